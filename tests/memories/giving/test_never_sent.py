"""Whom letters go to, and what was never sent."""

import pytest
from django.core import mail
from django.utils import timezone

from contact.models import Contact, Letter
from memories import states
from memories.models import Memory
from tests.memories.giving.conftest import picture

pytestmark = pytest.mark.django_db


# Letters


def test_another_address_is_another_contact_which_confirmed_nothing(grown):
    grown.answer("letters", name="Joe", address="joe@example.org")
    Contact.objects.update(confirmed_at=timezone.now())
    grown.answer("letters", name="Joseph", address=" JOE@example.org")
    assert Contact.objects.get().confirmed_at
    grown.answer("letters", name="Joe", address="jo@example.org")
    contact = Contact.objects.get()
    assert (contact.address, contact.confirmed_at) == ("jo@example.org", None)
    grown.answer("letters", name="", address="")
    assert not Contact.objects.exists()
    assert grown.memory.contact is None


def test_what_is_no_address_is_asked_for_again(grown):
    page = grown.answer("letters", address="joe at home").content.decode()
    assert "it is no e-mail address" in page
    assert "joe at home" in page


# What was never sent


def test_a_draft_is_on_no_screen_of_the_staffs_and_in_no_letter(grown, admin_user):
    grown.answer("letters", name="Joe", address="joe@example.org")
    assert not Memory.objects.for_staff(admin_user).exists()
    assert not Memory.objects.to_be_read().exists()
    assert not Letter.objects.exists()
    assert mail.outbox == []
    assert grown.memory.state in states.NOT_THE_STAFFS


def test_it_can_be_thrown_away_at_once_with_all_its_links(grown, settings):
    grown.answer("files", file=picture())
    grown.answer("letters", name="Joe", address="joe@example.org")
    folder = settings.MEMORY_FILES_DIR / grown.memory.reference
    assert folder.exists()
    assert "Throw it all away?" in grown.get("throw-away").content.decode()
    gone = grown.answer("throw-away").content.decode()
    assert "It is gone" in gone
    assert f'data-key="{grown.start}" data-have="1000"' in gone  # nor on the phone
    assert not Memory.objects.exists()
    assert not Contact.objects.exists()
    assert not folder.exists()
    assert grown.get("words").status_code == 404


def test_what_was_sent_cannot_be_thrown_away_like_that(grown):
    grown.answer("look")
    assert grown.answer("throw-away").status_code == 303
    assert grown.memory.state == "submitted"
