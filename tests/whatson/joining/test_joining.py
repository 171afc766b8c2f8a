"""Saying on the site that one comes, and looking after it without an account."""

from datetime import timedelta
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.models import Contact, Letter, PrivateLink
from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import (
    ADA,
    NEEDS,
    Owner,
    address_of,
    come,
    now,
    say,
    stamp,
    text_of,
)
from whatson.models import Joining, Session

pytestmark = pytest.mark.django_db


def test_somebody_comes_and_gets_a_page_of_their_own(client):
    session = SessionFactory(place="Grand Hall", spaces=10, project__title="Mending together")
    form = client.get(address_of(session))
    assertContains(form, "Will you come?")
    assertContains(form, "There are 10 places left.")
    assertContains(form, "We erase it 30 days after the session")
    assertNotContains(form, "Your name")
    assertNotContains(form, " checked")
    page = say(session, client, how_many="2", access_needs=NEEDS)
    own = text_of(page)
    for words in ("You are coming", "Mending together", "Grand Hall", NEEDS, "How many 2"):
        assert words in own
    assertContains(page, 'class="qr-code"')
    assertContains(page, "six-words__word", count=6)
    assert page["Cache-Control"] == "no-store"
    assert Joining.objects.get().how_many == 2
    assertContains(client.get(address_of(session)), "There are 8 places left.")


def test_whoever_would_rather_speak_is_told_whom_to_ring(client, settings):
    settings.ASK_US_PHONE = "020 7946 0000"
    session = SessionFactory(project__title="Mending together")
    interested = f"/whats-on/{session.project.slug}/join/"
    for address in (address_of(session), interested):
        words = "Would you rather speak to somebody? Please ring 020 7946 0000."
        assertContains(client.get(address), words)


def test_a_name_is_asked_where_it_is_needed_only():
    numbers, names = SessionFactory(), SessionFactory(asks="names")
    say(numbers, name="Ada Draper")
    assert Joining.objects.get().contact is None
    assertContains(say(names), "Please write a name")
    assertContains(say(names, name="Ada Draper"), "Ada Draper")
    assert Joining.objects.get(session=names).contact.name == "Ada Draper"


def test_somebody_under_16_is_sent_to_a_grown_up_and_nothing_is_kept():
    session = SessionFactory()
    answer = say(session, said_by="under", access_needs=NEEDS)
    assertContains(answer, "Please ask a parent or carer")
    assertContains(answer, "What you typed is still on this page for them; we have not kept any")
    assertContains(answer, NEEDS)
    assert not Joining.objects.exists()
    say(session, said_by="parent", how_many="3")
    assert Joining.objects.get().get_said_by_display().startswith("I am a parent")


@pytest.mark.parametrize(
    ("said_by", "how_many", "is_kept"),
    [
        ("self", 8, True),
        ("self", 9, False),
        ("programme", 40, True),
        ("programme", 1, True),
        ("programme", 41, False),
        ("self", "", False),
        ("", 1, False),
    ],
)
def test_one_person_speaks_for_a_few_and_a_programme_for_more(said_by, how_many, is_kept):
    session = SessionFactory()
    answer = say(session, said_by=said_by, how_many=how_many, address=ADA)
    assert Joining.objects.exists() is is_kept
    assert ("Something needs doing" in answer.content.decode()) is not is_kept


def test_a_programme_says_how_it_is_reached_and_a_person_need_not():
    session = SessionFactory(spaces=50)
    answer = say(session, said_by="programme", how_many="2")
    assertContains(answer, "A programme, a school or a youth group: please write an e-mail address")
    assert not Joining.objects.exists()
    say(session, said_by="programme", how_many="40", address=ADA)
    owner = Owner(Joining.objects.get())
    kept = owner.post("letters/", what="address")
    assertContains(kept, "please write an e-mail address")
    assert now(owner.joining).contact.address == ADA
    say(session, how_many="2")
    assert Joining.objects.count() == 2


