"""A moderator reads a memory in a real browser, by keyboard; two windows don't undo each other."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from memories.groups import MODERATORS
from memories.models import Memory
from tests.factories import CollectionObjectFactory, MemoryFactory

QUEUE = "/admin/memories/"
GIVEN = "Mrs Perrin at number 9 lent us her copper. We boiled it on Mondays."


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"


@pytest.fixture
def log_in(let_in):
    """Log a new moderator in to a window: `log_in(page, "ann")`."""

    def enter(page, name):
        user = get_user_model().objects.create_user(name, first_name=name.title())
        user.groups.add(Group.objects.get(name=MODERATORS))
        return let_in(page, user)

    return enter


@pytest.fixture
def memory():
    thing = CollectionObjectFactory(object_number="BAC/7", title="Copper")
    return MemoryFactory(state="submitted", text=GIVEN, collection_object=thing)


def tab_to(page, locator):
    """Go on with the Tab key until this has the focus."""
    for _ in range(150):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the Tab key does not lead there")


def press(page, name, role="button"):
    """By keyboard only."""
    tab_to(page, page.get_by_role(role, name=name, exact=True).first)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_by_keyboard_a_part_is_hidden_and_the_rest_approved(page, log_in, memory, live_server):
    log_in(page, "ann")
    page.goto(QUEUE)
    press(page, "BAC/7 Copper", "link")
    page.get_by_text("Mrs Perrin at number 9").first.wait_for()
    press(page, "Take it, to read it")
    page.get_by_text("You read this one.").wait_for()
    tab_to(page, page.get_by_label("Words to hide"))
    page.keyboard.type("Mrs Perrin at number 9")
    press(page, "Keep this version")
    page.get_by_text("What is struck through is hidden from the public.").wait_for()
    press(page, "See it as the public will", "link")
    shown = page.get_by_role("region", name="This is all that the public will read")
    assert "[hidden] lent us her copper." in shown.inner_text()
    assert "Perrin" not in page.locator("main").inner_text()
    press(page, "Approve it")
    page.get_by_text(f"{memory.reference}: Approved.").wait_for()
    assert Memory.objects.shown_on("memory_page").get().telling.has_hidden


def test_the_public_reads_the_rest_and_not_what_is_hidden(page, memory):
    telling = memory.tellings.get()
    memory.start_review(None)
    memory.prepare(
        telling, None, public_text="[hidden] lent us her copper. We boiled it on Mondays."
    )
    memory.approve(None)
    response = page.goto(memory.get_absolute_url())
    assert response.status == 200
    assert "lent us her copper." in page.content()
    assert "Perrin" not in page.content()


@pytest.mark.slow
def test_two_windows_lose_nothing_of_each_other(open_page, log_in, memory):
    ann, bea = (log_in(open_page(), name) for name in ("ann", "bea"))
    memory.start_review(get_user_model().objects.get(username="ann"))
    address = f"{QUEUE}{memory.reference}/"
    for window in (ann, bea):
        window.goto(address)
    ann.get_by_label("Words to hide").fill("Mrs Perrin")
    ann.get_by_role("button", name="Keep this version").click()
    ann.get_by_text("What is struck through is hidden").wait_for()
    bea.get_by_label("Note before it").fill("Tells of a neighbour")
    bea.get_by_role("button", name="Keep this version").click()
    bea.get_by_text("This was not done: somebody changed the memory meanwhile").wait_for()
    assert bea.get_by_label("Note before it").input_value() == "Tells of a neighbour"
    assert memory.tellings.get().public_text.startswith("[hidden] at number 9")
    assert memory.tellings.get().content_note == ""


def test_without_javascript_it_is_taken(page_without_javascript, log_in, memory):
    page = log_in(page_without_javascript, "ann")
    page.goto(f"{QUEUE}{memory.reference}/")
    page.get_by_role("button", name="Take it, to read it").dispatch_event("click")
    page.get_by_text("You read this one.").wait_for(state="attached")
    memory.refresh_from_db()
    assert memory.state == "in_review"


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_queue_and_memory_are_accessible(open_page, log_in, memory, assert_accessible, width):
    page = log_in(open_page(viewport={"width": width, "height": 800}), "ann")
    memory.files.create(kind="picture", state="arriving")
    memory.messages.create(kind="complaint", text="My sister is named.")
    memory.start_review(get_user_model().objects.get(username="ann"))
    for address in (QUEUE, f"{QUEUE}{memory.reference}/", f"{QUEUE}type-one-in/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        main = page.locator("main")
        assert main.count() == 1
        assert_accessible(page)
