"""Spektrix, whose API (version 3) tells everybody what is on, without a key.

Its traps, each with a test in tests/whatson/test_spektrix.py: the same parameter has three names,
and one that it does not know is ignored in silence, so everything is filtered again here; UTC is
written with and without a Z; `isOnSale` says nothing about places left, and `available` counts
seats that nobody may book.
"""

import re
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from urllib.parse import quote, urlencode

from whatson.access import FIELDS
from whatson.availability import Availability
from whatson.faults import Fault, NotSetUp, Unreadable
from whatson.hosts import origin
from whatson.plain_text import line, paragraphs
from whatson.prices import PAY_WHAT_YOU_CAN, SUGGESTED, Price, read_pence
from whatson.providers.base import Answer, EventSaid, PerformanceSaid, Provider
from whatson.providers.fetching import fetch_json
from whatson.providers.reading import (
    read_attribute,
    read_count,
    read_flag,
    read_id,
    read_minutes,
    read_web_address,
)
from whatson.times import local, read_local, read_moment

HOST = "system.spektrix.com"
FEW = 0.1
"""The part of all places of which we say "few": whoever is not quick may find none."""
DIGITS = re.compile(r"[0-9]+")


class Spektrix(Provider):
    """One client of Spektrix, under its own address or under a domain of the client's."""

    def __init__(self, settings):
        if not settings.client_name:
            raise NotSetUp("the client name is missing")
        self.settings = settings
        self.base = f"{origin(settings.custom_domain or HOST)}/{quote(settings.client_name)}"
        self.told = {}

    # --- the five that every box office answers ---

    def events(self, since: datetime) -> Answer:
        answer = Answer([])
        for row in self._events(since):
            source_id, name = read_id(row), line(row.get("name"))
            if source_id and name:
                answer.rows.append(self._event(row, source_id, name))
            else:
                answer.leave(source_id, f"An event has no {'name' if source_id else 'id'}.")
        return answer

    def performances(self, since: datetime) -> Answer:
        """Those that either of two answers has: what is in one has not vanished."""
        events = {read_id(row): row for row in self._events(since)}
        answer, seen = Answer([]), set()
        for row, event_id in self._instances(since):
            source_id = read_id(row)
            if source_id in seen:
                continue
            seen.add(source_id)
            said = self._performance(row, source_id, event_id, events.get(event_id, {}))
            if not said:
                answer.leave(source_id, f"Performance {source_id or '(no id)'} cannot be read.")
            elif said.start >= since:
                answer.rows.append(said)
        answer.problems += self._venues_away
        return answer

    def prices(self, performance: PerformanceSaid) -> list[Price]:
        found = self._get(f"instances/{quote(performance.source_id)}/price-list")
        rows = found.get("prices") if isinstance(found, dict) else None
        if not isinstance(rows, list):
            raise Unreadable("prices")
        return _prices([row for row in rows if isinstance(row, dict)], performance.pay_what_you_can)

    def availability(self, source_id: str) -> Availability:
        path = f"instances/{quote(source_id)}/status"
        status = self._get(path, includeLockInformation="true")
        if not isinstance(status, dict) or "available" not in status:
            raise Unreadable("places")
        return places_left(status)

    def booking_link(self, source_id: str) -> str:
        digits = DIGITS.match(source_id)
        if not digits:
            return ""
        seats = f"{self.base}/website/ChooseSeats.aspx"
        return f"{seats}?EventInstanceId={digits.group()}&resize=true"

    # --- what Spektrix is asked ---

    def _get(self, path: str, **query):
        asked = f"?{urlencode(query, safe='$')}" if query else ""
        return fetch_json(f"{self.base}/api/v3/{path}{asked}")

    def _list(self, path: str, **query) -> list[dict]:
        """A list of rows, asked for once."""
        key = (path, *query.values())
        if key not in self.told:
            found = self._get(path, **query)
            if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
                raise Unreadable(path)
            self.told[key] = found
        return self.told[key]

    def _events(self, since: datetime) -> list[dict]:
        day = local(since).date().isoformat()
        return self._list("events", **{"$expand": "instances", "instanceStart_from": day})

    def _instances(self, since: datetime):
        """Each performance with its event's id: by themselves, then as the events have them."""
        day = local(since).date().isoformat()
        for row in self._list("instances", startFrom=day):
            yield row, read_id(row.get("event") or "")
        for event in self._events(since):
            for row in self._instances_of(event, day):
                yield row, read_id(event)

    def _instances_of(self, event: dict, day: str) -> list[dict]:
        rows = event.get("instances")
        if rows is None:
            rows = self._list(f"events/{quote(read_id(event))}/instances", start_from=day)
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    @cached_property
    def _venues(self) -> dict[str, str] | None:
        """The name of each plan's venue; None if that could not be asked for now."""
        try:
            names = {read_id(row): line(row.get("name"), 100) for row in self._list("venues")}
            plans = self._list("plans")
        except Fault:
            return None
        return {read_id(row): names.get(read_id(row.get("venue") or ""), "") for row in plans}

    @property
    def _venues_away(self) -> list[str]:
        return ["The names of the venues could not be read."] if self._venues is None else []

    # --- what its rows mean ---

    def _event(self, row: dict, source_id: str, name: str) -> EventSaid:
        return EventSaid(
            source_id,
            name,
            description=paragraphs(row.get("htmlDescription"))
            or paragraphs(row.get("description")),
            duration=read_minutes(row.get("duration")),
            age=self._words("age", row),
            strand=self._words("strand", row),
            image_url=read_web_address(row.get("imageUrl")),
        )

    def _performance(self, row, source_id, event_id, event) -> PerformanceSaid | None:
        start = read_moment(row.get("startUtc")) or read_local(row.get("start"))
        if not (source_id and event_id and start):
            return None
        return PerformanceSaid(
            source_id,
            event_id,
            start,
            on_sale=read_flag(row.get("isOnSale")),
            sales_start=read_moment(row.get("startSellingAtWebUtc")),
            sales_end=read_moment(row.get("stopSellingAtWebUtc")),
            cancelled=read_flag(row.get("cancelled")) is True,
            venue=self._venue(row),
            strand=self._words("strand", row, event),
            access={name: self._flag(name, row, event) for name in FIELDS},
            pay_what_you_can=self._flag("pay_what_you_can", row, event),
            price_list=read_id(row.get("priceList") or ""),
        )

    def _venue(self, row: dict) -> str | None:
        return None if self._venues is None else self._venues.get(read_id(row.get("planId")), "")

    def _words(self, name: str, *rows: dict) -> str:
        return line(read_attribute(self.settings.attribute_of(name), *rows), 100)

    def _flag(self, name: str, *rows: dict) -> bool | None:
        return read_flag(read_attribute(self.settings.attribute_of(name), *rows))


