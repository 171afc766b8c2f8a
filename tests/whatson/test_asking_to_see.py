"""Asking to see something in the store: asked, gathered, invited, answered, taken back, erased."""

import re
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.guard.stamps import Stamp
from contact.jobs import erase_contacts
from contact.letters.sending import send_due
from contact.models import Contact, Letter, PrivateLink
from objects.groups import COLLECTIONS
from tests.factories import (
    CollectionObjectFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from whatson.groups import WHATS_ON
from whatson.models import ProjectPage, Session, VisitAsk
from whatson.visits.jobs import asks_left, erase_asks, tell_of_changes

pytestmark = pytest.mark.django_db
FORM, STAFF = "/ask-to-see/", "/admin/whats-on/asked-to-see/"
NEEDS = "No steps, and a seat by the window"
START = datetime(2098, 3, 4, 14, 0, tzinfo=ZoneInfo("Europe/London"))
NEW = {
    "title": "An afternoon in the store",
    "start": "2098-03-04T14:00",
    "ends_at": "2098-03-04T16:00",
    "place": "The store, Lavender Hill",
}


@pytest.fixture
def thing(db):
    return CollectionObjectFactory(object_number="BAC/12", title="Washboard")


@pytest.fixture
def keeper(db) -> Client:
    WhatsOnFactory()
    return of_group(WHATS_ON)


def of_group(name) -> Client:
    person = get_user_model().objects.create_user(name)
    person.groups.add(Group.objects.get(name=name))
    client = Client()
    client.force_login(person)
    return client


def said(**fields):
    """The form, filled in by somebody who comes alone."""
    own = {"things": "BAC/12", "who": "alone", "asker": "adult", "access_needs": NEEDS}
    return own | {"name": "Ada", "address": "ada@example.org"} | stamped("visit") | fields


def stamped(what):
    """What a form has in it that was shown half a minute ago."""
    new = Stamp.new()
    return {"stamp": Stamp(new.token, new.made_at - timedelta(seconds=30)).signed(what)}


def ask(**fields) -> VisitAsk:
    """Somebody asks, and has said "yes, that was me"; with the `page` behind their own link."""
    response = Client().post(FORM, said(**fields))
    assert response.status_code == 303
    made = VisitAsk.objects.latest("pk")
    made.page = response["Location"].partition("?")[0]
    Contact.objects.filter(pk=made.contact_id).confirm()
    return made


def invite(keeper, *asks, **fields):
    """The staff gather these."""
    gathered = {"asks": [one.pk for one in asks], "visit": ""} | NEW | fields
    response = keeper.post(STAFF, gathered, follow=True)
    for one in asks:
        one.refresh_from_db()
    return response


def sent(mailoutbox, address):
    """The letters that came there since the last time."""
    send_due()
    come = [letter for letter in mailoutbox if letter.to == [address]]
    mailoutbox.clear()
    return come


def letters_to(mailoutbox, address="ada@example.org"):
    """What came there since the last time: the subject lines, and the first link of the last."""
    come = sent(mailoutbox, address)
    return [letter.subject for letter in come], re.search(r"/yours/[a-z-]+/visit/", come[-1].body)[
        0
    ] if come else ""


# Asking


def test_from_an_objects_page_to_a_page_of_ones_own_that_shows_all_we_hold(client, thing):
    page = client.get(thing.get_absolute_url())
    assertContains(page, f"{FORM}?object={thing.slug}")
    form = client.get(f"{FORM}?object={thing.slug}&object=none")
    assertContains(form, "BAC/12</textarea>")
    assertContains(form, "We erase what you write here a month after your visit.")
    assertNotContains(form, "checked")
    response = client.post(FORM, said(days=["weekday", "sunday"], who="school", people="24"))
    own = client.get(response["Location"])
    for words in ("Thank you", "Washboard", NEEDS, "ada@example.org", "Ada", "24 people"):
        assertContains(own, words)
    assertContains(own, "A weekday, in the daytime, A Sunday")
    assertContains(own, "We ask at your e-mail address whether it is yours.")
    assert own["Cache-Control"] == "no-store"
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_needs FROM whatson_visitask")
        assert NEEDS not in cursor.fetchone()[0]


def test_what_is_on_show_or_withdrawn_needs_no_asking(client, thing):
    for whereabouts in ("on_show", "on_loan"):
        thing.whereabouts = whereabouts
        thing.save()
        assertNotContains(client.get(thing.get_absolute_url()), FORM)
        assertContains(client.post(FORM, said()), "“Washboard” is not in our store now.")
    thing.retire()
    assertNotContains(client.get(thing.get_absolute_url()), FORM, status_code=410)
    assertContains(client.post(FORM, said()), "We know no object “BAC/12”")


def test_several_in_one_ask_by_number_or_address_each_once(thing):
    other = CollectionObjectFactory(object_number="BAC/13")
    made = ask(things=f"bac/12\n\nhttps://x.org{other.get_absolute_url()}\nBAC/12")
    assert set(made.things.all()) == {thing, other}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"asker": "under"}, "ask a parent or carer"),
        ({"asker": "under"}, "still on this page; we have not kept any of it."),
        ({"asker": ""}, "Are you 16 or over? Please choose one."),
        ({"who": "family"}, "Please write how many you are"),
        ({"who": "family", "people": "900"}, "write to us instead"),
        ({"address": "", "phone": ""}, "how else can we invite you?"),
        ({"things": "BAC/99"}, "We know no object “BAC/99”"),
        ({"things": " \n"}, "at least one object"),
    ],
)
def test_what_cannot_be_taken_stays_typed_and_nothing_is_kept(client, thing, fields, words):
    response = client.post(FORM, said(**fields))
    assertContains(response, words)
    assertContains(response, NEEDS)
    assert not VisitAsk.objects.exists()
    assert not Contact.objects.exists()