def test_a_group_that_the_room_can_never_hold_is_told_so_and_does_not_wait(settings):
    settings.ASK_US_PHONE = "020 7946 0000"
    session = SessionFactory(spaces=5)
    answer = say(session, how_many="6")
    more = "There is room for 5 in all. If you are more, please ring 020 7946 0000."
    assertContains(answer, more)
    answer = say(session, said_by="programme", how_many="40", address=ADA)
    assertContains(answer, "There is room for 5 in all.")
    assert not Joining.objects.exists()
    come(session, 5)
    owner = Owner(come(session, 2))
    assertContains(owner.post("change/", how_many="6"), "There is room for 5 in all.")
    assert now(owner.joining).how_many == 2
    Session.objects.filter(pk=session.pk).update(spaces=1)
    assert "There is room for 1 in all, so there can’t be places for all of you" in owner.sees()
    say(SessionFactory(), how_many="6")
    assert Joining.objects.filter(how_many=6).exists()


def test_a_full_session_says_so_and_offers_the_waiting_list(client):
    session = SessionFactory(spaces=1)
    come(session)
    listed = client.get(session.project.get_url())
    assertContains(listed, "Full: there is a waiting list")
    assertContains(listed, f'href="{address_of(session)}">Join the waiting list')
    form = client.get(address_of(session))
    assertContains(form, "It is full. Join the waiting list?")
    assertContains(form, "We can’t promise that")
    own = text_of(say(session))
    assert "You are on the waiting list" in own
    assert "look here now and then" in own


def test_when_a_place_frees_the_first_in_line_for_whom_there_is_room_gets_it():
    session = SessionFactory(spaces=3)
    first = come(session, 3)
    couple, one, other = come(session, 4), come(session, 2), come(session, 1, address=ADA)
    first.cancel()
    assert [now(joining).state for joining in (first, couple, one, other)] == [
        "cancelled",
        "waiting",
        "coming",
        "coming",
    ]
    (letter,) = Letter.objects.filter(kind="joining_place")
    assert letter.about == other.reference


def test_on_ones_own_page_one_cancels_and_comes_after_all():
    owner = Owner(come(SessionFactory(spaces=1), access_needs=NEEDS))
    assert "You are coming" in text_of(owner.client.get(owner.address()))
    assert "You are not coming" in text_of(owner.post("cancel/"))
    assert now(owner.joining).access_needs == ""
    assert "You are coming" in text_of(owner.post("again/"))


def test_who_comes_after_all_stands_at_the_end_of_the_line():
    session = SessionFactory(spaces=1)
    owner, waiting = Owner(come(session)), come(session)
    owner.post("cancel/")
    assert now(waiting).state == "coming"
    assert "You are on the waiting list" in text_of(owner.post("again/"))


def test_to_look_changes_nothing():
    owner = Owner(come(SessionFactory()))
    for part in ("", "change/", "letters/", "erase/"):
        assert owner.client.get(owner.address(part)).status_code == 200
    for part in ("cancel/", "again/"):
        assert owner.client.get(owner.address(part)).status_code == 405
    assert now(owner.joining).state == "coming"
    assert not owner.client.cookies


def test_more_come_only_where_there_is_room():
    session = SessionFactory(spaces=5)
    come(session)
    owner, waiting = Owner(come(session, 3)), come(session, 2)
    answer = owner.post("change/", how_many="5")
    assertContains(answer, "There is room for one more. You keep the places that you have.")
    assert now(owner.joining).how_many == 3
    assert "How many 2" in text_of(owner.post("change/", how_many="2", access_needs=NEEDS))
    assert now(owner.joining).access_needs == NEEDS
    assert now(waiting).state == "coming"


def test_an_address_is_changed_and_a_reminder_needs_one():
    owner = Owner(come(SessionFactory(), address=ADA))
    answer = owner.post("letters/", what="address", wishes_reminder="on")
    assertContains(answer, "please write your e-mail address")
    owner.post("letters/", what="address", address="b@example.org", wishes_reminder="on")
    joining = now(owner.joining)
    assert (joining.contact.address, joining.wishes_reminder) == ("b@example.org", True)
    assert joining.contact.confirmed_at is None
    owner.post("letters/", what="address")
    assert not Contact.objects.exists()


