"""Asking how many places are left, for what is on in the next weeks."""

import time
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from whatson.availability import Availability
from whatson.faults import Fault, Slow
from whatson.models import Performance
from whatson.providers.base import Provider
from whatson.syncing.writing import WATCHED

FOR_ALL = 120.0
"""Seconds for one run: letters wait for the same clock. What is left comes first in the next."""


@dataclass
class Places:
    """What was answered, by performance, and what was wrong with the other answers."""

    said: dict[Performance, Availability] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def watched(provider: str, now: datetime):
    """The performances whose places are asked for, those that have waited longest first."""
    soon = Performance.objects.filter(provider=provider, start__gt=now, start__lte=now + WATCHED)
    waited = F("availability_at").asc(nulls_first=True)
    return soon.taking_place(now).order_by(waited, "start", "pk")


def ask(provider: Provider, performances) -> Places:
    """Ask for each by itself: a fault in one answer says nothing about another."""
    places, until = Places(), time.monotonic() + FOR_ALL
    for performance in performances:
        if time.monotonic() > until:
            places.faults.append(Slow())
            break
        try:
            places.said[performance] = provider.availability(performance.source_id)
        except Fault as fault:
            places.faults.append(fault)
    return places


@transaction.atomic
def write(places: Places, now: datetime) -> int:
    """Keep what was answered; returns how many differ from before."""
    for value in Availability:
        pks = [performance.pk for performance, said in places.said.items() if said == value]
        Performance.objects.filter(pk__in=pks).update(availability=value, availability_at=now)
    return sum(said != performance.availability for performance, said in places.said.items())
