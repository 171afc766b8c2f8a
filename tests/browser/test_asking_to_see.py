"""Somebody asks to see an object, and is invited by a member of staff in another browser."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from contact.letters.sending import send_due
from contact.models import Contact
from tests.factories import CollectionObjectFactory, WhatsOnFactory
from whatson.groups import WHATS_ON
from whatson.models import VisitAsk

PHONE = {"width": 320, "height": 700}


@pytest.fixture
def thing(index, live_server, settings):
    settings.SITE_URL = live_server.url
    with transaction.atomic():
        WhatsOnFactory(show_in_menus=True)
        return CollectionObjectFactory(object_number="BAC/12", title="Washboard")


@pytest.fixture
def office(open_page, let_in):
    person = get_user_model().objects.create_user("kim")
    person.groups.add(Group.objects.get(name=WHATS_ON))
    return let_in(open_page(), person)


@pytest.mark.parametrize(
    "java_script", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["with", "without"]
)
def test_ask_to_see_an_object_and_be_invited(
    open_page, office, assert_accessible, thing, mailoutbox, java_script
):
    page = open_page(java_script_enabled=java_script, viewport=PHONE)
    page.goto(thing.get_absolute_url())
    page.get_by_role("link", name="Ask to see it").click()
    assert page.get_by_label("What would you like to see?").input_value() == "BAC/12"
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("My family or friends").check()
    page.get_by_label("A Saturday").check()
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.wait_for_timeout(3100)  # a person reads for longer than that
    page.get_by_role("button", name="Ask to see it").click()
    page.get_by_role("link", name="Please write how many you are, or a guess.").wait_for()
    looks_well(page, assert_accessible, java_script)
    page.get_by_label("How many people, with you?").fill("3")
    page.get_by_role("button", name="Ask to see it").click()
    page.get_by_text("Thank you: we have what you asked.").wait_for()
    looks_well(page, assert_accessible, java_script)

    office.goto("/admin/whats-on/asked-to-see/")
    office.get_by_label("My family or friends: 3 people").check()
    office.get_by_label("What it is called").fill("An afternoon in the store")
    office.get_by_label("From", exact=True).fill("2098-03-04T14:00")
    office.get_by_label("To", exact=True).fill("2098-03-04T16:00")
    office.get_by_label("Publish it now").check()
    office.get_by_role("button", name="Invite them").click()
    office.get_by_text("Invited to “An afternoon in the store, 4 March 2098, 14:00”: 1.").wait_for()

    Contact.objects.all().confirm()
    send_due()
    invitation = next(one for one in mailoutbox if "4 March" in one.subject)
    page.goto(next(line for line in invitation.body.splitlines() if "/yours/" in line))
    page.get_by_role("heading", name="You are invited").wait_for()
    looks_well(page, assert_accessible, java_script)
    page.get_by_role("button", name="I’m coming").click()
    page.get_by_role("heading", name="You are coming").wait_for()
    assert VisitAsk.objects.get().state == "coming"
    office.reload()
    office.get_by_text("3 people are coming.").wait_for()
    for_them = office.locator("main li .button").all()
    assert len(for_them) == 3
    assert len({button.bounding_box()["y"] for button in for_them}) == 1
    page.get_by_role("link", name="More about it: An afternoon in the store").click()
    page.get_by_role("heading", name="An afternoon in the store").wait_for()


def looks_well(page, assert_accessible, java_script):
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if java_script:
        assert_accessible(page)
