"""What visits to the store do by the clock."""

from datetime import timedelta

from django.utils import timezone

from contact.jobs_table import Job, register
from whatson.models import VisitAsk


def tell_of_changes() -> int:
    """Tell who is invited that their session moved, or is not held."""
    found = list(VisitAsk.objects.unread().told_otherwise().select_related("session__project"))
    for ask in found:
        ask.hear_of_change()
    return len(found)


def erase_asks() -> int:
    """Erase who asked to see something, a month after their visit or a year after they asked."""
    due = list(VisitAsk.objects.unread().due())
    for ask in due:
        ask.erase()
    return len(due)


def asks_left() -> int:
    """How many should have been erased a day ago."""
    return VisitAsk.objects.due(timezone.localdate() - timedelta(days=1)).count()


register(
    Job(
        name="whatson.visit_changes",
        run=tell_of_changes,
        every=timedelta(minutes=10),
        words="Tell who is invited to see something that the time has changed",
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