def test_a_second_press_is_the_same_ask(thing):
    form = said()
    first, second = (Client().post(FORM, form)["Location"] for _ in range(2))
    assert VisitAsk.objects.get().things.get() == thing
    assert Contact.objects.count() == 1
    assert Client().get(first).status_code == Client().get(second).status_code == 200


# Gathering


def test_who_asked_is_gathered_into_a_visit_told_and_says_yes(keeper, thing, mailoutbox):
    ada = ask(who="family", people="3")
    bo = ask(name="Bo", address="", phone="020 7946 0000")
    page = keeper.get(STAFF)
    assertNotContains(page, "once they have said")
    for words in ("BAC/12 Washboard", "Ada", NEEDS, "020 7946 0000", "3 people"):
        assertContains(page, words)
    assert letters_to(mailoutbox)[0] == ["We have what you asked to see"]
    response = invite(keeper, ada, bo)
    assertContains(response, "1 of them gave no e-mail address: please ring them.")
    assertContains(response, "Its page is a draft.")
    subjects, own = letters_to(mailoutbox)
    assert subjects == ["Come and see it on 4 March"]
    page = Client().get(own)
    for words in ("You are invited", "Tuesday 4 March 2098, 14:00", "The store, Lavender Hill"):
        assertContains(page, words)
    assertNotContains(page, "An afternoon in the store")
    Client().post(f"{own}answer/", {"answer": "yes"})
    assertContains(Client().get(own), "You are coming")
    assertContains(keeper.get(STAFF), "3 people are coming.")
    session = Session.objects.get()
    assert (session.start, session.project.kind) == (START, "store_visit")
    assertNotContains(Client().get("/whats-on/"), "An afternoon in the store")
    session.project.get_latest_revision_as_object().save_revision().publish()
    assertContains(Client().get("/whats-on/"), "An afternoon in the store")
    assertContains(Client().get(own), "An afternoon in the store")
    assert VisitAsk.objects.get(state="coming").session == session
    assert session.project.things() == [thing]


def test_those_who_arrange_visits_hear_of_it_once_a_day(keeper, thing, mailoutbox):
    get_user_model().objects.update(email="kim@example.org")
    ask()
    ask()
    subjects = [letter.subject for letter in sent(mailoutbox, "kim@example.org")]
    assert subjects == ["Somebody would like to see something in the store"]


def test_published_at_once_it_stands_in_whats_on(keeper, thing):
    invite(keeper, ask(), publish="on")
    assertContains(Client().get("/whats-on/?kind=store_visit"), "An afternoon in the store")


