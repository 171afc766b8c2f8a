"""One time of asking, from the settings to what is written down about it."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from contact.traces import trace
from search.locks import Busy, hold
from whatson.faults import Fault, Nothing
from whatson.models import BoxOfficeSettings, Performance, SyncRun
from whatson.providers import provider_for
from whatson.providers.base import Provider
from whatson.syncing import places
from whatson.syncing.season import Season, gather
from whatson.syncing.writing import write

logger = logging.getLogger(__name__)
LOCK = "whatson"
MOST_PROBLEMS = 20
PROBLEM = "Something that we did not expect"


def sync_listings(now: datetime | None = None) -> SyncRun | None:
    """Read what is on and what it costs. Returns what was done; None if there is nothing to ask, or
    somebody is asking already.
    """
    return _run(SyncRun.What.LISTINGS, _listings, now or timezone.now())


def sync_availability(now: datetime | None = None) -> SyncRun | None:
    """Read how many places are left; returns what `sync_listings` does."""
    return _run(SyncRun.What.AVAILABILITY, _availability, now or timezone.now())


def _run(what: str, work: Callable, now: datetime) -> SyncRun | None:
    settings = BoxOfficeSettings.current()
    if not settings.is_set:
        return None
    try:
        with hold(LOCK):
            run = SyncRun.objects.create(what=what, provider=settings.provider, started_at=now)
            _try(run, work, settings, now)
            return run
    except Busy:
        return None


def _try(run: SyncRun, work: Callable, settings: BoxOfficeSettings, now: datetime) -> None:
    try:
        work(run, provider_for(settings), now)
    except Fault as fault:
        run.end(SyncRun.Result.FAILED, fault=fault.said)
    except Exception as error:
        # Whatever is in an answer, the site says so and goes on with what it had.
        logger.error("The box office's answer: %s", trace(error))
        run.end(SyncRun.Result.FAILED, fault=f"{PROBLEM} ({type(error).__name__}).")


def _listings(run: SyncRun, provider: Provider, now: datetime) -> None:
    season = gather(provider, now)
    _refuse_nothing(season, provider, run, now)
    events, performances = write(season, run.provider, now)
    run.end(
        _result(season.problems),
        fault=_in_words(season.problems),
        seen=len(season.performances.rows),
        changed=events.count + performances.count,
        vanished=len(events.vanished) + len(performances.vanished),
    )


def _refuse_nothing(season: Season, provider: Provider, run: SyncRun, now: datetime) -> None:
    """An answer without a single performance is none, if there was something to come."""
    to_come = Performance.objects.filter(provider=run.provider, start__gt=now)
    if not season.performances.rows and not provider.may_be_empty and to_come.shown(now).exists():
        raise Nothing()


def _availability(run: SyncRun, provider: Provider, now: datetime) -> None:
    found = places.ask(provider, places.watched(run.provider, now))
    if found.faults and not found.said:
        raise found.faults[0]
    changed = places.write(found, now)
    problems = [fault.said for fault in found.faults]
    run.end(_result(problems), fault=_in_words(problems), seen=len(found.said), changed=changed)


def _result(problems: list[str]) -> str:
    return SyncRun.Result.PARTLY if problems else SyncRun.Result.GOOD


def _in_words(problems: list[str]) -> str:
    """Each problem once, with how often it came."""
    counted = {problem: problems.count(problem) for problem in problems}
    lines = [f"{one} ({count} times)" if count > 1 else one for one, count in counted.items()]
    return "\n".join(lines[:MOST_PROBLEMS])
