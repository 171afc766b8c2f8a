"""A calendar that somebody publishes (iCalendar, RFC 5545): dates and places, no prices.

Each VEVENT is one performance; those with one name are one production. Rules of repetition are
not worked out: a box office writes each performance down.
"""

from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256

from icalendar import Calendar

from whatson.access import ACCESS, FIELDS
from whatson.availability import Availability
from whatson.faults import CutOff, NotData, NotSetUp, Unreadable
from whatson.plain_text import line, paragraphs
from whatson.prices import Price
from whatson.providers.base import Answer, EventSaid, PerformanceSaid, Provider
from whatson.providers.fetching import fetch
from whatson.providers.reading import read_minutes, read_web_address
from whatson.times import LONDON, as_utc

BEGIN, END = b"BEGIN:VCALENDAR", b"END:VCALENDAR"


class ICalendarFeed(Provider):
    """The calendar at one address."""

    def __init__(self, settings):
        if not settings.calendar_url:
            raise NotSetUp("the calendar's address is missing")
        self.settings = settings

    def events(self, since: datetime) -> Answer:
        found = {}
        for row in self._rows:
            said = self._performance(row)
            if said and said.start >= since:
                found.setdefault(said.event_id, self._event(row))
        return Answer(list(found.values()))

    def performances(self, since: datetime) -> Answer:
        answer = Answer([])
        for row in self._rows:
            said = self._performance(row)
            if not said:
                answer.leave(_id(row), f"“{_text(row, 'SUMMARY')}” has no name, day or time.")
            elif "RRULE" in row or "RDATE" in row:
                answer.leave(said.source_id, f"“{said.name}” repeats by a rule, which is not read.")
            elif said.start >= since:
                answer.rows.append(said)
        return answer

    def prices(self, performance: PerformanceSaid) -> list[Price] | None:
        return None

    def availability(self, source_id: str) -> Availability:
        return Availability.UNKNOWN

    def booking_link(self, source_id: str) -> str:
        rows = (row for row in self._rows if _id(row) == source_id)
        return next((read_web_address(str(row.get("URL", ""))) for row in rows), "")

    @cached_property
    def _rows(self) -> list:
        return _read(fetch(self.settings.calendar_url, "text/calendar")).walk("VEVENT")

    def _event(self, row) -> EventSaid:
        name = _text(row, "SUMMARY")
        words = _text(row, "DESCRIPTION", 20_000, keep_lines=True)
        return EventSaid(_event_id(name), name, description=words, duration=_minutes(row))

    def _performance(self, row) -> PerformanceSaid | None:
        name, source_id, start = _text(row, "SUMMARY"), _id(row), _start(row)
        if not (name and source_id and start):
            return None
        return PerformanceSaid(
            source_id,
            _event_id(name),
            start,
            name=name,
            duration=_minutes(row),
            cancelled=_text(row, "STATUS").upper() == "CANCELLED",
            venue=_text(row, "LOCATION", 100),
            access=_access(row),
        )


def _read(body: bytes) -> Calendar:
    if body.lstrip()[:1] == b"<":
        raise NotData()
    if not body.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(BEGIN):
        raise Unreadable("no calendar")
    if not body.rstrip().upper().endswith(END):
        raise CutOff()
    try:
        return Calendar.from_ical(body)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable(type(error).__name__) from None


def _text(row, name: str, most: int = 300, keep_lines: bool = False) -> str:
    value = str(row.get(name, ""))
    return paragraphs(value.replace("\n", "<br>")) if keep_lines else line(value, most)


def _id(row) -> str:
    """What stays the same when a performance is moved; each of a series says which it is."""
    said = f"{_text(row, 'UID', 500)} {_moment(row, 'RECURRENCE-ID') or ''}".strip()
    return said if len(said) <= 200 else sha256(said.encode()).hexdigest()


def _event_id(name: str) -> str:
    return sha256(name.casefold().encode()).hexdigest()[:32]


def _start(row) -> datetime | None:
    return _moment(row, "DTSTART")


def _moment(row, name: str) -> datetime | None:
    """In UTC; a time without a zone is London's, and a day without a time is no moment."""
    value = getattr(row.get(name), "dt", None)
    return as_utc(value, LONDON) if isinstance(value, datetime) else None


def _minutes(row) -> int | None:
    start, end = _start(row), _moment(row, "DTEND")
    lasts = getattr(row.get("DURATION"), "dt", None)
    if start and end:
        lasts = end - start
    return read_minutes(lasts // timedelta(minutes=1)) if isinstance(lasts, timedelta) else None


def _access(row) -> dict:
    """What its categories say of access: those that are not named are unknown."""
    said = {word.casefold() for word in _categories(row)}
    known = {one.field: {one.label.casefold(), one.attribute.casefold()} for one in ACCESS}
    return {name: True if known[name] & said else None for name in FIELDS}


def _categories(row) -> list[str]:
    found = row.get("CATEGORIES", [])
    lists = found if isinstance(found, list) else [found]
    return [line(str(word)) for one in lists for word in getattr(one, "cats", [])]