def test_others_are_added_to_the_same_time_or_to_another_of_the_page(keeper, thing):
    first, second, third = ask(), ask(), ask()
    invite(keeper, first, publish="on")
    session = first.session
    project = ProjectPage.objects.get()
    project.standfirst = "Somebody is writing this."
    project.save_revision()
    invite(keeper, second, visit=f"session-{session.pk}", title="", start="", ends_at="")
    assert second.session == session
    later = {"start": "2098-05-04T10:00", "ends_at": "2098-05-04T12:00", "title": ""}
    invite(keeper, third, visit=f"page-{project.pk}", **later)
    assert third.session != session
    assert third.session.project == project
    project.refresh_from_db()
    assert project.standfirst == ""
    draft = project.get_latest_revision_as_object()
    assert draft.standfirst == "Somebody is writing this."
    draft.save_revision().publish()
    assert set(project.sessions.all()) == {session, third.session}
    assert VisitAsk.objects.invited().count() == 3


def test_a_visit_without_a_time_is_not_made_and_what_was_ticked_stays(keeper, thing):
    made = ask()
    response = invite(keeper, made, start="", ends_at="")
    assertContains(response, "From: this is needed for a new time.")
    assertContains(response, f'id="ask-{thing.pk}-{made.pk}" checked')
    assert not ProjectPage.objects.exists()
    assertContains(keeper.post(STAFF, NEW), "Tick whom to invite.")


def test_who_cannot_come_waits_for_another_day(keeper, thing, mailoutbox):
    made = ask()
    invite(keeper, made)
    Client().post(f"{made.page}answer/", {"answer": "no"})
    assertContains(Client().get(made.page), "You told us that you can’t come on 4 March.")
    assertContains(keeper.get(STAFF), "could not come on 4 March")
    letters_to(mailoutbox)
    invite(keeper, made, start="2098-04-01T14:00", ends_at="2098-04-01T15:00")
    assert letters_to(mailoutbox)[0] == ["Come and see it on 1 April"]
    assertContains(Client().get(made.page), "You are invited")


def test_for_who_rang_the_staff_answer_and_take_back(keeper, thing):
    made = ask(address="", phone="020 7946 0000")
    invite(keeper, made)
    for what, state in (("coming", "coming"), ("cannot", "cannot")):
        address = f"{STAFF}{made.reference}/{what}/"
        assert keeper.get(address).status_code == 200
        keeper.post(address)
        made.refresh_from_db()
        assert made.state == state
    keeper.post(f"{STAFF}{made.reference}/erase/")
    assert not VisitAsk.objects.exists()
    assertContains(keeper.post(f"{STAFF}{made.reference}/erase/", follow=True), "not there any")


def test_only_who_arranges_visits_reads_who_asked(client, thing):
    made = ask()
    for somebody in (client, of_group(COLLECTIONS)):
        for address in (STAFF, f"{STAFF}{made.reference}/erase/"):
            assert somebody.get(address).status_code in (302, 403)
            assert somebody.post(address).status_code in (302, 403)
    assert VisitAsk.objects.exists()


# When it changes


def test_who_is_invited_hears_when_it_moves_and_says_again_if_they_come(keeper, thing, mailoutbox):
    made = ask()
    invite(keeper, made)
    made.answer(comes=True)
    letters_to(mailoutbox)
    assert tell_of_changes() == 0
    made.session.start += timedelta(minutes=30)
    made.session.save()
    written = timezone.now() - timedelta(minutes=11)
    ProjectPage.objects.update(latest_revision_created_at=written)
    assert tell_of_changes() == 1
    assert tell_of_changes() == 0
    subjects, own = letters_to(mailoutbox)
    assert subjects == ["Your visit has changed: it is on 4 March, 14:30"]
    assertContains(Client().get(own), "You are invited")


@pytest.mark.parametrize("how", ["cancelled", "left out", "deleted"])
def test_who_is_invited_hears_when_it_is_off_and_waits_for_another(keeper, thing, mailoutbox, how):
    made = ask()
    invite(keeper, made, publish="on")
    letters_to(mailoutbox)
    page = ProjectPage.objects.get()
    if how == "cancelled":
        Session.objects.update(cancelled=True)
        tell_of_changes()
    elif how == "left out":
        page.sessions = []
        page.save_revision().publish()
    else:
        page.delete()
    assert letters_to(mailoutbox)[0] == ["Your visit on 4 March is off"]
    made.refresh_from_db()
    assert (made.state, made.session) == ("waiting", None)
    assert made.erase_on == timezone.localdate() + timedelta(days=365)


