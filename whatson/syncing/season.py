"""All that the box office says of its season, asked for before anything is written."""

import time
from dataclasses import dataclass, field
from datetime import datetime

from whatson.faults import Fault, Slow, Unreadable
from whatson.prices import Price
from whatson.providers.base import Answer, PerformanceSaid, Provider
from whatson.times import today_begins

FOR_PRICES = 120.0
"""Seconds for all price lists of one run; what is left is asked for in the next."""


@dataclass
class Season:
    """One whole answer. `prices` and `links` are by performance: one that is not in `prices` could
    not be asked for, None there is that this box office names none.
    """

    events: Answer
    performances: Answer
    prices: dict[str, list[Price] | None] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def gather(provider: Provider, now: datetime) -> Season:
    """Ask for everything from this morning on; raises a `Fault` where that is not to be had."""
    season = ask_what_is_on(provider, now)
    lists, until = {}, time.monotonic() + FOR_PRICES
    for said in season.performances.rows:
        season.links[said.source_id] = provider.booking_link(said.source_id)
        key = said.price_list or said.source_id
        if key not in lists:
            lists[key] = _prices(provider, said, until)
        if isinstance(lists[key], Fault):
            continue
        season.prices[said.source_id] = lists[key]
    season.problems += sorted(
        {f"Prices: {found.said}" for found in lists.values() if isinstance(found, Fault)}
    )
    return season


def ask_what_is_on(provider: Provider, now: datetime) -> Season:
    """Events and performances that fit each other."""
    since = today_begins(now)
    events, performances = provider.events(since), provider.performances(since)
    known, whole = {said.source_id for said in events.rows}, []
    for said in performances.rows:
        if said.event_id in known:
            whole.append(said)
        else:
            performances.leave(said.source_id, f"Performance {said.source_id} has no event.")
    performances.rows = whole
    _leave_out_events(events, performances)
    problems = events.problems + performances.problems
    if problems and not whole:
        raise Unreadable(problems[0])
    return Season(events, performances, problems=problems)


def _leave_out_events(events: Answer, performances: Answer) -> None:
    """Those with nothing to come, however they got into the answer; while a performance could not
    be read it may be theirs, so that they have not vanished either.
    """
    on = {said.event_id for said in performances.rows}
    if performances.unread:
        events.unread |= {said.source_id for said in events.rows} - on
    events.rows = [said for said in events.rows if said.source_id in on]


def _prices(provider: Provider, said: PerformanceSaid, until: float) -> list[Price] | Fault | None:
    if time.monotonic() > until:
        return Slow()
    try:
        return provider.prices(said)
    except Fault as fault:
        return fault
