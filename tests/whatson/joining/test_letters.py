"""Those who come hear of what changes, by letter; a month after, all of it is erased."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact.jobs import erase_contacts
from contact.letters.sending import send_due
from contact.models import Contact, Letter, PrivateLink
from tests.contact.guarding import at
from tests.contact.post import in_full
from tests.factories import SessionFactory
from tests.whatson.joining.people import ADA, NEEDS, Owner, after, come, now, text_of
from whatson.joining import jobs
from whatson.models import Joining, ProjectPage, Session
from whatson.models.joinings import NoRoom
from whatson.models.said import UNREADABLE

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OTHER_KEY = "c2" * 21 + "c="


@pytest.fixture
def session():
    return SessionFactory(project__title="Mending together", place="Grand Hall", spaces=5)


def post() -> list:
    """All that goes out now, by subject."""
    mail.outbox.clear()
    send_due()
    return mail.outbox


def edited(session, **fields):
    """The project as an editor has it open, with this session changed."""
    project = ProjectPage.objects.get(pk=session.project_id)
    own = project.sessions.get(pk=session.pk)
    for name, value in fields.items():
        setattr(own, name, value)
    project.sessions.add(own)
    return project


def publish(session, **fields):
    """An editor changes a session, and publishes its page."""
    edited(session, **fields).save_revision().publish()


def test_first_the_address_is_asked_and_only_then_what_was_said_goes_there(client, session):
    come(session, address=ADA, confirmed=False)
    assert [letter.subject for letter in post()] == ["Was this you?"]
    assert post() == []
    Contact.objects.confirm()
    (letter,) = post()
    assert letter.subject == "We have what you said: thank you"
    said = in_full(letter)
    assert "You have a place" in said
    assert f"Mending together, {timezone.localtime(session.start):%A}" in letter.body
    link = next(line for line in letter.body.splitlines() if "/coming/" in line)
    assert "You are coming" in text_of(client.get(urlsplit(link).path))


def test_whoever_gave_no_address_is_written_to_by_nobody(session):
    come(session)
    publish(session, place="Library")
    assert jobs.tell_of_changes() == 1
    assert not Letter.objects.exists()


def test_a_session_that_moves_is_told_once(session):
    come(session, address=ADA)
    post()
    publish(session, place="Library", start=session.start + DAY, ends_at=session.ends_at + DAY)
    assert jobs.tell_of_changes() == 1
    assert jobs.tell_of_changes() == 0
    (letter,) = post()
    assert letter.subject == "Something has changed about what you come to"
    assert "Library" in letter.body
    assert "You still have your place" in letter.body


def test_a_draft_tells_nobody(session):
    come(session, address=ADA)
    draft = edited(session, place="Library").save_revision()
    assert jobs.tell_of_changes() == 0
    draft.publish()
    assert jobs.tell_of_changes() == 1


def test_a_session_that_is_cancelled_and_one_that_is_deleted_are_told(session):
    other = SessionFactory(project=session.project)
    owners = [Owner(come(one, address=ADA)) for one in (session, other)]
    post()
    publish(session, cancelled=True)
    other.delete()
    assert jobs.tell_of_changes() == 2
    letters = post()
    assert {letter.subject for letter in letters} == {"It is cancelled: please don’t set out"}
    assert len(letters) == 2
    for owner in owners:
        assert "This is cancelled" in owner.sees()
        assert "not coming after all" not in owner.sees()


def test_what_is_no_longer_so_is_not_sent(session):
    come(session, address=ADA)
    post()
    publish(session, cancelled=True)
    jobs.tell_of_changes()
    publish(session, cancelled=False)
    jobs.tell_of_changes()
    (letter,) = post()
    assert "We changed this, and have changed it back. It is:" in letter.body


def test_places_that_an_editor_adds_go_to_those_who_wait(session):
    come(session, 5)
    waiting = come(session, address=ADA)
    post()
    publish(session, spaces=6)
    assert jobs.move_up() == 1
    assert now(waiting).state == "coming"
    (letter,) = post()
    assert letter.subject == "There is a place for you"


def test_those_who_wait_go_before_who_comes_later_where_room_was_added(session):
    coming, waiting, back = come(session, 5), come(session), come(session)
    back.cancel()
    add = Session.objects.filter(pk=session.pk).update
    add(spaces=6)
    assert come(session).state == "waiting"
    assert now(waiting).state == "coming"
    second = Joining.objects.waiting().get()
    add(spaces=7)
    now(back).come_after_all()
    assert (now(second).state, now(back).state) == ("coming", "waiting")
    add(spaces=8)
    with pytest.raises(NoRoom):
        now(coming).change(6)
    assert now(back).state == "waiting"  # nothing of what failed is kept
    now(waiting).change(1)
    assert now(back).state == "coming"


def test_who_waits_and_says_how_many_has_the_places_that_were_added(session):
    come(session, 5)
    waiting, next_one = come(session, 2), come(session)
    Session.objects.filter(pk=session.pk).update(spaces=7)
    with pytest.raises(NoRoom):
        now(waiting).change(3)
    now(waiting).change(1)
    assert (now(waiting).state, now(next_one).state) == ("coming", "coming")


@pytest.mark.parametrize(
    ("wishes", "confirmed", "is_reminded"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_the_day_before_who_wished_it_is_reminded_once(session, wishes, confirmed, is_reminded):
    come(session, address=ADA, wishes_reminder=wishes, confirmed=confirmed)
    post()
    jobs.remind()
    assert post() == []
    with at(session.start - timedelta(hours=20)):
        jobs.remind()
        jobs.remind()
        subjects = [letter.subject for letter in post()]
    assert subjects == ["Tomorrow: we look forward to you"] * is_reminded


def test_who_gives_an_address_later_is_asked_there_and_then_reminded(session):
    owner = Owner(come(session))
    said = {"address": ADA, "wishes_reminder": "on"}
    for _ in range(2):
        owner.post("letters/", what="address", **said)
    assert [letter.subject for letter in post()] == ["Was this you?"]
    Contact.objects.confirm()
    with at(session.start - timedelta(hours=20)):
        jobs.remind()
        assert [letter.subject for letter in post()] == ["Tomorrow: we look forward to you"]


def test_nobody_is_reminded_of_what_they_cancelled(session):
    joining = come(session, address=ADA, wishes_reminder=True)
    post()
    with at(session.start - timedelta(hours=20)):
        jobs.remind()
        joining.cancel()
        assert post() == []


def test_who_is_interested_hears_of_new_dates(session):
    known = {"told_up_to": session.pk, "erase_on": timezone.localdate() + DAY}
    said = {"address": ADA, "said_by": "self"}
    joining = Joining.objects.be_interested(session.project, "a", known, **said)
    Contact.objects.confirm()
    post()
    assert jobs.tell_of_changes() == 0
    far = SessionFactory(project=session.project, start=session.start + 60 * DAY)
    assert jobs.tell_of_changes() == 1
    assert jobs.tell_of_changes() == 0
    (letter,) = post()
    assert letter.subject == "There are new dates"
    assert now(joining).erase_on == timezone.localdate(far.ends_at) + 30 * DAY


def test_a_month_after_all_of_it_is_erased_and_not_before(session):
    joining = come(session, name="Ada", address=ADA, access_needs=NEEDS)
    Owner(joining)
    with after(joining, days=29):
        assert jobs.erase() == 0
        assert jobs.erasures_late() == 0
    with after(joining, days=32):
        assert jobs.erasures_late() == 1
        assert jobs.erase() == 1
    for model in (Joining, Contact, Letter, PrivateLink):
        assert not model.objects.exists()
    assert Session.objects.exists()


def test_a_session_that_moves_far_away_keeps_who_comes(session):
    joining = come(session, address=ADA)
    publish(session, start=session.start + 90 * DAY, ends_at=session.ends_at + 90 * DAY)
    jobs.tell_of_changes()
    with after(joining, days=40):
        assert jobs.erase() == erase_contacts() == 0
    assert now(joining).contact.erase_on == now(joining).erase_on


def test_a_session_that_is_used_again_for_another_day_begins_empty(session):
    owner = Owner(come(session, 5, address=ADA))
    with after(owner.joining, days=1):
        post()
        week = 7 * DAY
        publish(session, start=session.start + week, ends_at=session.ends_at + week)
        jobs.tell_of_changes()
        assert post() == []
        assert Session.objects.get(pk=session.pk).left == 5
        assert "This is over" in owner.sees()


def test_a_contact_that_is_erased_takes_what_was_said_along(session):
    come(session, address=ADA)
    Contact.objects.get().erase()
    assert not Joining.objects.exists()


def test_with_a_lost_key_all_is_erased_by_the_clock(session, settings):
    joining = come(session, address=ADA, access_needs=NEEDS)
    come(session, 5, address="b@example.org")
    settings.CONTACT_KEYS = [OTHER_KEY]
    with after(joining, days=32):
        assert jobs.erase() == 2
    assert not Joining.objects.exists()


def test_with_a_lost_key_one_sees_changes_and_cancels_on_ones_own_page(session, settings):
    joining = come(session, 2, name="Ada", address=ADA, access_needs=NEEDS)
    waiting = come(session, 4)
    settings.CONTACT_KEYS = [OTHER_KEY]
    owner = Owner(joining)
    own = owner.sees()
    assert "You are coming" in own
    assert own.count(UNREADABLE) == 3
    for part in ("change/", "letters/"):
        form = owner.sees(part)
        assert "Leave it as it is" in form
        assert UNREADABLE not in form
    kept = owner.post("change/", how_many="1")
    assert "we have what you changed" in text_of(kept)
    assert Joining.objects.unread().get(pk=joining.pk).how_many == 1
    assert now(waiting).state == "coming"
    assert "You are not coming" in text_of(owner.post("cancel/"))


def test_with_a_lost_key_one_erases_it_on_ones_own_page(session, settings):
    joining = come(session, address=ADA, access_needs=NEEDS)
    settings.CONTACT_KEYS = [OTHER_KEY]
    assert "It is erased" in text_of(Owner(joining).post("erase/"))
    assert not Joining.objects.exists()
    assert not Contact.objects.exists()


def test_somebody_elses_address_gets_nothing_more(session):
    joining = come(session, address=ADA, wishes_reminder=True, confirmed=False)
    joining.contact.refuse()
    publish(session, place="Library")
    jobs.tell_of_changes()
    assert post() == []
    assert now(joining).state == "coming"
    assert not now(joining).wishes_reminder


@pytest.mark.parametrize(
    "wrong", [{"how_many": 0}, {"how_many": 41}, {"state": "interested"}, {"told_start": None}]
)
def test_the_database_holds_what_it_can(session, wrong):
    joining = come(session)
    with pytest.raises(IntegrityError), transaction.atomic():
        Joining.objects.filter(pk=joining.pk).update(**wrong)
