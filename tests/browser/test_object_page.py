"""What a person does with one object: look closely, reuse, cite, share, print."""

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from objects.models import CollectionObject
from objects.sharing.short_links import code_of
from tests.browser.looks import SCHEMES
from tests.factories import CollectionObjectFactory, ObjectImageFactory, ObjectPersonFactory

WAIT = 5000


@pytest.fixture
def thing(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    thing = CollectionObjectFactory(
        object_number="BAC/1983.4", title="Enamel sign", right_type="CC BY 4.0", date_text="1935"
    )
    ObjectPersonFactory(collection_object=thing, person__name="Ekco")
    for licence, alt in (("CC0", "A blue sign"), ("All rights reserved", "Its back")):
        row = ObjectImageFactory(collection_object=thing, licence=licence, alt_text=alt)
        row.image.make_sizes()
    return thing


@pytest.fixture
def complaints(page):
    """What the browser says against a page: refused by the policy, failed, not found."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible_and_so_is_its_label(open_page, thing, assert_accessible, scheme):
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    for address in ("/objects/bac-1983-4/", "/objects/bac-1983-4/label/"):
        page.goto(address)
        assert_accessible(page)
    page.goto("/objects/bac-1983-4/")
    page.get_by_text("For a reference manager").click()
    page.get_by_role("link", name="A blue sign").click()
    page.get_by_role("dialog").wait_for()
    assert_accessible(page)


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/objects/bac-1983-4/", "/objects/bac-1983-4/label/", "/"])
def test_nothing_scrolls_sideways_on_a_small_screen(open_page, thing, address):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_picture_is_seen_in_full_by_the_keyboard_and_closed_again(page, thing):
    page.goto("/objects/bac-1983-4/")
    link = page.get_by_role("link", name="Its back")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Its back")
    dialog.wait_for()
    picture = dialog.get_by_role("img", name="Its back")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert picture.bounding_box()["width"] == page.viewport_size["width"]
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert link.evaluate("link => link === document.activeElement")
    link.click()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")


def test_without_javascript_the_picture_in_full_is_a_link(page_without_javascript, thing):
    page = page_without_javascript
    page.goto("/objects/bac-1983-4/")
    page.get_by_role("link", name="A blue sign").click()
    page.wait_for_url("**/images/*.jpg")


@pytest.mark.slow
def test_one_may_take_home_what_the_licence_allows(page, thing):
    page.goto("/objects/bac-1983-4/")
    assert page.get_by_text("Picture 1: Yes. Its rights were given up.").is_visible()
    assert page.get_by_text("Picture 2: No. Somebody has rights in it.").is_visible()
    assert page.get_by_text("What is written here: Yes.").is_visible()
    assert page.get_by_role("link", name=re.compile("^Download the pic|^Download pic")).count() == 1
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the picture").click()
    assert download.value.suggested_filename == "bac-1983-4-1.jpg"


@pytest.mark.slow
def test_one_can_cite_it(page_without_javascript, thing):
    page = page_without_javascript
    page.goto("/objects/bac-1983-4/")
    address = f"{settings.SITE_URL}/objects/bac-1983-4/"
    cited = f"Enamel sign, object number BAC/1983.4, BAC Collection, {address}"
    assert page.get_by_text(cited).is_visible()
    line = page.get_by_text("@misc{bac-1983-4, author = {{Ekco}}, title = {{Enamel sign}}")
    assert not line.is_visible()
    page.get_by_text("For a reference manager").click()
    assert line.is_visible()


@pytest.mark.slow
def test_a_short_link_and_a_label_with_its_code(page_without_javascript, thing):
    page = page_without_javascript
    page.goto(f"/o/{code_of(thing.pk)}")
    page.get_by_role("heading", level=1, name="Enamel sign").wait_for()
    page.get_by_role("link", name="Print a label").click()
    page.get_by_role("heading", level=1, name="A label to print").wait_for()
    page.emulate_media(media="print")
    assert not page.get_by_role("heading", name="A label to print").is_visible()
    assert not page.get_by_role("banner").is_visible()
    label = page.get_by_role("region", name="The label")
    for words in ("BAC/1983.4", "Enamel sign", "Made by Ekco, 1935."):
        assert label.get_by_text(words, exact=True).is_visible()
    code = label.locator("svg").bounding_box()
    assert code["width"] > 90, "a phone reads nothing smaller than about 25 mm"
    assert label.bounding_box()["height"] >= 105 * 96 / 25.4 - 1


@pytest.mark.slow
def test_a_label_is_one_sheet(page, thing):
    page.goto("/objects/bac-1983-4/label/")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_the_policy_is_kept_with_data_for_machines_on_the_page(page, complaints, thing):
    page.goto("/objects/bac-1983-4/", wait_until="networkidle")
    assert page.locator("script[type='application/ld+json']").count() == 1
    page.get_by_role("link", name="A blue sign").click()
    page.get_by_role("dialog").wait_for()
    page.goto("/objects/bac-1983-4/label/", wait_until="networkidle")
    assert complaints == []


def looks(page):
    """The posts that the page has sent so far: [(address, headers)]."""
    sent = []
    page.on("request", lambda asked: sent.append(asked) if asked.method == "POST" else None)
    return sent


def stop_the_clock(page):
    """Let time pass by `run_for` alone: a slow machine takes seconds over what is instant."""
    page.clock.pause_at(datetime.now() + timedelta(minutes=1))


@pytest.mark.slow
def test_five_seconds_are_a_first_look(page, thing, assert_accessible):
    sent = looks(page)
    large = CollectionObjectFactory(is_featured=True, first_seen_at=timezone.now())
    ObjectImageFactory(collection_object=large)
    page.clock.install()
    page.goto("/")
    assert page.get_by_text("Nobody has looked at this yet").is_visible()
    assert_accessible(page)
    stop_the_clock(page)
    page.goto("/objects/bac-1983-4/")
    page.clock.run_for(WAIT - 500)
    assert sent == []
    with page.expect_response("**/seen/") as response:
        page.clock.run_for(1000)
    assert response.value.status == 204
    assert "cookie" not in {name.lower() for name in sent[0].all_headers()}
    assert CollectionObject.objects.get(pk=thing.pk).first_seen_at is not None
    page.clock.run_for(WAIT * 3)
    page.goto("/objects/bac-1983-4/")
    page.clock.run_for(WAIT * 3)
    assert len(sent) == 1
    page.goto("/")
    assert not page.get_by_text("Nobody has looked at this yet").is_visible()


@pytest.mark.slow
def test_a_page_that_lies_behind_another_is_not_looked_at(page, thing):
    sent = looks(page)
    page.clock.install()
    stop_the_clock(page)
    page.add_init_script(
        "Object.defineProperty(document, 'visibilityState', {get: () => window.shown ?? 'hidden'})"
    )
    turn = (
        "state => { window.shown = state; document.dispatchEvent(new Event('visibilitychange')) }"
    )
    page.goto("/objects/bac-1983-4/")
    page.clock.run_for(WAIT * 2)
    page.evaluate(turn, "visible")
    page.clock.run_for(WAIT - 1000)
    page.evaluate(turn, "hidden")
    page.clock.run_for(WAIT * 2)
    assert sent == []
    page.evaluate(turn, "visible")
    with page.expect_response("**/seen/"):
        page.clock.run_for(WAIT + 100)
    assert len(sent) == 1


@pytest.mark.slow
def test_an_object_page_prints_with_its_address_and_without_buttons(page, thing):
    page.goto("/objects/bac-1983-4/")
    page.emulate_media(media="print")
    assert page.get_by_text("Can I reuse this?").is_visible()
    for name in ("Download the picture", "Print a label"):
        assert not page.get_by_role("link", name=name).is_visible()
    assert page.get_by_role("img", name="QR code").is_visible()


@pytest.mark.parametrize("words", ["Copy the link", "Copy this"])
def test_the_short_link_and_the_citation_are_copied(page, thing, live_server, words):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page.goto("/objects/bac-1983-4/")
    page.get_by_role("button", name=words).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    if words == "Copy the link":
        assert copied == f"{settings.SITE_URL}/o/{code_of(thing.pk)}"
    else:
        assert copied.startswith("Enamel sign, object number BAC/1983.4, ")
        assert copied.endswith(f"{settings.SITE_URL}/objects/bac-1983-4/")


@pytest.mark.slow
def test_where_a_browser_refuses_it_says_so(open_page, thing):
    page = open_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.goto("/objects/bac-1983-4/")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_text("Please select it and copy it.")).to_be_visible()


@pytest.mark.slow
def test_without_javascript_there_is_no_button_to_copy(page_without_javascript, thing):
    page_without_javascript.goto("/objects/bac-1983-4/")
    expect(page_without_javascript.get_by_text("For a reference manager")).to_be_visible()
    expect(page_without_javascript.get_by_role("button", name="Copy this")).not_to_be_visible()
