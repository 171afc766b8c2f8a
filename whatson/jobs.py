"""What is on by the clock: the box office is asked here, and never while a reader waits."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from contact.jobs_table import Job, register
from whatson.joining import jobs as joining  # noqa: F401 - puts its jobs in the table
from whatson.models import BoxOfficeSettings, FreeWords, SyncRun
from whatson.syncing import sync_availability, sync_listings
from whatson.visits import jobs as visits  # noqa: F401 - registers its own

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ABOUT_AN_HOUR = timedelta(minutes=50)
"""Read to the hour, it would be an hour old whenever a reading takes its time, and every page would
say so (`freshness.FRESH`)."""


class BoxOfficeFault(Exception):
    """There was no good answer; the list of what was asked says why."""


class BoxOfficeBusy(Exception):
    """Another process was asking it: that is tried again sooner than at the next time."""


def read_listings() -> int:
    """Read what is on; returns how many records changed. Raises BoxOfficeBusy where it could not be
    read: taken for done, it would wait for an hour, and meet the same process again.
    """
    run = sync_listings()
    if run is None and BoxOfficeSettings.current().is_set:
        raise BoxOfficeBusy
    return _done(run)


def read_availability() -> int:
    """Read how many places are left; returns for how many performances that changed."""
    return _done(sync_availability())


def forget_runs() -> int:
    """Forget what was asked a fortnight ago."""
    return SyncRun.objects.old().delete()[0]


def erase_words() -> int:
    """Erase what people wrote to questions of ours, on the day that was told to them."""
    return FreeWords.objects.due().delete()[0]


def words_late() -> int:
    """How much of it should have been erased a day ago."""
    return FreeWords.objects.due(timezone.localdate() - DAY).count()


def _done(run: SyncRun | None) -> int:
    if run is None:
        return 0
    if run.result == SyncRun.Result.FAILED:
        raise BoxOfficeFault
    return run.changed + run.vanished


def _last(what: str) -> SyncRun | None:
    """The last time that the box office which is set now was asked."""
    settings = BoxOfficeSettings.current()
    run = SyncRun.objects.last_of(what) if settings.is_set else None
    return run if run and run.provider == settings.provider else None


def _faults(what: str) -> Callable[[], int]:
    """1 if the last answer was no good: whoever watches the site hears of it at once."""

    def count() -> int:
        run = _last(what)
        return int(bool(run) and run.result == SyncRun.Result.FAILED)

    return count


def _remark(what: str) -> Callable[[], str]:
    def words() -> str:
        run = _last(what)
        return run.fault if run else ""

    return words


register(
    Job(
        name="whatson.listings",
        run=read_listings,
        every=ABOUT_AN_HOUR,
        words="Read from the box office what is on, and what it costs",
        late_after=3 * HOUR,
        overdue=_faults(SyncRun.What.LISTINGS),
        remark=_remark(SyncRun.What.LISTINGS),
    )
)
register(
    Job(
        name="whatson.availability",
        run=read_availability,
        every=timedelta(minutes=5),
        words="Read from the box office how many places are left in the next eight weeks",
        late_after=timedelta(minutes=30),
        overdue=_faults(SyncRun.What.AVAILABILITY),
        remark=_remark(SyncRun.What.AVAILABILITY),
    )
)
register(
    Job(
        name="whatson.old_runs",
        run=forget_runs,
        every=DAY,
        words="Forget when the box office was asked, after a fortnight",
        late_after=2 * DAY,
    )
)
register(
    Job(
        name="whatson.words",
        run=erase_words,
        every=HOUR,
        words="Erase what people wrote to our questions",
        is_grave=True,
        overdue=words_late,
    )
)
