"""Letters of changes say news once, hide nothing, and go to nobody who knows of nothing."""

from html import unescape
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from contact.models import Contact, Letter
from contact.one_by_one import NotAllDone
from tests.factories import CollectionObjectFactory, SessionFactory
from tests.whatson.joining.people import ADA, Owner, come, now
from tests.whatson.letters.box import HALL, HOUR, post, subjects
from tests.whatson.test_asking_to_see import ask
from whatson.joining import jobs
from whatson.models import Joining, Session, VisitAsk
from whatson.visits.jobs import tell_of_changes as tell_visitors

pytestmark = pytest.mark.django_db
CHANGED = "Something has changed about what you come to"
OFF = "It is cancelled: please don’t set out"
MOVED = f"The place has changed. It was: {HALL}. Now it is:"


def edit(session, **fields):
    """An editor changes it, and nobody has looked yet."""
    Session.objects.filter(pk=session.pk).update(**fields)


def change(session, **fields):
    """An editor changes it, and the clock looks."""
    edit(session, **fields)
    jobs.tell_of_changes()
    tell_visitors()


def the_one() -> str:
    """What the only letter says, in plain and as HTML."""
    (letter,) = post()
    assert letter.subject == CHANGED
    return letter.body + unescape(letter.alternatives[0][0])


# Said once


def test_who_knows_that_it_is_off_is_not_told_so_again(session, coming):
    change(session, cancelled=True)
    assert subjects() == [OFF]
    change(session, place="Library")
    change(session, start=session.start + HOUR)
    assert post() == []
    change(session, start=session.start, cancelled=False)
    said = the_one()
    assert said.count("This was cancelled, and takes place after all. " + MOVED) == 2


# Nothing hidden


def test_who_never_heard_that_it_was_off_hears_of_the_other_change(session, coming):
    change(session, place="Library")
    change(session, cancelled=True)
    change(session, cancelled=False)
    said = the_one()
    assert MOVED in said
    assert "cancelled" not in said


def test_a_change_that_did_not_go_as_it_was_off_is_said_when_it_is_on_again(session, coming):
    change(session, place="Library")
    edit(session, cancelled=True)
    assert post() == []
    assert Letter.objects.get(kind="joining_changed").state == Letter.DROPPED
    change(session)
    change(session, cancelled=False)
    said = the_one()
    assert MOVED in said
    assert "cancelled" not in said


def test_who_heard_that_it_was_off_hears_of_both(session, coming):
    change(session, place="Library")
    change(session, cancelled=True)
    assert subjects() == [OFF]
    change(session, cancelled=False)
    assert "This was cancelled, and takes place after all. " + MOVED in the_one()


def test_that_it_was_off_is_known_still_where_it_is_off_again(session, coming):
    change(session, cancelled=True)
    post()
    for cancelled in (False, True, False):
        change(session, cancelled=cancelled)
    assert "This was cancelled, and takes place after all:" in the_one()


def test_who_comes_after_all_knows_what_it_is_then(session, coming):
    change(session, place="Library")
    owner = Owner(coming)
    owner.post("cancel/")
    assert post() == []
    owner.post("again/")
    change(session, place="Cellar")
    assert "The place has changed. It was: Library. Now it is:" in the_one()


# To nobody who knows of nothing


@pytest.fixture
def asked():
    CollectionObjectFactory(object_number="BAC/12", title="Washboard")
    made = ask()
    post()
    return made


def test_who_was_never_told_of_a_visit_does_not_hear_that_it_is_off(session, asked):
    Contact.objects.update(confirmed_at=None)
    asked.invite(session)
    assert subjects() == ["Was this you?"]
    change(session, cancelled=True)
    Contact.objects.confirm()
    assert post() == []
    asked.refresh_from_db()
    assert (asked.state, asked.session) == ("waiting", None)
    asked.invite(SessionFactory(project=session.project, start=session.start, place=HALL))
    assert subjects() == ["Come and see it on 5 December"]


def test_nor_does_who_was_not_told_as_it_was_off_by_then(session, asked):
    asked.invite(session)
    edit(session, cancelled=True)
    assert post() == []
    change(session)
    assert post() == []
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_who_was_told_of_a_visit_hears_that_it_is_off(session, asked):
    asked.invite(session)
    post()
    change(session, start=session.start + HOUR)
    change(session, cancelled=True)
    assert subjects() == ["Your visit on 5 December is off"]


def test_what_is_off_is_named_by_the_day_that_they_know(session, asked):
    asked.invite(session)
    post()
    day = 24 * HOUR
    change(session, start=session.start + day, ends_at=session.ends_at + day)
    change(session, cancelled=True)
    assert subjects() == ["Your visit on 5 December is off"]


# One that fails


def fails_for(model, pk, name, monkeypatch):
    """The real method, but for this row alone."""
    real = getattr(model, name)

    def fails(row):
        if row.pk == pk:
            raise OSError
        return real(row)

    monkeypatch.setattr(model, name, fails)


def test_one_who_cannot_be_told_keeps_nobody_else_from_hearing(session, coming, monkeypatch):
    known = {"told_up_to": 0, "erase_on": timezone.localdate() + 24 * HOUR}
    said = {"address": ADA, "said_by": "self"}
    Joining.objects.be_interested(session.project, "a", known, **said)
    Contact.objects.confirm()
    post()
    been = come(session)
    past = timezone.now() - 5 * HOUR
    Joining.objects.filter(pk=been.pk).update(told_start=past, told_end=past)
    edit(session, place="Library")
    fails_for(Joining, coming.pk, "learn", monkeypatch)
    with pytest.raises(NotAllDone):
        jobs.tell_of_changes()
    assert subjects() == ["There are new dates"]
    assert now(been).session is None


def test_one_visitor_who_cannot_be_told_keeps_no_visit_from_ending(session, asked, monkeypatch):
    asked.invite(session)
    been = ask(address="bo@example.org")
    been.invite(session)
    past = timezone.now() - 5 * HOUR
    VisitAsk.objects.filter(pk=been.pk).update(told_start=past, told_end=past)
    edit(session, place="Library")
    fails_for(VisitAsk, asked.pk, "hear_of_change", monkeypatch)
    with pytest.raises(NotAllDone):
        tell_visitors()
    been.refresh_from_db()
    assert (been.state, been.session) == ("been", None)


# How it is said


def test_an_end_that_nobody_knows_is_not_said(session):
    edit(session, ends_at=session.start)
    session.refresh_from_db()
    come(session, address=ADA)
    post()
    later = session.start + HOUR
    change(session, start=later, ends_at=later)
    said = the_one()
    assert "It was Saturday 5 December 2099, 14:00. Now it is:" in said
    assert "Mending together, Saturday 5 December 2099, 15:00, Grand Hall" in said
    assert " to 15:00" not in said


def test_only_who_has_a_place_is_told_to_whom_it_goes(session):
    edit(session, spaces=1)
    has, waits = Owner(come(session)), Owner(come(session))
    assert "If you don’t come, your place goes to whoever waits for one, and we" in has.sees()
    assert "If you don’t come, we forget what you said" in waits.sees()


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_what_all_these_letters_say_stands_in_one_place(ending):
    letters = Path(apps.get_app_config("whatson").path, "templates/whatson/letters")
    texts = {path.stem: path.read_text() for path in letters.glob(f"*.{ending}")}
    for words, base in (
        ("You get this because you told us", "joining_base"),
        ("Whoever has it can change", "joining_base"),
        ("You get this because you asked", "visit_base"),
        ("whoever has it can answer", "visit_base"),
    ):
        assert [name for name, text in texts.items() if words in text] == [base]
