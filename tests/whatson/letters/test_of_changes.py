"""A letter of a change says how it was, as its reader knew it; and old news don't go with new."""

from html import unescape

import pytest
from django.utils import timezone

from contact.letters import write
from contact.models import Contact, Letter
from tests.contact.guarding import at
from tests.contact.post import in_full
from tests.factories import CollectionObjectFactory, SessionFactory
from tests.whatson.joining.people import ADA, Owner, come, now
from tests.whatson.letters.box import HALL, HOUR, post, subjects
from tests.whatson.test_asking_to_see import ask
from whatson.joining import jobs
from whatson.models import Joining, ProjectPage, Session, VisitAsk
from whatson.visits.jobs import tell_of_changes as tell_visitors

pytestmark = pytest.mark.django_db
KEPT = "We have what you said: thank you"
CHANGED = "Something has changed about what you come to"
OFF = "It is cancelled: please don’t set out"
ENDED = "It does not go on here any more"
SATURDAY = "5 December 2099, 14:00 to 16:00"


def move(session, hours=0, **fields):
    """An editor changes it, and the clock looks."""
    times = {"start": session.start + hours * HOUR, "ends_at": session.ends_at + hours * HOUR}
    Session.objects.filter(pk=session.pk).update(**times | fields)
    jobs.tell_of_changes()
    tell_visitors()


def the_one() -> str:
    """What the only letter says: as HTML, too, how it was."""
    (letter,) = post()
    was = letter.body.partition("It was")[2].partition("Now it is")[0]
    assert was in unescape(letter.alternatives[0][0])
    return letter.body


@pytest.fixture
def invited(session):
    CollectionObjectFactory(object_number="BAC/12", title="Washboard")
    made = ask()
    post()
    made.invite(session)
    return VisitAsk.objects.get(pk=made.pk)


def test_was_this_you_says_that_it_is_to_come_or_to_see_something_and_not_what(session):
    CollectionObjectFactory(object_number="BAC/12", title="Washboard")
    come(session, address="bea@example.org", confirmed=False)
    ask()
    Contact.objects.update(confirmed_at=None)
    said = {letter.to[0]: in_full(letter) for letter in post()}
    assert "this e-mail address to come to something at Battersea" in said["bea@example.org"]
    assert "this e-mail address to ask to see something at Battersea" in said[ADA]
    for nothing in ("Mending", "Washboard", "Hall"):
        assert nothing not in "".join(said.values())


# How it was


def test_who_comes_is_told_at_what_time_it_was(session, coming):
    move(session, hours=1)
    said = the_one()
    assert f"The time has changed. It was Saturday {SATURDAY}. Now it is:" in said
    assert f"Mending together, Saturday 5 December 2099, 15:00 to 17:00, {HALL}" in said
    assert "The place has changed" not in said


def test_who_comes_is_told_in_what_place_it_was(session, coming):
    move(session, place="Library")
    said = in_full(post()[0])
    assert f"The place has changed. It was: {HALL}. Now it is:" in said
    assert "It was: Grand Hall &amp; bar. Now it is:" in said
    assert f"Mending together, Saturday {SATURDAY}, Library" in said
    assert "time" not in said.partition("Now it is:")[0].partition("Dear")[2]


def test_who_comes_is_told_of_both(session, coming):
    move(session, hours=24, place="Library")
    said = the_one()
    assert f"The time and the place have changed. It was Saturday {SATURDAY}, {HALL}." in said
    assert "Sunday 6 December 2099, 14:00 to 16:00, Library" in said


def test_an_end_that_moves_alone_is_seen(session, coming):
    move(session, ends_at=session.ends_at + 24 * HOUR)
    said = the_one()
    assert f"It was Saturday {SATURDAY}." in said
    assert "Saturday 5 December 2099, 14:00 to Sunday 6 December 2099, 16:00" in said


def test_what_takes_place_after_all_and_at_another_time_says_both(session, coming):
    move(session, cancelled=True)
    assert subjects() == [OFF]
    move(session, hours=1, cancelled=False)
    said = the_one()
    assert "This was cancelled, and takes place after all. The time has changed." in said
    assert f"It was Saturday {SATURDAY}. Now it is:" in said


def test_a_letter_from_before_there_were_such_facts_goes_as_it_was(session, coming, invited):
    post()
    write("joining_changed", now(coming).contact, about=coming.reference, was_off=False)
    start = timezone.localtime(session.start).isoformat()
    write("visit_moved", invited.contact, about=invited.reference, start=start)
    first, second = (letter.body for letter in post())
    assert "The time or the place has changed. It is now:" in first
    assert "has changed. It is now on Saturday 5 December 2099, 14:00, Grand Hall" in second


def test_who_is_invited_is_told_how_it_was(session, invited):
    post()
    move(session, hours=1, place="Library")
    said = the_one()
    assert f"The time and the place have changed. It was Saturday {SATURDAY}, {HALL}." in said
    assert "Now it is on Saturday 5 December 2099, 15:00 to 17:00, Library." in said