def test_all_is_erased_at_once_and_the_place_is_somebody_elses():
    session = SessionFactory(spaces=1, asks="names")
    owner = Owner(come(session, name="Ada", address=ADA, access_needs=NEEDS))
    waiting = come(session)
    assert "give your place to somebody else" in owner.sees("erase/")
    assert "It is erased" in text_of(owner.post("erase/"))
    assert not Joining.objects.filter(pk=owner.joining.pk).exists()
    assert not Contact.objects.exists()
    assert not Letter.objects.exists()
    assert not PrivateLink.objects.filter(subject=owner.joining.reference).exists()
    assert now(waiting).state == "coming"
    assert owner.client.get(owner.address()).status_code == 404


def test_two_presses_are_one_and_the_same_form_later_opens_nothing(client):
    session, signed = SessionFactory(), stamp()
    client.get(address_of(session))
    first = say(session, client, stamp=signed)
    assertContains(say(session, client, stamp=signed), "You are coming")
    assert Joining.objects.count() == 1
    Joining.objects.update(asked_at=timezone.now() - timedelta(minutes=9))
    later = say(session, client, stamp=signed)
    assert later.status_code == 409
    assertContains(later, "We have this already", status_code=409)
    assert "/yours/" in first.redirect_chain[0][0]
    say(session, client, stamp=signed, how_many="2")
    assert Joining.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"cancelled": True}, "This is cancelled"),
        ({"start": timezone.now() - timedelta(days=1)}, "This is over"),
        ({"asks": "nothing"}, "Just come"),
    ],
)
def test_where_there_is_nothing_to_say_the_page_says_why(client, fields, words):
    session = SessionFactory(**fields)
    assertContains(client.get(address_of(session)), words, status_code=410)
    assertContains(say(session), words, status_code=410)
    assert not Joining.objects.exists()


def test_what_is_not_on_the_site_can_not_be_joined(client):
    session = SessionFactory()
    other = ProjectPageFactory()
    assert client.get(f"/whats-on/{other.slug}/join/{session.pk}/").status_code == 404
    session.project.unpublish()
    assert say(session).status_code == 404
    assert client.get(f"/whats-on/{session.project.slug}/join/").status_code == 404


def test_somebody_is_interested_and_names_are_not_asked(client):
    project = SessionFactory(project__title="Mending together").project
    address = f"/whats-on/{project.slug}/join/"
    form = client.get(address)
    assertContains(form, "Or say that you are interested")
    assertContains(form, "Join in")
    assertNotContains(form, "Your name")
    own = text_of(client.post(address, {"stamp": stamp(), "said_by": "self"}, follow=True))
    assert "We know that you are interested" in own
    assert "not coming after all" not in own
    assert Joining.objects.get().state == "interested"
    assert "It is erased" in text_of(Owner(Joining.objects.get()).post("erase/"))


def test_what_makes_it_easier_to_come_is_encrypted_in_the_database():
    joining = come(SessionFactory(), access_needs=NEEDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_needs FROM whatson_joining")
        (stored,) = cursor.fetchone()
    assert stored
    assert "chair" not in stored
    assert joining.access_needs == NEEDS
    assert NEEDS not in str(joining)
    assert ADA not in str(joining)


def test_a_new_key_reads_it_too(settings):
    joining = come(SessionFactory(), access_needs=NEEDS)
    new = Fernet.generate_key().decode()
    settings.CONTACT_KEYS = [new, *settings.CONTACT_KEYS]
    call_command("rotate_contact_keys", stdout=StringIO())
    settings.CONTACT_KEYS = [new]
    assert now(joining).access_needs == NEEDS


def test_publishing_the_page_again_takes_nobodys_place():
    session = SessionFactory(spaces=2)
    come(session, 2)
    project = session.project
    project.title = "Another title"
    project.save_revision().publish()
    assert Session.objects.with_taken().get(pk=session.pk).is_full
