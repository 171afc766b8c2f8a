"""From the list to a thing, on to the next and back to where one was, in a real browser."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.browser.looks import SCHEMES, SCRIPTS
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory


@pytest.fixture
def spoons(request):
    """Thirty spoons, found by the engine."""
    with transaction.atomic():  # one commit, not a hundred
        spoon = TermFactory(vocabulary="object_name", name="spoon")
        for number in range(1, 31):
            ObjectTermFactory(
                collection_object=CollectionObjectFactory(title=f"Spoon {number}"), term=spoon
            )
    request.getfixturevalue("index").rebuild()


def bar(page):
    return page.get_by_role("navigation", name="Your list")


def heading(page, title):
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_next_and_next_and_back_to_the_right_page(open_page, spoons, javascript):
    page = open_page(java_script_enabled=javascript)
    page.goto("/objects/?q=spoon&sort=number")
    page.get_by_role("link", name="Spoon 24", exact=True).click()
    heading(page, "Spoon 24")
    expect(bar(page)).to_contain_text("24 of 30")
    bar(page).get_by_role("link", name="Next Spoon 25").click()
    heading(page, "Spoon 25")
    bar(page).get_by_role("link", name="Next Spoon 26").click()
    heading(page, "Spoon 26")
    expect(bar(page).get_by_role("link", name="Previous Spoon 25")).to_be_visible()
    bar(page).get_by_role("link", name="Back to the list").click()
    page.get_by_text("25 to 30 of 30 objects").first.wait_for()
    expect(page).to_have_url(re.compile(r"q=spoon&sort=number&page=2#place-26$"))
    expect(page.get_by_role("link", name="Spoon 26", exact=True)).to_be_in_viewport()


@pytest.mark.slow
def test_the_browsers_own_back_leads_to_the_same_place_in_the_list(page, spoons):
    page.goto("/objects/?q=spoon&sort=number")
    page.get_by_role("link", name="Spoon 20", exact=True).scroll_into_view_if_needed()
    there = page.evaluate("scrollY")
    assert there > 0
    page.get_by_role("link", name="Spoon 20", exact=True).click()
    heading(page, "Spoon 20")
    bar(page).get_by_role("link", name="Next").click()
    heading(page, "Spoon 21")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("link", name="Spoon 20", exact=True)).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - there) < 5


@pytest.mark.slow
def test_a_list_narrowed_in_place_goes_on_after_the_way_back(page, spoons):
    page.goto("/objects/?q=spoon")
    page.get_by_role("link", name=re.compile(r"^\W*spoon")).first.click()
    page.get_by_role("heading", name="Spoons: “spoon”").wait_for()
    page.locator(".card__link").first.click()
    bar(page).get_by_role("link", name="Back to the list").click()
    page.get_by_role("heading", name="Spoons: “spoon”").wait_for()
    page.get_by_role("link", name="Take away Kind of object: spoon").click()
    page.get_by_role("heading", name="Objects: “spoon”").wait_for()


def test_the_keyboard_alone_walks(open_page, spoons):
    page = open_page(java_script_enabled=False)
    page.goto("/objects/?q=spoon&sort=number")
    page.get_by_role("link", name="Spoon 2", exact=True).focus()
    page.keyboard.press("Enter")
    heading(page, "Spoon 2")
    reached = [press_tab(page) for _ in range(10)]
    assert reached[-3:] == ["Back to the list", "Previous Spoon 1", "Next Spoon 3"]
    page.keyboard.press("Enter")
    heading(page, "Spoon 3")


def press_tab(page):
    page.keyboard.press("Tab")
    return page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible_and_fits_a_small_screen(open_page, spoons, assert_accessible, scheme):
    page = open_page(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.goto("/objects/?q=spoon&sort=number")
    page.locator(".card__link").nth(3).click()
    bar(page).wait_for()
    page.get_by_role("heading", name="Things like it").wait_for()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    heights = page.evaluate(
        """[...document.querySelectorAll('.walk a')].map(a => a.getBoundingClientRect().height)"""
    )
    assert len(heights) == 3
    assert min(heights) > 43.5
