"""Joining a project and cancelling, as a person does it without an account."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.browser.looks import SCRIPTS
from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import come
from whatson.models import Joining

PHONE = {"viewport": {"width": 320, "height": 700}}


@pytest.fixture
def session(index, live_server, settings):
    settings.SITE_URL = live_server.url
    with transaction.atomic():
        project = ProjectPageFactory(title="Mending together", where="Grand Hall")
        session = SessionFactory(project=project, spaces=3, asks="names")
        SessionFactory(project=project, start=session.start + timedelta(days=7), spaces=1)
        return session


def by_keyboard(window, name, role="button"):
    """Go to it with the tabulator, and press it."""
    wanted = window.get_by_role(role, name=name, exact=True)
    for _ in range(80):
        window.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return window.keyboard.press("Enter")
    raise AssertionError(f"The keyboard does not come to {name}.")


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_somebody_joins_a_project_and_cancels(open_page, assert_accessible, session, scripts):
    window = open_page(java_script_enabled=scripts, **PHONE)

    def looks_well():
        if scripts:  # axe is a script
            assert_accessible(window)
            assert window.evaluate("document.documentElement.scrollWidth") <= 320

    window.goto(session.project.url)
    window.get_by_role("link", name="Join in").first.click()
    window.get_by_role("heading", name="Will you come?").wait_for()
    assert window.get_by_text("There are 3 places left.").is_visible()
    looks_well()
    window.get_by_label("How many of you come?").fill("2")
    window.wait_for_timeout(3100)  # a person reads for longer than that
    by_keyboard(window, "I’m coming")
    window.get_by_role("link", name="Please choose one.").wait_for()
    window.get_by_role("link", name="Please write a name").wait_for()
    window.locator(".giving__trouble:focus").wait_for()
    looks_well()
    window.get_by_label("I am 16 or over").check()
    window.get_by_label("Your name").fill("Ada Draper")
    window.get_by_label("anything that would make it easier").fill("A chair with arms.")
    by_keyboard(window, "I’m coming")
    window.get_by_role("heading", name="You are coming").wait_for()
    assert window.get_by_text("A chair with arms.").is_visible()
    looks_well()
    by_keyboard(window, "I’m not coming after all")
    window.get_by_role("heading", name="You are not coming").wait_for()
    assert window.get_by_role("button", name="I’m coming after all").is_visible()
    assert Joining.objects.get().state == "cancelled"
    by_keyboard(window, "Erase all that you told us", role="link")
    window.get_by_role("heading", name="Erase all that you told us?").wait_for()
    looks_well()
    by_keyboard(window, "Erase it")
    window.get_by_role("heading", name="It is erased").wait_for()
    assert not Joining.objects.exists()


def test_the_other_pages_of_taking_part_look_well(open_page, assert_accessible, session):
    with transaction.atomic():
        full = session.project.sessions.exclude(pk=session.pk).get()
        come(full)
        cancelled = SessionFactory(project=session.project, cancelled=True)
    window = open_page(**PHONE, color_scheme="dark")
    join = f"{session.project.url}join/"
    for address in (join, f"{join}{full.pk}/", f"{join}{cancelled.pk}/"):
        window.goto(address)
        assert window.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert_accessible(window)
