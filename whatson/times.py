"""Moments are kept in UTC and shown as clocks in London stand: never by a fixed number of hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def read_moment(text, zone=UTC) -> datetime | None:
    """A moment in UTC from what an API writes; without any offset it is one of the zone.

    None for nothing, or what is none.
    """
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return as_utc(moment, zone)


def read_local(text) -> datetime | None:
    """A moment in UTC from what a clock in London shows; None for what is none."""
    return read_moment(text, LONDON)


def as_utc(moment: datetime, zone) -> datetime | None:
    """In UTC, taking one that says no offset for the zone's; None if that is no year of ours."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        return None


def local(moment: datetime) -> datetime:
    """As clocks in London show it, with the offset of that day."""
    return moment.astimezone(LONDON)


def day_begins(day: date) -> datetime:
    """The first moment of a day in London: days on which clocks change have 23 or 25 hours."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def day_ends(day: date) -> datetime:
    """The first moment of the day after."""
    return day_begins(day + timedelta(days=1))


def today_begins(now: datetime) -> datetime:
    """When the day of `now` began in London."""
    return day_begins(local(now).date())
