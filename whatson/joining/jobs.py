"""Who comes, by the clock: told of what has changed, reminded, moved up, and erased."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.jobs_table import Job, register
from contact.one_by_one import all_of, each
from whatson.models import Joining, Session

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def tell_of_changes() -> int:
    """Tell those who come what has changed about their session; those interested, of new dates, or
    that it does not go on.
    """
    return all_of(_tell_who_comes, _let_go, _tell_of_ends, _tell_of_dates)


def _tell_who_comes() -> int:
    return each(lambda: _joinings().told_otherwise(), Joining.learn)


def _let_go() -> int:
    each(lambda: _joinings().of_what_has_been(), Joining.let_go)
    return 0  # nobody is told of that


def _tell_of_ends() -> int:
    return each(lambda: _joinings().to_hear_of_end(), Joining.hear_of_end)


def _tell_of_dates() -> int:
    return each(lambda: _joinings().to_hear_of_dates(), Joining.hear_of_dates)


def move_up() -> int:
    """Give places that an editor added to those who wait."""
    return each(Session.objects.with_somebody_waiting, _move_up)


@transaction.atomic
def _move_up(session):
    if held := Session.hold(session.pk):
        Joining.objects.move_up(held)


def remind() -> int:
    """Write to those who wished to be reminded, the day before."""
    return each(lambda: _joinings().to_be_reminded(), Joining.remind)


def erase() -> int:
    """Erase who came a month ago, or was interested in what is long over."""
    return each(lambda: _joinings().due(), Joining.erase)


def erasures_late() -> int:
    """How many should have been erased the day before, or earlier."""
    return Joining.objects.due(timezone.localdate() - DAY).count()


def _joinings():
    return Joining.objects.unread().select_related("session__project", "project")


JOBS = (
    Job(
        name="whatson.tell",
        run=tell_of_changes,
        every=MINUTE,
        words="Tell those who come what has changed, and those interested of new dates",
        late_after=HOUR,
    ),
    Job(
        name="whatson.move_up",
        run=move_up,
        every=MINUTE,
        words="Give places that were added to those on the waiting list",
        late_after=HOUR,
    ),
    Job(
        name="whatson.remind",
        run=remind,
        every=HOUR,
        words="Remind those who wished it, the day before they come",
        late_after=6 * HOUR,
    ),
    Job(
        name="whatson.erase",
        run=erase,
        every=HOUR,
        words="Erase who came a month ago",
        late_after=DAY,
        is_grave=True,
        overdue=erasures_late,
    ),
)
for _job in JOBS:
    register(_job)
