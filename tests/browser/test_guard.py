"""What people meet of the guard: nothing, and a page that keeps their words when it refuses."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from contact.models import WorkshopCode
from tests.browser.looks import SCHEMES

PHONE = {"width": 320, "height": 640}


def refused(window):
    """Send a form whose cookie has gone in the meantime."""
    window.goto("/yours/")
    window.get_by_label("Your six words").fill("apple bread candle dinner engine flower")
    window.context.clear_cookies()
    window.get_by_role("button", name="Open my page").click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("Nothing was saved")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_typed_is_given_back_and_can_be_copied(open_page, assert_accessible, scheme):
    window = open_page(
        viewport=PHONE, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"]
    )
    refused(window)
    assert window.get_by_label("What you typed").input_value().startswith("apple bread")
    window.get_by_role("button", name="Copy it").click()
    expect(window.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert window.evaluate("navigator.clipboard.readText()").startswith("apple bread")
    assert window.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_accessible(window)


@pytest.mark.slow
def test_without_javascript_it_is_copied_by_hand(page_without_javascript):
    refused(page_without_javascript)
    assert page_without_javascript.get_by_label("What you typed").is_visible()
    assert page_without_javascript.get_by_role("button", name="Copy it").count() == 0


@pytest.mark.slow
def test_nobody_meets_the_trap_by_eye_or_by_keyboard(page, assert_accessible):
    page.goto("/yours/")
    assert_accessible(page)
    traps = page.locator(".guard__trap input")
    assert traps.count() > 0
    assert page.locator(".guard__trap").first.bounding_box()["width"] <= 1
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.locator(".guard__trap :focus").count()
    assert page.get_by_role("textbox", name="Leave this empty").count() == 0


@pytest.mark.slow
def test_a_page_sets_no_cookie_and_a_form_sets_one(page):
    page.goto("/objects/")
    assert page.context.cookies() == []
    page.goto("/yours/")
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]


@pytest.fixture
def poster(page, let_in):
    """The sheet for the wall, as whoever runs the workshop sees it."""
    now = timezone.now()
    code = WorkshopCode.objects.create(
        code="marmalade kettle", what_for="Open day", valid_from=now, valid_until=now
    )
    let_in(page, get_user_model().objects.create_superuser("ada"))
    page.goto(f"/admin/workshop-codes/{code.pk}/poster/")
    return page


@pytest.mark.slow
def test_a_code_for_the_wall_is_large_and_alone_on_paper(poster, assert_accessible):
    assert_accessible(poster)
    code = poster.get_by_role("heading", name="marmalade kettle")
    assert code.bounding_box()["height"] > 80
    poster.emulate_media(media="print")
    assert code.is_visible()
    assert not poster.get_by_role("heading", name="A code for the wall").is_visible()
    assert not poster.locator(".site-header").is_visible()
