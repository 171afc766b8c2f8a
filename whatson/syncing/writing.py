"""Putting a season in: what changed is written, what is named no more is marked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from whatson.ages import read_ages
from whatson.availability import Availability
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.providers.base import EventSaid, PerformanceSaid
from whatson.signals import season_read
from whatson.syncing.hashing import hash_of
from whatson.syncing.season import Season

WATCHED = timedelta(weeks=8)
"""How far ahead places left are asked for."""


@dataclass
class Written:
    """What became of the records of one kind."""

    rows: dict[str, models.Model] = field(default_factory=dict)
    new: list[models.Model] = field(default_factory=list)
    changed: list[models.Model] = field(default_factory=list)
    returned: list[models.Model] = field(default_factory=list)
    vanished: list[models.Model] = field(default_factory=list)

    @property
    def all_touched(self) -> list[models.Model]:
        """Those of which anything is otherwise than it was."""
        return [*self.new, *self.changed, *self.returned, *self.vanished]

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.returned)


@transaction.atomic
def write(season: Season, provider: str, now: datetime) -> tuple[Written, Written]:
    """Put it in, all or nothing. Returns what became of the events, and of the performances."""
    events = _put(BoxOfficeEvent, provider, _of_events(season), now)
    performances = _put(Performance, provider, _of_performances(season, events, provider), now)
    _date_prices(season, provider, now)
    _forget_far_places(provider, now)
    performances.vanished = _mark_performances(season, provider, now)
    events.vanished = _mark_events(season, provider, now)
    season_read.send(
        SyncRun,
        now=now,
        new=events.new,
        changed=events.changed,
        vanished=events.vanished,
        returned=events.returned,
        retimed={row.event_id for row in performances.all_touched},
    )
    return events, performances


# --- what is said ---


def _of_events(season: Season) -> dict[str, dict]:
    return {said.source_id: _event_fields(said) for said in season.events.rows}


def _event_fields(said: EventSaid) -> dict:
    names = ("name", "description", "duration", "age", "strand", "image_url")
    ages = dict(zip(("least_age", "most_age"), read_ages(said.age), strict=True))
    return {name: getattr(said, name) for name in names} | ages


def _of_performances(season: Season, events: Written, provider: str) -> dict[str, dict]:
    known = Performance.objects.filter(provider=provider)
    known = {row.source_id: row for row in known.filter(source_id__in=_ids(season.performances))}
    return {
        said.source_id: _performance_fields(
            said, events.rows[said.event_id], season, known.get(said.source_id)
        )
        for said in season.performances.rows
    }


def _performance_fields(
    said: PerformanceSaid, event: BoxOfficeEvent, season: Season, known: Performance | None
) -> dict:
    names = ("start", "duration", "on_sale", "sales_start", "sales_end", "cancelled", "strand")
    lasts = said.duration or event.duration or 0
    return {
        **{name: getattr(said, name) for name in names},
        **said.access,
        **_price_fields(said.source_id, season, known),
        "event_id": event.pk,
        "name": "" if said.name == event.name else said.name,
        "ends_at": said.start + timedelta(minutes=lasts),
        "venue": said.venue if said.venue is not None else known.venue if known else "",
        "booking_url": season.links.get(said.source_id, ""),
    }


def _price_fields(source_id: str, season: Season, known: Performance | None) -> dict:
    """What it costs; as it was, where it could not be asked for."""
    if source_id in season.prices:
        prices = [price.as_json() for price in season.prices[source_id] or ()]
    else:
        prices = known.prices if known else []
    pence = [price["pence"] for price in prices]
    return {
        "prices": prices,
        "is_pay_what_you_can": any(price["pay_what_you_can"] for price in prices),
        "lowest_pence": min(pence, default=None),
        "highest_pence": max(pence, default=None),
    }


# --- the records ---


def _put(model, provider: str, said: dict[str, dict], now: datetime) -> Written:
    """Make what is new, change what is different, and note that all of it was named."""
    ours = model.objects.filter(provider=provider, source_id__in=said)
    written = Written({row.source_id: row for row in ours})
    for source_id, fields in said.items():
        _put_one(model, provider, source_id, fields, written, now)
    names = sorted({name for fields in said.values() for name in fields})
    model.objects.bulk_create(written.new, batch_size=200)
    changing = [*names, "content_hash", "changed_at"]
    model.objects.bulk_update(written.changed, changing, batch_size=100)
    ours.update(seen_at=now, vanished_at=None)
    return written


def _put_one(model, provider, source_id, fields, written: Written, now: datetime) -> None:
    row, content_hash = written.rows.get(source_id), hash_of(fields)
    if row is None:
        row = model(provider=provider, source_id=source_id, first_seen_at=now, seen_at=now)
        written.rows[source_id] = row
        written.new.append(row)
    elif row.content_hash != content_hash:
        written.changed.append(row)
    elif row.is_vanished:
        written.returned.append(row)
    if row.content_hash != content_hash:
        row.content_hash, row.changed_at = content_hash, now
        for name, value in fields.items():
            setattr(row, name, value)


def _date_prices(season: Season, provider: str, now: datetime) -> None:
    """Note when prices were asked for; those of a box office that names none never were."""
    ours = Performance.objects.filter(provider=provider)
    asked = [key for key, prices in season.prices.items() if prices is not None]
    unsaid = [key for key, prices in season.prices.items() if prices is None]
    ours.filter(source_id__in=asked).update(prices_at=now)
    ours.filter(source_id__in=unsaid).exclude(prices_at=None).update(prices_at=None)


def _forget_far_places(provider: str, now: datetime) -> None:
    """What was moved out of the weeks that are watched has no number of places any more."""
    far = Performance.objects.filter(provider=provider, start__gt=now + WATCHED)
    far.exclude(availability_at=None).update(
        availability=Availability.UNKNOWN, availability_at=None
    )


# --- what is named no more ---


def _mark_performances(season: Season, provider: str, now: datetime) -> list[Performance]:
    """Those that were to come, and are neither named nor were left out by us, vanished."""
    kept = Q(source_id__in=_ids(season.performances))
    kept |= Q(event__source_id__in=season.events.unread)
    to_come = Performance.objects.filter(vanished_at=None, start__gt=now)
    return _mark(to_come.exclude(kept & Q(provider=provider)), now)


def _mark_events(season: Season, provider: str, now: datetime) -> list[BoxOfficeEvent]:
    """An event that is named no more and still had something to come vanished. One whose last
    performance has been is over, and that is all.
    """
    theirs = Performance.objects.filter(event=OuterRef("pk"))
    had_more = Q(Exists(theirs.filter(start__gt=now))) | ~Q(Exists(theirs))
    kept = Q(source_id__in=_ids(season.events), provider=provider)
    return _mark(BoxOfficeEvent.objects.filter(had_more, vanished_at=None).exclude(kept), now)


def _mark(rows: models.QuerySet, now: datetime) -> list:
    found = list(rows)
    rows.model.objects.filter(pk__in=[row.pk for row in found]).update(vanished_at=now)
    return found


def _ids(answer) -> Iterable[str]:
    return {said.source_id for said in answer.rows} | answer.unread
