"""One's own memory in a browser: taking back with the words from paper, by keyboard, without
scripts; every page of it readable for everybody.
"""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from memories.models import Memory
from memories.private import new_link
from memories.uploads.receiving import receive
from tests.browser.looks import SCHEMES, SCRIPTS
from tests.browser.test_yours import SIZES, fits, tab_to
from tests.factories import MemoryFactory
from tests.memories.giving.conftest import picture

PHONE = {"width": 390, "height": 844}
WORDS = "My mother had one of these by the copper."
PARTS = (
    *("", "change/", "name/", "name/less/", "files/", "uses/", "letters/"),
    *("complain/", "take-back/", "fresh-link/"),
)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"
    settings.LOCKS_DIR = tmp_path / "locks"


@pytest.fixture
def memory(folders):
    """On the site, with a picture and Maureen Kelly's name."""
    reader = get_user_model().objects.create_user("reader")
    memory = MemoryFactory(text=WORDS, name_as="full", shown_name="Maureen Kelly")
    receive(memory, picture(), description="A blue cup")
    memory.submit()
    memory.start_review(reader)
    memory.approve(reader)
    return memory


def heading(page, words):
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_it_is_taken_back_with_the_words_from_paper_by_keyboard(open_page, memory, scripts):
    words = new_link(memory)
    page = open_page(java_script_enabled=scripts, viewport=PHONE)
    page.goto("/yours/")
    page.focus("#id_slip-words")
    page.keyboard.type(words)
    page.wait_for_timeout(1100)
    page.keyboard.press("Enter")
    heading(page, "It is on the site")
    expect(page.get_by_text(WORDS)).to_be_visible()
    press(page, page.get_by_role("link", name="Take it back"))
    heading(page, "Take it back?")
    expect(page.get_by_text("cannot be called back")).to_be_visible()
    press(page, page.get_by_role("button", name="Take it back"))
    heading(page, "You have taken it back")
    assert Memory.objects.get().state == "withdrawn"
    assert page.context.cookies() == [] or not scripts or _only_of_the_form(page)
    page.goto(memory.get_absolute_url())
    heading(page, "This is no longer here")
    page.go_back()
    press(page, page.get_by_role("button", name="Bring it back"))
    heading(page, "It is on the site")


def press(page, thing):
    """Use it without a mouse."""
    thing.focus()
    page.keyboard.press("Enter")


def _only_of_the_form(page):
    return {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}


@pytest.mark.slow
def test_it_is_reached_by_the_tab_key(page, memory):
    page.goto(f"/yours/{new_link(memory).replace(' ', '-')}/memory/")
    tab_to(page, "a.button[href$='/take-back/']", most=60)
    page.keyboard.press("Enter")
    heading(page, "Take it back?")
    tab_to(page, ".giving__buttons .button", most=60)


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_can_be_read_by_everybody(
    open_page, memory, assert_accessible, viewport, scheme
):
    words = new_link(memory).replace(" ", "-")
    memory.complain("You have put the wrong year beside it.")
    memory.retell(text="It was my aunt who had it by the copper.")
    page = open_page(viewport=viewport, color_scheme=scheme)
    for part in PARTS:
        page.goto(f"/yours/{words}/memory/{part}")
        assert_accessible(page)
        assert fits(page), part


@pytest.mark.slow
def test_an_answer_is_given_and_what_is_wrong_with_it_is_said(page, assert_accessible):
    reader = get_user_model().objects.create_user("reader")
    memory = MemoryFactory(state="changes_asked", reader=reader, text=WORDS)
    page.goto(f"/yours/{new_link(memory).replace(' ', '-')}/memory/")
    page.get_by_role("link", name="Answer our question").click()
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("Please write a few words.")
    assert_accessible(page)
    page.get_by_label("Your answer").fill("It was in 1962.")
    page.get_by_role("button", name="Send it").click()
    heading(page, "It waits to be read")
    expect(page.get_by_role("status")).to_contain_text("we have your answer")


def test_the_copy_comes_as_a_file(page, memory):
    page.goto(f"/yours/{new_link(memory).replace(' ', '-')}/memory/")
    with page.expect_download() as found:
        page.get_by_role("link", name="Get a copy of all that we hold").click()
    assert found.value.suggested_filename == f"memory-{memory.reference}.zip"


@pytest.mark.slow
def test_a_phone_shows_the_last_day(open_page):
    memory = MemoryFactory(state="withdrawn", reader=get_user_model().objects.create_user("ann"))
    page = open_page(viewport=PHONE)
    page.goto(f"/yours/{new_link(memory).replace(' ', '-')}/memory/")
    day = timezone.localdate(memory.erase_at)
    expect(page.get_by_text(f"We erase it on {day.day} {day:%B %Y}")).to_be_visible()
