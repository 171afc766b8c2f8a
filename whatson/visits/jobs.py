"""What visits to the store do by the clock."""

from datetime import timedelta

from django.utils import timezone

from contact.jobs_table import Job, register
from contact.one_by_one import all_of, each
from whatson.models import VisitAsk


def tell_of_changes() -> int:
    """Tell who is invited that their visit is at another time or place, or is not held; who has
    been there hears nothing of the next day.
    """
    return all_of(_tell_who_is_invited, _let_go)


def _tell_who_is_invited() -> int:
    return each(lambda: _asks().told_otherwise(), VisitAsk.hear_of_change)


def _let_go() -> int:
    each(lambda: _asks().of_what_has_been(), VisitAsk.let_go)
    return 0  # nobody is told of that


def erase_asks() -> int:
    """Erase who asked to see something, a month after their visit or a year after they asked."""
    return each(lambda: _asks().due(), VisitAsk.erase)


def asks_left() -> int:
    """How many should have been erased a day ago."""
    return VisitAsk.objects.due(timezone.localdate() - timedelta(days=1)).count()


def _asks():
    return VisitAsk.objects.unread().select_related("session__project")


register(
    Job(
        name="whatson.visit_changes",
        run=tell_of_changes,
        every=timedelta(minutes=1),
        words="Tell who is invited to see something that time or place have changed",
        late_after=timedelta(hours=6),
    )
)
register(
    Job(
        name="whatson.visit_asks",
        run=erase_asks,
        every=timedelta(hours=1),
        words="Erase who asked to see something in the store",
        is_grave=True,
        overdue=asks_left,
    )
)
