"""A search that is understood, seen and undone in a real browser."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.browser.looks import SCHEMES, SCRIPTS
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory

MADE = (
    ("Table radio", "Bakelite", "1955"),
    ("Car radio", "steel", ""),
    ("Wireless", "Bakelite", "1932"),
    ("Side comb", "horn", "1958"),
    ("Egg cup", "Bakelite", ""),
)


@pytest.fixture
def counter(request):
    with transaction.atomic():
        materials = {name: TermFactory(name=name) for name in {name for _, name, _ in MADE}}
        for title, material, date in MADE:
            thing = CollectionObjectFactory(title=title, date_text=date)
            ObjectTermFactory(collection_object=thing, term=materials[material])
    request.getfixturevalue("index").rebuild()


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_correction_is_said_undone_and_given_up_with_other_words(open_page, counter, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/objects/?q=bakalite")
    page.get_by_role("heading", name="Objects: “bakelite”").wait_for()
    expect(page.locator(".understood")).to_contain_text("Showing results for bakelite.")
    page.get_by_role("link", name="Search instead for bakalite").click()
    page.get_by_role("heading", name="Objects: “bakalite”").wait_for()
    expect(page.get_by_text("Nothing here has the word “bakalite”").first).to_be_visible()
    if javascript:
        expect(page.locator("#browse-status")).to_contain_text("Nothing fits all of this")
        assert page.evaluate("document.activeElement.id") == "found"
    page.locator("#words").fill("bakalite comb")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("heading", name="Objects: “bakelite comb”").wait_for()
    assert "as-typed" not in page.url
    expect(page.locator(".understood")).to_contain_text("Nothing has all of your words")
    assert complaints == []


@pytest.mark.slow
@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_date_in_words_is_taken_away_by_its_chip(open_page, counter, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
    page.goto("/objects/?q=fifties+radio")
    expect(page.get_by_role("heading", name="From your words")).to_be_visible()
    page.get_by_role("link", name="Take away Decade or period: Undated").click()
    page.get_by_text("1 object", exact=True).first.wait_for()
    expect(page.get_by_label("From year")).to_have_value("1950")
    page.get_by_role("link", name="Take away Decade or period: 1950 to 1959").click()
    expect(page.locator(".chips")).to_have_count(0)


@pytest.mark.slow
def test_what_was_made_of_words_is_said_to_a_screen_reader(open_page, counter):
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto("/objects/?q=bakalite")
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#browse-status")).to_contain_text("Showing results for bakelite.")
    expect(page.locator("#browse-status")).to_contain_text("3 objects")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_that_is_said_is_accessible_and_fits_small_screens(
    open_page, counter, assert_accessible, scheme
):
    page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    full = "&".join(f"material=m{number}" for number in range(14))
    for typed in (
        "q=bakalite+radio",
        "q=bakalite&view=list",
        "q=fifties+radio",
        "q=bakalite&as-typed=spelling",
        "q=xylophonist+comb",
        f"q=comb&{full}",
        f"q={'unbreakable' * 20}",
    ):
        page.goto(f"/objects/?{typed}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, typed
        assert_accessible(page)
    page.goto("/objects/")
    page.get_by_text("What can I type?").click()
    assert page.get_by_text("maker:…").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)
