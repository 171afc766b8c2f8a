"""How long what the box office said is good for."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from whatson.times import local

FRESH = timedelta(hours=1)
"""After that a page says when it was last checked."""
OLD = timedelta(days=1)
"""After that prices and places are not shown at all: they may mislead."""


def is_old(checked: datetime | None, now: datetime | None = None) -> bool:
    """Whether something was checked too long ago to be shown, or never."""
    return checked is None or (now or timezone.now()) - checked >= OLD


def checked_words(checked: datetime | None, now: datetime | None = None) -> str:
    """Such as “last checked at 14:05”, with the day if that is not today; "" while it is fresh."""
    now = now or timezone.now()
    if checked is None or now - checked < FRESH:
        return ""
    then = local(checked)
    day = "" if then.date() == local(now).date() else f"on {date_format(then, 'j F')} "
    return f"last checked {day}at {then:%H:%M}"