def test_an_invitation_that_is_no_longer_so_is_not_sent(keeper, thing, mailoutbox):
    made = ask()
    letters_to(mailoutbox)
    invite(keeper, made)
    Session.objects.update(cancelled=True)
    assert letters_to(mailoutbox)[0] == []


def test_after_it_began_nobody_answers_any_more(thing):
    made = ask()
    session = SessionFactory(project=ProjectPageFactory(kind="store_visit"))
    made.invite(session)
    Session.objects.update(start=timezone.now() - timedelta(hours=1))
    assertNotContains(Client().get(made.page), "I’m coming")
    Client().post(f"{made.page}answer/", {"answer": "yes"})
    made.refresh_from_db()
    assert made.state == "invited"


# Gone


def nothing_is_left():
    """But the letter to the staff, which is about nobody."""
    left = [model.objects.all() for model in (VisitAsk, Contact, PrivateLink)]
    return not any(found.exists() for found in (*left, Letter.objects.filter(to_group="")))


def test_taken_back_all_of_it_is_gone_at_once(client, thing):
    made = ask()
    assertContains(client.get(f"{made.page}take-back/"), "You need not say why.")
    assert VisitAsk.objects.exists()
    assertContains(client.post(f"{made.page}take-back/"), "It is erased")
    assert nothing_is_left()
    assert client.get(made.page).status_code == 404
    thing.refresh_from_db()


def test_it_is_erased_a_month_after_the_visit_or_a_year_after_it_was_asked(keeper, thing):
    made = ask()
    assert made.erase_on == timezone.localdate() + timedelta(days=365)
    invite(keeper, made)
    assert made.erase_on == START.date() + timedelta(days=30)
    assert made.contact.erase_on == made.erase_on
    assert erase_asks() == 0
    VisitAsk.objects.update(erase_on=timezone.localdate() - timedelta(days=1))
    assert asks_left() == 1
    assert erase_asks() == 1
    assert nothing_is_left()


@pytest.mark.parametrize("how", [Contact.refuse, Contact.erase])
def test_with_the_contact_the_ask_is_gone(thing, how):
    made = ask()
    how(made.contact)
    assert not VisitAsk.objects.exists()
    assert Client().get(made.page).status_code == 404


def test_with_a_lost_key_it_is_still_gathered_and_erased(keeper, thing, settings):
    made, other = ask(), ask()
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    assertContains(keeper.get(STAFF), "our key to it is lost")
    invite(keeper, VisitAsk.objects.unread().get(pk=made.pk))
    assert VisitAsk.objects.unread().get(state="invited").pk == made.pk
    VisitAsk.objects.filter(pk=made.pk).update(erase_on=timezone.localdate())
    Contact.objects.filter(pk=other.contact_id).update(erase_on=timezone.localdate())
    assert (erase_asks(), erase_contacts()) == (1, 1)
    assert not VisitAsk.objects.exists()


def test_a_new_key_takes_along_what_was_asked(thing, settings):
    made = ask()
    old, new = settings.CONTACT_KEYS, Fernet.generate_key().decode()
    settings.CONTACT_KEYS = [new, *old]
    call_command("rotate_contact_keys", stdout=StringIO())
    settings.CONTACT_KEYS = [new]
    assert VisitAsk.objects.get(pk=made.pk).access_needs == NEEDS


def test_a_fresh_link_by_letter_leads_there_too(thing, mailoutbox, client):
    ask()
    letters_to(mailoutbox)
    new = Stamp.new()
    stamp = Stamp(new.token, new.made_at - timedelta(seconds=30)).signed("fresh_link")
    client.post("/yours/fresh-link/", {"letter-address": "ada@example.org", "letter-stamp": stamp})
    call_command("tick", only="contact.fresh_links", stdout=StringIO())
    subjects, own = letters_to(mailoutbox)
    assert subjects == ["Your fresh link"]
    assertContains(client.get(own), NEEDS)
