"""What is on, as a calendar that people's own programs read (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from whatson.occasions import Occasion

TYPE = "text/calendar; charset=utf-8"


def calendar_of(name: str, occasions: Iterable[Occasion]) -> bytes:
    """A calendar called so. Each entry has the same UID whenever it is read, and a SEQUENCE that
    counts up with each change; what is cancelled stays, and says so.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//What is on//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in occasions:
        calendar.add_component(_entry(one))
    return calendar.to_ical()


def _entry(one: Occasion) -> Event:
    entry = Event()
    changed = (one.changed or timezone.now()).replace(microsecond=0)
    entry.add("uid", f"{one.name}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", one.version)
    entry.add("dtstart", one.start.astimezone(UTC))
    if one.end:
        entry.add("dtend", one.end.astimezone(UTC))
    entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    entry.add("summary", one.title)
    entry.add("url", one.address)
    for name, said in (("location", one.place), ("description", _said(one))):
        if said:
            entry.add(name, said)
    if one.access:
        entry.add("categories", one.access)
    return entry


def _said(one: Occasion) -> str:
    """What it is and for whom; prices and places are too soon out of date for a calendar."""
    return "\n".join(filter(None, [one.words, one.age, ", ".join(one.access)]))
