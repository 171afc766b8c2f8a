"""Letters of changes say news once, hide nothing, and go to nobody who knows of nothing."""

from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core import mail

from contact.letters.sending import send_due
from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import ADA, come
from whatson.joining import jobs
from whatson.models import Session
from whatson.visits.jobs import tell_of_changes as tell_visitors

pytestmark = pytest.mark.django_db
CHANGED = "Something has changed about what you come to"
OFF = "It is cancelled: please don’t set out"
HALL = "Grand Hall"
MOVED = f"The place has changed. It was: {HALL}. Now it is:"
HOUR = timedelta(hours=1)


@pytest.fixture
def session():
    start = datetime(2099, 12, 5, 14, tzinfo=ZoneInfo("Europe/London"))
    project = ProjectPageFactory(title="Mending together", kind="store_visit")
    return SessionFactory(project=project, start=start, ends_at=start + 2 * HOUR, place=HALL)


@pytest.fixture
def coming(session):
    joining = come(session, address=ADA)
    post()
    return joining


def edit(session, **fields):
    """An editor changes it, and nobody has looked yet."""
    Session.objects.filter(pk=session.pk).update(**fields)


def change(session, **fields):
    """An editor changes it, and the clock looks."""
    edit(session, **fields)
    jobs.tell_of_changes()
    tell_visitors()


def post() -> list:
    mail.outbox.clear()
    send_due()
    return mail.outbox


def subjects() -> list[str]:
    return [letter.subject for letter in post()]


def the_one() -> str:
    """What the only letter says, in plain and as HTML."""
    (letter,) = post()
    assert letter.subject == CHANGED
    return letter.body + unescape(letter.alternatives[0][0])


# How it is said


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
