"""Who may be written to, and how they are found again."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import DraftStateMixin, ReferenceIndex, RevisionMixin, WorkflowMixin

from contact.models import Contact
from tests.contact.post import ADA, contact_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", [ADA, "ADA@Example.org", f"  {ADA}\n"])
def test_somebody_is_found_by_their_address_however_it_is_written(written):
    contact = contact_at("Ada@example.org ")
    contact_at("bea@example.org")
    assert list(Contact.objects.at(written)) == [contact]
    assert Contact.objects.get(pk=contact.pk).address == "Ada@example.org "


@pytest.mark.parametrize("written", ["", " ", "ad@example.org", "%", "ada@example.or"])
def test_nobody_else_is(written):
    contact_at()
    contact_at("")
    assert not Contact.objects.at(written).exists()


def test_with_a_new_key_those_of_before_are_found_too(settings):
    old = contact_at()
    settings.CONTACT_KEYS = [Fernet.generate_key().decode(), *settings.CONTACT_KEYS]
    new = contact_at()
    assert new.address_hash != old.address_hash
    assert set(Contact.objects.at(ADA)) == {old, new}


def test_a_changed_address_is_found_and_the_old_one_is_not():
    contact = contact_at()
    contact.address = "bea@example.org"
    contact.save()
    assert not Contact.objects.at(ADA).exists()
    assert Contact.objects.at("bea@example.org").get() == contact


def test_due_are_those_whose_day_has_come():
    today = timezone.localdate()
    days = {day: contact_at(erase_on=today + timedelta(days=day)) for day in (-40, 0, 1)}
    assert set(Contact.objects.due()) == {days[-40], days[0]}
    assert set(Contact.objects.due(today + timedelta(days=1))) == set(days.values())


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({}, True),
        ({"confirmed": False}, False),
        ({"address": ""}, False),
        ({"refused_at": timezone.now()}, False),
    ],
)
def test_letters_go_only_where_somebody_said_yes(fields, may):
    assert contact_at(**fields).may_be_written_to is may


def test_it_says_nothing_of_the_person_and_leaves_no_trace_in_wagtail():
    contact = contact_at(name="Ada Lovelock")
    told = f"{contact!s} {contact!r}"
    assert "Ada" not in told
    assert ADA not in told
    assert not issubclass(Contact, DraftStateMixin | RevisionMixin | WorkflowMixin)
    assert not Permission.objects.filter(content_type__model="contact").exists()
    assert not ReferenceIndex.model_is_indexable(Contact)
