"""Answering what BAC asks: by mouse or keyboard, with and without scripts, narrow and dark."""

import pytest
from django.db import transaction

from tests.browser.looks import SCRIPTS
from tests.factories import ConsultationFactory, ProjectPageFactory
from tests.whatson.asking import a_choice

NARROW = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"


@pytest.fixture
def asked(index, live_server, settings, tmp_path):
    """A question on a project's page; its address."""
    settings.SITE_URL = live_server.url
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with transaction.atomic():
        made = ConsultationFactory(
            answers=("Red", LONG), takes_words=True, counts_shown="always", introduction="Two tins."
        )
        return ProjectPageFactory(body=[("consultation", {"question": made})]).url


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_a_question_is_answered_where_it_stands(open_page, asked, assert_accessible, scripts):
    page = open_page(java_script_enabled=scripts, **NARROW)
    page.goto(asked)
    assert page.get_by_label("Red").is_checked() is False
    if scripts:
        assert_accessible(page)
    page.wait_for_timeout(1500)  # quicker than a second is no person
    page.get_by_role("button", name="Send my answer").click()
    page.locator(".giving__trouble:focus").wait_for()
    page.get_by_label("Red").check()
    page.get_by_label("What would you like to tell us?").fill("Like the old one.")
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_text("Thank you: we have your answer.").wait_for()
    assert page.url.endswith(f"{asked}#asked-1") or "#asked-" in page.url
    assert page.get_by_text("1 on screen, 0 on paper.").is_visible()
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert_accessible(page)


def test_an_object_is_chosen_by_keyboard(open_page, index, live_server, assert_accessible):
    with transaction.atomic():
        made, _ = a_choice("Kettle", "Mangle", LONG, counts_shown="always")
    page = open_page(**NARROW)
    page.goto(made.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)
    page.get_by_label("Kettle").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Mangle").is_checked()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Send my answer").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Thank you: we have your answer.").wait_for()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Mangle"))
    assert "1" in row.inner_text()
    assert_accessible(page)
