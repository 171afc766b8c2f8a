"""The search box proposes while one types, by keyboard and to a screen reader."""

import pytest
from playwright.sync_api import expect

from tests.browser.looks import SCHEMES
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def shelf(request):
    index = request.getfixturevalue("index")
    name = TermFactory(vocabulary="object_name", name="egg cup")
    for number in range(3):
        thing = CollectionObjectFactory(title=f"Egg cup with a chick {number}")
        ObjectTermFactory(collection_object=thing, term=name)
    index.rebuild()


def box(page):
    return page.get_by_role("combobox")


def test_by_keyboard(shelf, page):
    page.goto("/objects/")
    box(page).press_sequentially("egg")
    options = page.get_by_role("option")
    expect(options).to_have_count(4)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("4 suggestions")).to_have_count(1)
    box(page).press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    expect(box(page)).to_be_focused()
    box(page).press("ArrowUp")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    box(page).press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box(page).press("Home")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    box(page).press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("egg")
    box(page).press("ArrowDown")
    expect(options).to_have_count(4)
    box(page).press("ArrowDown")
    box(page).press("Enter")
    page.get_by_role("heading", level=1, name="Egg cups", exact=True).wait_for()


@pytest.mark.slow
def test_enter_without_a_choice_searches_as_ever(shelf, page):
    page.goto("/")
    box(page).press_sequentially("egg")
    expect(page.get_by_role("option")).to_have_count(4)
    box(page).press("Enter")
    page.get_by_role("heading", level=1, name="Everything: “egg”").wait_for()


@pytest.mark.slow
def test_by_pointer_to_a_single_thing(shelf, page):
    page.goto("/search/")
    box(page).press_sequentially("egg cup with")
    page.get_by_role("option", name="Egg cup with a chick 1").click()
    page.get_by_role("heading", level=1, name="Egg cup with a chick 1").wait_for()


def test_without_javascript_it_is_a_form(shelf, page_without_javascript):
    page = page_without_javascript
    page.goto("/search/")
    page.get_by_role("searchbox", name="Search everything").fill("chick")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("heading", level=1, name="Everything: “chick”").wait_for()
    expect(page.locator(".card")).to_have_count(3)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible_on_a_small_screen(shelf, open_page, assert_accessible, scheme):
    page = open_page(viewport=PHONE, color_scheme=scheme)
    page.goto("/search/?q=egg")
    assert_accessible(page)
    box(page).fill("")
    box(page).press_sequentially("egg")
    expect(page.get_by_role("option")).to_have_count(4)
    box(page).press("ArrowDown")
    assert_accessible(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
