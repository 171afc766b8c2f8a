"""How often one sender did one thing, in the database, so that several processes agree.

Count before a transaction is begun: what is counted inside one is lost when that fails.
"""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from contact.guard.limits import DAY, RULES
from contact.guard.senders import sender_of
from contact.models import Tally


def count_try(request, what: str, most: int, per: timedelta) -> bool:
    """Count this try; False when its sender has had more than `most` in this span of time."""
    since, _ = span(per)
    return Tally.objects.add_one(_name(what, per), sender_of(request), since, most)


def over_until(request, what: str) -> datetime | None:
    """Count this one by the row `what` of `RULES`; if it is too many, when to come back.

    What is refused is not counted: who tries again too early waits no longer for it.
    """
    sender = sender_of(request)
    full = full_until(request, what, sender)
    if full:
        return full
    for limit in RULES[what].limits:
        since, end = span(limit.per)
        if not Tally.objects.add_one(_name(what, limit.per), sender, since, limit.most):
            return end  # another one came in between
    return None


def full_until(request, what: str, sender: str = "") -> datetime | None:
    """When one more may come by the row `what`; None is at once. Counts nothing."""
    sender = sender or sender_of(request)
    ends = []
    for limit in RULES[what].limits:
        since, end = span(limit.per)
        if Tally.objects.is_full(_name(what, limit.per), sender, since, limit.most):
            ends.append(end)
    return max(ends, default=None)


def span(per: timedelta, now: datetime | None = None) -> tuple[datetime, datetime]:
    """The beginning and end of the span that it is now: cut from midnight on, as keys change then.

    Raises ValueError for more than a day: tomorrow nobody knows who came today.
    """
    if not timedelta(0) < per <= DAY:
        raise ValueError("Senders are known for a day: count by a day or less.")
    today = timezone.localdate(now)
    midnight, next_midnight = _midnight(today), _midnight(today + DAY)
    if per == DAY:  # the day on which the clocks change has 23 hours or 25
        return midnight, next_midnight
    begun = midnight + ((now or timezone.now()) - midnight) // per * per
    return begun, min(begun + per, next_midnight)


def _midnight(day) -> datetime:
    # In UTC, where an hour is an hour also on the night when the clocks change.
    return timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)


def _name(what, per):
    """Two limits of one thing may begin at the same moment: at midnight, they always do."""
    return f"{what} {int(per.total_seconds())}"
