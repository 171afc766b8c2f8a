"""The journeys by which people find one thing: in few clicks, by keyboard, without JavaScript."""

import gzip
import json
import re

import pytest
from django.core.management import call_command
from django.db import transaction
from playwright.sync_api import expect

from tests.browser.looks import SCRIPTS
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory

SOUGHT = ("AIBDC : 008432.1SA", "AIBDC : 008432.2SA")
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def egg_cups(shared, request, settings, tmp_path):
    """All egg cups of the shared records among one in forty of the others, found by the engine."""
    for name in ("PRIVATE_MEDIA_ROOT", "IMPORTS_DIR"):
        setattr(settings, name, tmp_path / name)
    index = request.getfixturevalue("index")
    path = shared / "catalogue" / "mds" / "modip-10000.json.gz"
    records = json.loads(gzip.decompress(path.read_bytes()))
    some = [
        record
        for place, record in enumerate(records)
        if place % 40 == 0 or "egg cup" in json.dumps(record)
    ]
    file = tmp_path / "some.json"
    file.write_text(json.dumps(some))
    call_command("import_objects", str(file), mapping="mds", verbosity=0)
    index.rebuild()


def press(page, name):
    """One click on a link whose words begin so."""
    page.get_by_role("link", name=re.compile(rf"^\W*{name}\b")).first.click()


def heading(page, name):
    page.get_by_role("heading", level=1, name=name, exact=True).wait_for()


@pytest.mark.slow
@pytest.mark.shared
def test_green_egg_cups_of_bakelite_are_found_in_four_clicks(open_page, egg_cups):
    with_words_and_choices(open_page(viewport=DESK))
    with_choices_alone(open_page(viewport=DESK))
    with_a_whole_sentence(open_page(java_script_enabled=False, viewport=DESK))


def with_words_and_choices(page):
    page.goto("/objects/")
    page.get_by_label("Search the objects").fill("egg cup")
    page.get_by_role("button", name="Search").click()
    heading(page, "Objects: “egg cup”")
    press(page, "green")
    heading(page, "Objects in green: “egg cup”")
    press(page, "bakelite")
    expect(page.get_by_text("2 objects", exact=True).first).to_be_visible()
    page.locator(".card__link").first.click()
    heading(page, "Kleeware egg cup, 1 of 2")
    for number in SOUGHT:
        expect(page.get_by_text(number).first).to_be_visible()


def with_choices_alone(page):
    page.goto("/objects/")
    press(page, r"All [\d,]+ kinds of object")
    page.get_by_role("link", name="E", exact=True).click()
    press(page, "egg cup")
    heading(page, "Egg cups")
    press(page, "bakelite")
    card = page.locator(".card").filter(has_text=SOUGHT[0])
    expect(card).to_be_visible()
    expect(card.get_by_text("and 1 like it")).to_be_visible()


def with_a_whole_sentence(page):
    page.goto("/")
    box = page.get_by_label("Search everything")
    box.fill("the green egg cups made of bakelite before the war")
    box.press("Enter")
    expect(page.locator(".card").first).to_contain_text(SOUGHT[0])


@pytest.fixture
def combs(request):
    """Twelve combs, of which one is red, and twelve tins; all found by the engine."""
    with transaction.atomic():
        terms = {
            name: TermFactory(vocabulary=vocabulary, name=name)
            for name, vocabulary in (
                ("comb", "object_name"),
                ("tin", "object_name"),
                ("red", "colour"),
            )
        }
        for number in range(24):
            kind = "tin" if number % 2 else "comb"
            thing = CollectionObjectFactory(title=f"A {kind} {number}")
            ObjectTermFactory(collection_object=thing, term=terms[kind])
            if number == 6:
                ObjectTermFactory(collection_object=thing, term=terms["red"])
    request.getfixturevalue("index").rebuild()


FOCUS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const shown = [at, ...(at.classList.contains("card__link") ? [at.closest(".card")] : [])];
    const inSight = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    const before = window.was?.isConnected && window.was !== at
        && !(window.was.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
    window.was = at;
    return {
        words: at.textContent.trim() || at.name || "",
        outlined: shown.some(e => getComputedStyle(e).outlineStyle !== "none"
            && parseFloat(getComputedStyle(e).outlineWidth) >= 2),
        inSight, before,
    };
}"""


def tab_to(page, words):
    """Press Tab until what begins with `words` has the focus, each stop visible and in order."""
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        assert stop["outlined"], f"the focus is not seen on “{stop['words']}”"
        assert stop["inSight"], f"“{stop['words']}” has the focus out of sight"
        assert not stop["before"], f"“{stop['words']}” comes too late"
        if re.match(rf"\W*{words}\b", stop["words"]):
            return
    pytest.fail(f"sixty times Tab did not reach “{words}”")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("javascript", SCRIPTS)
def test_the_keyboard_alone_finds_a_thing_from_the_home_page(
    open_page, combs, viewport, javascript
):
    page = open_page(java_script_enabled=javascript, viewport=viewport)
    page.goto("/")
    tab_to(page, "Skip to the page")
    page.keyboard.press("Tab")  # the site's name
    tab_to(page, "Objects")
    page.keyboard.press("Enter")
    heading(page, "Objects")
    tab_to(page, "Skip to the page")
    page.keyboard.press("Enter")
    for words, title in (("comb", "Combs"), ("red", "Combs in red")):
        if viewport is PHONE and not page.locator("details.facets").evaluate("e => e.open"):
            tab_to(page, "Narrow it down")
            page.keyboard.press("Enter")
        tab_to(page, words)
        page.keyboard.press("Enter")
        heading(page, title)
    tab_to(page, "A comb 6")
    page.keyboard.press("Enter")
    heading(page, "A comb 6")
