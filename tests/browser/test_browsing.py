"""What a person does to find a thing among many, in a real browser."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.browser.looks import SCHEMES, SCRIPTS
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory


@pytest.fixture
def shelf(request):
    """Thirty tins, red ones and blue ones, and a comb, all found by the engine."""
    with transaction.atomic():  # one commit, not a hundred
        make_things()
    request.getfixturevalue("index").rebuild()


def make_things():
    tin = TermFactory(vocabulary="object_name", name="tin")
    comb = TermFactory(vocabulary="object_name", name="comb")
    red = TermFactory(vocabulary="colour", name="red")
    steel = TermFactory(name="steel")
    for number in range(31):
        thing = CollectionObjectFactory(
            title=f"Tin {number}" if number else "Comb", date_text="1932" if number % 2 else ""
        )
        terms = [
            tin if number else comb,
            *([steel] if number < 29 else []),
            *([red] if number < 3 else []),
        ]
        for term in terms:
            ObjectTermFactory(collection_object=thing, term=term)


def choose(page, name):
    page.get_by_role("link", name=re.compile(rf"^\W*{name}\b")).first.click()


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_search_narrow_take_away_turn_the_page_and_come_back(open_page, shelf, javascript):
    page = open_page(java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    page.get_by_label("Search everything").fill("tins")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=re.compile(r"^All \d+ objects")).click()
    page.get_by_role("heading", name="Objects: “tins”").wait_for()
    choose(page, "steel")
    page.get_by_role("heading", name="Objects made of steel: “tins”").wait_for()
    choose(page, "1930s")
    page.get_by_role("heading", name="Objects made of steel, 1930s: “tins”").wait_for()
    expect(page.get_by_text("14 objects", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Take away Decade or period: 1930s").click()
    page.get_by_text("1 to 24 of 28 objects").first.wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_text("25 to 28 of 28 objects").first.wait_for()
    page.locator(".card__link").last.click()
    page.get_by_role("heading", name="The facts").wait_for()
    page.go_back()
    page.get_by_text("25 to 28 of 28 objects").first.wait_for()
    page.go_back()
    page.get_by_text("1 to 24 of 28 objects").first.wait_for()
    page.go_back()
    page.get_by_role("heading", name="Objects made of steel, 1930s: “tins”").wait_for()
    assert "when=1930s" in page.url
    page.reload()
    page.get_by_role("heading", name="Objects made of steel, 1930s: “tins”").wait_for()
    assert complaints == []


def test_facets_change_the_list_in_place_and_keep_focus(open_page, shelf):
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto("/objects/")
    page.evaluate("window.stayed = true")
    link = page.get_by_role("link", name=re.compile(r"^\W*steel"))
    before = link.bounding_box()["y"]
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    assert page.title().startswith("Objects made of steel")
    assert page.evaluate("window.stayed")
    assert page.evaluate("document.activeElement.id") == "material-material-steel"
    assert abs(link.bounding_box()["y"] - before) < 2 or page.evaluate("scrollY") == 0
    expect(page.locator("#browse-status")).to_contain_text("1 to 24 of 29 objects")
    page.get_by_role("link", name="Take away Material: steel").click()
    page.get_by_role("heading", name="Objects", exact=True).wait_for()
    assert page.evaluate("document.activeElement.id") == "found"


def test_back_brings_one_to_the_same_place(open_page, shelf):
    page = open_page(viewport={"width": 1280, "height": 500})
    page.goto("/objects/")
    page.evaluate("scrollTo(0, 300)")
    choose(page, "steel")
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.go_back()
    page.get_by_role("heading", name="Objects", exact=True).wait_for()
    # Not `wait_for_function`: it evaluates a string, which the strict policy refuses.
    for _ in range(50):
        if abs(page.evaluate("scrollY") - 300) < 40:
            break
        page.wait_for_timeout(100)
    assert abs(page.evaluate("scrollY") - 300) < 40


@pytest.mark.slow
def test_on_a_phone_facets_are_behind_one_handle(open_page, shelf, assert_accessible):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto("/objects/")
    value = page.get_by_role("link", name=re.compile(r"^\W*steel"))
    assert not value.is_visible()
    page.get_by_text("Narrow it down").click()
    assert value.is_visible()
    assert_accessible(page)
    for address in ("/objects/", "/objects/?q=tin&view=list", "/objects/?q=zeppelin&kind=x"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.goto("/objects/")
    page.get_by_text("Narrow it down").click()
    small = page.evaluate(
        """[...document.querySelectorAll('browse-list a, browse-list summary, button')]
        .filter(link => !link.matches('.card__link') && link.checkVisibility())
        .filter(link => !link.closest('.browse__table'))
        .filter(link => link.getBoundingClientRect().height < 43.5)
        .map(link => link.textContent.trim())"""
    )
    assert small == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_state_is_accessible(open_page, shelf, assert_accessible, scheme):
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    for address in (
        "/objects/?q=tin&material=material-steel&when=1930s",
        "/objects/?view=list",
        "/objects/?q=zeppelin&kind=x",
        "/objects/choose/material/",
    ):
        page.goto(address)
        assert_accessible(page)


def test_the_keyboard_alone_narrows(open_page, shelf):
    page = open_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto("/objects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("comb")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Objects: “comb”").wait_for()
    page.get_by_role("link", name=re.compile(r"^\W*comb")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Combs: “comb”").wait_for()


@pytest.mark.slow
@pytest.mark.parametrize("javascript", SCRIPTS)
def test_years_are_typed_included_with_undated_and_taken_away(
    open_page, shelf, assert_accessible, javascript
):
    page = open_page(java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
    page.goto("/objects/?kind=object_name-tin")
    page.get_by_label("From year").fill("1939")
    page.get_by_label("to year").fill("1920")
    page.get_by_label("to year").press("Enter")
    page.get_by_role("heading", name="Tins, 1920 to 1939", exact=True).wait_for()
    expect(page.get_by_label("From year")).to_have_value("1920")
    assert page.title().startswith("Tins, 1920 to 1939")
    page.get_by_role("link", name="Include the 15 without a date").click()
    page.get_by_role("heading", name="Tins, 1920 to 1939 or undated").wait_for()
    assert "when=undated" in page.url
    expect(page.get_by_text("1 to 24 of 30 objects").first).to_be_visible()
    page.get_by_role("link", name="Take away Decade or period: Undated").click()
    page.get_by_role("heading", name="Tins, 1920 to 1939", exact=True).wait_for()
    page.get_by_role("link", name="Take away Decade or period: 1920 to 1939").click()
    page.get_by_role("heading", name="Tins", exact=True).wait_for()
    assert "from=" not in page.url
    page.get_by_label("From year").fill("longago")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("We can’t read “longago” as a year").first).to_be_visible()
    if javascript:  # axe itself is a script
        assert_accessible(page)


@pytest.mark.slow
def test_typing_years_changes_the_list_in_place_and_keeps_focus(open_page, shelf):
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto("/objects/")
    page.evaluate("window.stayed = true")
    page.get_by_text("Narrow it down").click()
    page.locator("summary", has_text="Material").click()
    field = page.get_by_label("From year")
    field.fill("1933")
    field.press("Enter")
    page.get_by_role("heading", name="Nothing fits all of this").wait_for()
    expect(page.locator("#browse-status")).to_have_text("Nothing fits all of this")
    field.fill("1930s")
    before = field.bounding_box()["y"]
    field.press("Enter")
    page.get_by_role("heading", name="Objects, from 1930").wait_for()
    assert page.evaluate("window.stayed")
    assert page.url.endswith("/objects/?from=1930s")
    assert page.evaluate("document.activeElement.id") == "years-from"
    assert abs(field.bounding_box()["y"] - before) < 2
    assert not page.locator("[data-group=material]").evaluate("group => group.open")
    expect(page.locator("#browse-status")).to_contain_text("15 objects")
    field.fill("soon")
    field.press("Enter")
    expect(page.locator("#browse-status")).to_contain_text("We can’t read “soon” as a year")
    page.go_back()
    page.get_by_role("heading", name="Objects, from 1930").wait_for()
    expect(field).to_have_value("1930s")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_years_and_ways_on_are_accessible_and_fit_small_screens(
    open_page, shelf, assert_accessible, scheme
):
    page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640})
    for address in ("/objects/?from=longago", "/objects/?from=1500&to=1510&q=tin"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert_accessible(page)
    assert page.locator(".ways-on__way").count() == 3


@pytest.mark.slow
def test_back_from_an_object_brings_one_to_the_same_place_with_the_same_groups_open(
    open_page, shelf
):
    page = open_page(viewport={"width": 1280, "height": 500})
    page.goto("/objects/")
    page.locator("summary", has_text="Picture").click()
    is_open = "group => group.open"
    picture = page.locator("[data-group=picture]")
    assert picture.evaluate(is_open)
    choose(page, "steel")
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    assert picture.evaluate(is_open)
    page.locator(".card__link").nth(10).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    page.locator(".card__link").nth(10).click()
    page.get_by_role("heading", name="The facts").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    for _ in range(50):
        if abs(page.evaluate("scrollY") - place) < 40:
            break
        page.wait_for_timeout(100)
    assert abs(page.evaluate("scrollY") - place) < 40
    assert picture.evaluate(is_open)


def is_in_view(page, locator) -> bool:
    box = locator.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"] + 1


@pytest.mark.slow
def test_on_a_phone_what_was_found_is_one_press_away(open_page, shelf, assert_accessible):
    page = open_page(viewport={"width": 390, "height": 700})
    page.goto("/objects/?q=tin")
    page.get_by_text("Narrow it down").click()
    show = page.get_by_role("link", name="Show the 30 objects")
    assert is_in_view(page, show)
    choose(page, "steel")
    show = page.get_by_role("link", name="Show the 28 objects")
    show.wait_for()
    assert is_in_view(page, show)
    assert_accessible(page)
    show.focus()
    page.keyboard.press("Enter")
    expect(show).not_to_be_visible()
    assert page.evaluate("document.activeElement.id") == "found"
    assert is_in_view(page, page.get_by_text("1 to 24 of 28 objects").first)
    page.set_viewport_size({"width": 1280, "height": 700})
    expect(show).not_to_be_visible()


def test_without_javascript_it_leads_there_too(open_page, shelf):
    page = open_page(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page.goto("/objects/?q=tin")
    page.get_by_text("Narrow it down").click()
    page.get_by_role("link", name="Show the 30 objects").click()
    assert is_in_view(page, page.get_by_text("1 to 24 of 30 objects").first)


@pytest.mark.slow
def test_what_has_focus_is_not_behind_it(open_page, shelf):
    page = open_page(viewport={"width": 390, "height": 400})
    page.goto("/objects/?q=tin")
    page.get_by_text("Narrow it down").click()
    show = page.locator(".facets__foot")
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.get_attribute("id") == "show-found":
            break
        box = focused.bounding_box()
        assert box["y"] + box["height"] <= show.bounding_box()["y"] + 1


@pytest.mark.slow
def test_forward_after_back_brings_one_to_the_same_place(open_page, shelf):
    page = open_page(viewport={"width": 1280, "height": 500})
    page.goto("/objects/")
    choose(page, "steel")
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(600)
    place = page.evaluate("scrollY")
    assert place > 300
    page.go_back()
    page.get_by_role("heading", name="Objects", exact=True).wait_for()
    page.go_forward()
    page.get_by_role("heading", name="Objects made of steel").wait_for()
    for _ in range(50):
        if abs(page.evaluate("scrollY") - place) < 40:
            break
        page.wait_for_timeout(100)
    assert abs(page.evaluate("scrollY") - place) < 40
