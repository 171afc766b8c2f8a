"""The way in to one's own page, and the slip, in a browser: by keyboard, without JavaScript."""

import pytest

from contact import private_pages
from contact.fresh_links import answer_requests
from contact.models import Letter
from tests.browser.looks import SCHEMES, SCRIPTS
from tests.contact.post import ADA, contact_at
from tests.contact.yours import PAGE, PURPOSE, add_shoebox, hyphened, make_link

pytestmark = pytest.mark.urls("tests.contact.yours")

SIZES = [{"width": 320, "height": 700}, {"width": 1280, "height": 900}]


@pytest.fixture(autouse=True)
def shoebox(monkeypatch):
    add_shoebox(monkeypatch)
    assert private_pages.page_for(PURPOSE) is PAGE


def tab_to(page, selector, most=40):
    """Go there as somebody does who has no mouse."""
    wanted = page.locator(selector)
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{selector} cannot be reached by the Tab key")


def fits(page):
    """Nothing sticks out to the side."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("java_script", SCRIPTS)
def test_six_words_from_paper_open_the_page_by_keyboard(open_page, java_script):
    words = make_link("Q7R2")
    page = open_page(java_script_enabled=java_script, viewport=SIZES[0])
    page.goto("/yours/")
    tab_to(page, "#id_slip-words") if java_script else page.focus("#id_slip-words")
    page.keyboard.type("apple " * 6)
    page.wait_for_timeout(3100)  # a person reads for longer than that
    page.keyboard.press("Enter")
    trouble = page.locator("#id_slip-words_error")
    trouble.wait_for()
    assert "These words do not open anything" in trouble.inner_text()
    box = page.locator("#id_slip-words")
    assert box.input_value() == "apple " * 6
    assert box.get_attribute("aria-invalid") == "true"
    assert "id_slip-words_error" in box.get_attribute("aria-describedby")
    box.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(" ".join(word[:4].upper() for word in words.split()))
    page.keyboard.press("Enter")
    page.wait_for_url("**/shoebox/")
    assert page.locator("body").inner_text() == "The shoebox of Q7R2, GET"


@pytest.mark.slow
def test_a_fresh_link_is_asked_for_without_javascript(page_without_javascript):
    contact_at(ADA)
    page = page_without_javascript
    page.goto("/yours/")
    page.get_by_label("Your e-mail address").fill(ADA)
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Send me a fresh link").click()
    page.get_by_role("heading", name="Now look at your e-mail").wait_for()
    answer_requests()
    assert Letter.objects.get().kind == "fresh_links"


def test_a_page_that_tells_nobody_where_it_is_can_still_send_its_forms(page):
    """Browsers send `Origin: null` from a page under `no-referrer`; Django alone refuses that."""
    words = make_link("Q7R2")
    asked = []
    page.on("request", lambda request: asked.append(request.headers))
    page.goto(PAGE.address(words))
    page.evaluate(
        """() => {
            const form = document.createElement("form");
            form.method = "post";
            document.body.append(form);
            form.submit();
        }"""
    )
    page.get_by_text("The shoebox of Q7R2, POST").wait_for()
    assert asked[-1]["origin"] == "null"
    assert not [one for one in asked if "referer" in one]
    assert page.context.cookies() == []


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_can_be_read_by_everybody(open_page, assert_accessible, viewport, scheme):
    words = hyphened(make_link("Q7R2"))
    page = open_page(viewport=viewport, color_scheme=scheme)
    for address in ("/yours/", "/yours/asked/", f"/yours/{words}/slip/", "/yours/none/"):
        page.goto(address)
        assert_accessible(page)
        assert fits(page), address


@pytest.mark.slow
def test_what_went_wrong_can_be_read_by_everybody(page, assert_accessible):
    page.goto("/yours/")
    page.get_by_label("Your e-mail address").fill("ada")
    page.get_by_role("button", name="Send me a fresh link").click()
    page.get_by_text("Please type it as in name@example.org.").wait_for()
    assert page.title().startswith("Something needs doing")
    assert_accessible(page)


def test_only_the_slip_is_printed(page):
    page.goto(f"/yours/{hyphened(make_link('Q7R2'))}/slip/")
    page.emulate_media(media="print")
    assert page.locator(".slip").is_visible()
    assert page.locator(".six-words__word").count() == 6
    assert page.locator(".slip .qr-code").bounding_box()["width"] > 100
    for other in (".site-header", ".site-footer", "h1"):
        assert not page.locator(other).first.is_visible()
