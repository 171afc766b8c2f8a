"""A day of reading, with faults in between: the site has exactly what the box office said last."""

import random
from datetime import datetime, timedelta

import pytest

from tests.boxoffice.house import CHOICE, FREE, LIST, NOW, House, price, season, times
from tests.sampling import first_few
from whatson.availability import Availability
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.providers.spektrix import places_left
from whatson.syncing import sync_availability, sync_listings
from whatson.syncing.writing import WATCHED

pytestmark = pytest.mark.django_db
FAULTS = ("empty", "forbidden", "html", "broken", "truncated", "stopped", "closed")
SEEDS = range(12)
STEPS = 30
WORDS = {LIST: "£12.50 to £18", CHOICE: "Pay what you can: we suggest £15", FREE: "Free"}


class Day:
    """Changes at the box office, one after another, by chance."""

    def __init__(self, house: House, seed: int):
        self.house, self.chance, self.made = house, random.Random(seed), 0

    def change(self, now: datetime) -> None:
        """Something happens there."""
        happens = [self.add, self.add_event, self.move, self.cancel, self.reprice, self.rename]
        happens += [self.drop, self.sell, self.sell, self.sell, self.drop_event]
        self.chance.choice(happens)(now)

    def some(self, now: datetime) -> dict | None:
        """A performance that is to come."""
        rows = [row for row in self.house.instances.values() if row["startUtc"] > f"{now:%FT%T}"]
        return self.chance.choice(rows) if rows else None

    def moment(self, now: datetime) -> datetime:
        return now + timedelta(minutes=15 * self.chance.randrange(1, 90 * 96))

    def add(self, now):
        self.made += 1
        event = self.chance.choice(list(self.house.events))
        self.house.add(f"{2000 + self.made}NEW", event, self.moment(now))

    def add_event(self, now):
        self.made += 1
        event = self.house.add_event(f"{300 + self.made}EVENT", f"New thing {self.made}")
        self.house.add(f"{3000 + self.made}NEW", event, self.moment(now))

    def move(self, now):
        if row := self.some(now):
            row |= times(self.moment(now))

    def cancel(self, now):
        if row := self.some(now):
            row["cancelled"] = not row["cancelled"]

    def reprice(self, now):
        if row := self.some(now):
            row["priceList"] = {"id": self.chance.choice(list(WORDS))}

    def rename(self, now):
        event = self.chance.choice(list(self.house.events.values()))
        event["name"] = f"{event['name']} again"

    def sell(self, now):
        if row := self.some(now):
            self.house.statuses[row["id"]]["available"] = self.chance.randrange(0, 101)

    def drop(self, now):
        rows = [row for row in self.house.instances.values() if row["startUtc"] > f"{now:%FT%T}"]
        if len(rows) > 3:
            del self.house.instances[self.chance.choice(rows)["id"]]

    def drop_event(self, now):
        names = [row["event"]["id"] for row in self.house.instances.values()]
        event = self.chance.choice(names)
        if len(set(names)) > 3:
            self.house.take_away(event)


def as_said(house: House, now: datetime) -> dict:
    """All that is to come by the box office, as readers should have it: by performance."""
    return {
        key: (
            " ".join(house.events[row["event"]["id"]]["name"].split()),
            f"{row['startUtc']}",
            row["cancelled"],
            WORDS[row["priceList"]["id"]],
        )
        for key, row in house.instances.items()
        if row["startUtc"] > f"{now:%FT%T}"
    }


def as_kept(now: datetime) -> dict:
    """What the site shows of it."""
    found = Performance.objects.shown(now).filter(start__gt=now).with_event()
    return {
        row.source_id: (row.event.name, f"{row.start:%FT%T}", row.cancelled, row.price_words(now))
        for row in found
    }


def places_said(house: House, now: datetime) -> dict:
    until = now + WATCHED
    soon = {key for key, said in as_said(house, now).items() if said[1] <= f"{until:%FT%T}"}
    return {
        key: places_left(house.statuses[key])
        for key in soon
        if not house.instances[key]["cancelled"]
    }


@pytest.mark.parametrize("seed", first_few(SEEDS, 2))
def test_a_day(office, ask_as, seed):
    office.house.price_lists[LIST] = [price(18.0), price(12.5, "Concession")]
    day, now, said = Day(office.house, seed), NOW, office.house.copy()
    ask_as("ok")
    sync_listings(now)
    for _ in range(STEPS):
        now += timedelta(minutes=day.chance.randrange(1, 40))
        office.now = now
        day.change(now)
        fault = day.chance.random() < 0.4
        ask_as(day.chance.choice(FAULTS) if fault else "ok")
        run = (sync_listings if day.chance.random() < 0.7 else sync_availability)(now)
        assert run.result == (SyncRun.Result.FAILED if fault else SyncRun.Result.GOOD), run.fault
        if not fault and run.what == SyncRun.What.LISTINGS:
            said = office.house.copy()
        assert as_kept(now) == as_said(said, now)
    ask_as("ok")
    for ask in (sync_listings, sync_availability):
        assert ask(now).result == SyncRun.Result.GOOD
    places = places_said(office.house, now)
    kept = Performance.objects.filter(source_id__in=places)
    assert dict(kept.values_list("source_id", "availability")) == places
    assert as_kept(now) == as_said(office.house, now)


def test_each_of_them_is_there_once_and_what_has_been_is_kept(office, ask_as):
    """A week of it, read every six hours."""
    ask_as("ok")
    day, now, known = Day(office.house, 99), NOW, set()
    for _ in range(28):
        now += timedelta(hours=6)
        day.change(now)
        sync_listings(now)
        known |= set(as_said(office.house, now))
    assert set(Performance.objects.values_list("source_id", flat=True)) == known
    over = Performance.objects.ended(now).values_list("event", flat=True)
    assert over
    assert BoxOfficeEvent.objects.filter(pk__in=over).count() == len(set(over))
    unknown = Performance.objects.exclude(availability=Availability.UNKNOWN)
    assert not unknown.exists()


def test_the_season_for_replaying_is_the_one_of_the_tests():
    assert as_said(season(), NOW)["1003CHOIR"][3] == WORDS[CHOICE]