def places_left(status: dict) -> Availability:
    """What a status means: seats that are locked are none that anybody may book."""
    available, capacity = read_count(status.get("available")), read_count(status.get("capacity"))
    locked = _locked(status.get("lockInfoAvailable"))
    if available is None or locked is None or not capacity:
        return Availability.UNKNOWN
    left = available - locked
    if left <= 0:
        return Availability.SOLD_OUT
    return Availability.FEW if left <= capacity * FEW else Availability.AVAILABLE


def _locked(rows) -> int | None:
    """How many of the available seats are locked; None if it says so in a way we don't know."""
    if not rows:
        return 0
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    counts = [read_count(row.get("quantity", row.get("count"))) for row in rows]
    return None if None in counts else sum(counts)


def _prices(rows: list[dict], pays_what_they_can: bool | None) -> list[Price]:
    """Every price once. Where no name says which one we suggest, the usual one of its band is."""
    read = [(row, _price(row, pays_what_they_can)) for row in rows]
    if not any(price.suggested for _, price in read if price):
        read = [
            (row, replace(price, suggested=read_flag(row.get("isBandDefault")) is True))
            if price and price.pay_what_you_can
            else (row, price)
            for row, price in read
        ]
    return sorted({price for _, price in read if price})


def _price(row: dict, pays_what_they_can: bool | None) -> Price | None:
    pence = read_pence(row.get("amount"))
    kind = row.get("ticketType")
    name = line(kind.get("name") if isinstance(kind, dict) else "", 100)
    if pence is None:
        return None
    free_choice = pays_what_they_can is True or bool(PAY_WHAT_YOU_CAN.search(name))
    suggested = free_choice and bool(SUGGESTED.search(name))
    return Price(pence, name, free_choice, suggested)
