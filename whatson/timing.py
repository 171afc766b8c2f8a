"""When a page's performances or sessions are, asked of the database with the page."""

from datetime import datetime

from django.db.models import Aggregate, Max, Min, Subquery


def only(times, one: str, what: Aggregate) -> Subquery:
    """One moment of these times, which belong to one and the same record, known by `one`."""
    grouped = times.order_by().values(one).annotate(moment=what)
    return Subquery(grouped.values("moment"))


def moments(times, one: str, now: datetime) -> dict[str, Subquery]:
    """The `first` and the `last` time to come, and the latest that has been (`ended`)."""
    to_come = times.taking_place(now)
    return {
        "first": only(to_come, one, Min("start")),
        "last": only(to_come, one, Max("start")),
        "ended": only(times.ended(now), one, Max("start")),
    }
