"""The sample season, from a file: its days are counted from this week's Monday, so that it is
never over. A performance is known by its day, so that no day moves one.
"""

import tomllib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cached_property

from django.conf import settings as site

from whatson.access import FIELDS
from whatson.availability import Availability
from whatson.faults import NotSetUp, Unreadable
from whatson.prices import Price
from whatson.providers.base import Answer, EventSaid, PerformanceSaid, Provider
from whatson.times import LONDON, as_utc, local

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SeasonFile(Provider):
    """The file that `SEASON_FILE` names."""

    may_be_empty = True
    rows = "production"

    def __init__(self, settings):
        self.settings = settings

    def events(self, since: datetime) -> Answer:
        ids = {said.event_id for said in self._showings(since)}
        return Answer([_event(row) for row in self._productions if row["slug"] in ids])

    def performances(self, since: datetime) -> Answer:
        return Answer(list(self._showings(since)))

    def prices(self, performance: PerformanceSaid) -> list[Price]:
        return sorted(map(_price, self._production(performance.event_id).get("price", ())))

    def availability(self, source_id: str) -> Availability:
        slug, _, moment = source_id.partition("@")
        showings = self._production(slug)["showing"]
        at = datetime.fromisoformat(moment)
        wanted = (WEEKDAYS[at.weekday()], f"{at:%H:%M}")
        found = (one for one in showings if (one["day"], one["time"]) == wanted)
        return Availability(next(found, {}).get("places", Availability.AVAILABLE))

    def booking_link(self, source_id: str) -> str:
        return self._production(source_id.partition("@")[0]).get("booking", "")

    def _production(self, slug: str) -> dict:
        for row in self._productions:
            if row["slug"] == slug:
                return row
        raise Unreadable("it is not in the file any more")

    @cached_property
    def _productions(self) -> list[dict]:
        try:
            return tomllib.loads(site.SEASON_FILE.read_text(encoding="utf-8"))[self.rows]
        except OSError:
            raise NotSetUp("there is no sample season") from None

    def _showings(self, since: datetime) -> Iterator[PerformanceSaid]:
        today = local(since).date()
        monday = today - timedelta(days=today.weekday())
        for row in self._productions:
            for showing in row["showing"]:
                for week in showing["weeks"]:
                    day = monday + timedelta(days=7 * week + WEEKDAYS.index(showing["day"]))
                    moment = datetime.combine(day, time.fromisoformat(showing["time"]))
                    said = _performance(row, showing, moment)
                    if said.start >= since:
                        yield said


def _event(row: dict) -> EventSaid:
    said = {name: row.get(name, "") for name in ("description", "age", "strand")}
    said["description"] = said["description"].strip()
    return EventSaid(row["slug"], row["name"], duration=row.get("minutes"), **said)


def _performance(row: dict, showing: dict, moment: datetime) -> PerformanceSaid:
    given = {*row.get("access", ()), *showing.get("access", ())}
    return PerformanceSaid(
        f"{row['slug']}@{moment:%Y-%m-%dT%H:%M}",
        row["slug"],
        as_utc(moment, LONDON),
        on_sale=showing.get("on_sale", True),
        cancelled=showing.get("cancelled", False),
        venue=row["venue"],
        strand=row.get("strand", ""),
        access={name: name in given for name in FIELDS},
        price_list=row["slug"],
    )


def _price(row: dict) -> Price:
    free_choice = row.get("pay_what_you_can", False)
    return Price(row["pence"], row.get("name", ""), free_choice, row.get("suggested", False))