# Old news with new


def test_who_confirms_late_gets_the_newest_alone_and_how_it_was_as_they_knew_it(session):
    come(session, address=ADA, confirmed=False)
    assert subjects() == ["Was this you?"]
    move(session, hours=1)
    move(session, hours=2, place="Library")
    assert post() == []
    Contact.objects.confirm()
    (letter,) = post()
    assert letter.subject == CHANGED
    assert f"It was Saturday {SATURDAY}, {HALL}." in letter.body
    assert "16:00 to 18:00, Library" in letter.body
    assert "You still have your place" in letter.body
    assert "/coming/" in letter.body
    assert post() == []
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent", "dropped"}
    move(session, hours=3)
    assert "It was Saturday 5 December 2099, 16:00 to 18:00" in the_one()


def test_what_is_changed_back_before_anybody_heard_says_so(session, coming):
    move(session, hours=1)
    move(session)
    said = post()[0].body
    assert "have changed it back. It is:" in said
    assert SATURDAY in said


def test_an_unsent_word_that_it_takes_place_after_all_is_not_lost(session, coming):
    move(session, cancelled=True)
    post()
    move(session, cancelled=False)
    move(session, hours=1)
    assert "This was cancelled, and takes place after all. The time has changed." in the_one()


def test_what_is_cancelled_twice_is_said_once(session):
    come(session, address=ADA, confirmed=False)
    post()
    for cancelled in (True, False, True):
        move(session, cancelled=cancelled)
    Contact.objects.confirm()
    assert subjects() == [OFF]


def test_the_first_letter_goes_where_the_change_no_longer_can(session):
    """Nobody is left without any word: a newer letter that failed or was dropped overtakes none."""
    come(session, address=ADA, confirmed=False)
    move(session, hours=1)
    Letter.objects.filter(kind="joining_changed").update(state=Letter.FAILED)
    Contact.objects.confirm()
    assert subjects() == [KEPT]


def test_letters_about_others_overtake_none(session):
    for _ in range(2):
        come(session, address=ADA)
    post()
    move(session, hours=1)
    assert subjects() == [CHANGED] * 2


def test_who_is_interested_hears_once_that_there_are_new_dates(session):
    known = {"told_up_to": session.pk, "erase_on": timezone.localdate() + 24 * HOUR}
    Joining.objects.be_interested(session.project, "a", known, address=ADA, said_by="self")
    post()
    for weeks in (1, 2):
        SessionFactory(project=session.project, start=session.start + weeks * 168 * HOUR)
        jobs.tell_of_changes()
    Contact.objects.confirm()
    assert subjects() == [KEPT, "There are new dates"]


def test_an_invitation_that_has_yet_to_go_is_to_what_it_is_now(session, invited):
    move(session, place="Library")
    move(session, hours=24)
    assert subjects() == ["Come and see it on 6 December"]
    invited.refresh_from_db()
    assert invited.state == "invited"


def test_of_two_changes_who_is_invited_hears_of_the_newest(session, invited):
    post()
    move(session, place="Library")
    move(session, place="Cellar")
    said = the_one()
    assert f"The place has changed. It was: {HALL}. Now it is on Saturday" in said
    assert "16:00, Cellar" in said


# What does not go on


@pytest.fixture
def interested(session):
    known = {"told_up_to": session.pk, "erase_on": timezone.localdate() + 24 * HOUR}
    said = {"address": ADA, "said_by": "self"}
    joining = Joining.objects.be_interested(session.project, "a", known, **said)
    Contact.objects.confirm()
    post()
    return joining


def a_day_later() -> list:
    """All that goes out a day from now."""
    assert post() == []
    with at(timezone.now() + 25 * HOUR):
        return post()


@pytest.mark.parametrize("is_deleted", [False, True])
def test_who_is_interested_hears_once_that_it_does_not_go_on(session, interested, is_deleted):
    owner, project = Owner(interested), session.project
    project.delete() if is_deleted else project.unpublish()
    assert (jobs.tell_of_changes(), jobs.tell_of_changes()) == (1, 0)
    (letter,) = a_day_later()
    assert letter.subject == ENDED
    assert "It does not go on here any more." in letter.body
    assert (": Mending together." in letter.body) is not is_deleted
    assert f"{interested.erase_on:%B %Y}" in letter.body
    assert "/coming/" in letter.body
    assert "It does not go on here any more." in owner.sees()


def test_who_is_interested_hears_nothing_of_what_is_mended_within_a_day(session, interested):
    session.project.unpublish()
    jobs.tell_of_changes()
    project = ProjectPage.objects.get()
    project.save_revision().publish()
    assert (jobs.tell_of_changes(), jobs.tell_of_changes()) == (1, 0)
    assert a_day_later() == []
    ProjectPage.objects.get().unpublish()
    jobs.tell_of_changes()
    assert [letter.subject for letter in a_day_later()] == [ENDED]
