"""The one table of what runs by the clock: each app's `jobs.py` puts its own in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Job:
    """One thing that the tick does every so often; safe to run twice, or after a missed time.

    `run()` returns how much it did. `words` say what it is for, to who reads the table. After
    `late_after` without success it is reported as missed, and as red if `is_grave`. So it is
    when `overdue()` finds that something should have been done so long ago, however the runs
    went. `remark()` says what else is to be known of it now, with what to do; "" for nothing.
    """

    name: str
    run: Callable[[], int]
    every: timedelta
    words: str
    late_after: timedelta = timedelta(hours=24)
    is_grave: bool = False
    overdue: Callable[[], int] = lambda: 0
    remark: Callable[[], str] = lambda: ""

    @property
    def every_words(self) -> str:
        """How often it runs, in words: "every day", "every 10 minutes"."""
        for seconds, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
            count, rest = divmod(int(self.every.total_seconds()), seconds)
            if count and not rest:
                return f"every {name}" if count == 1 else f"every {count} {name}s"
        return f"every {self.every}"


_jobs: dict[str, Job] = {}


def register(job: Job) -> Job:
    """Put a job in the table; raises ValueError where another has its name."""
    if _jobs.setdefault(job.name, job) is not job:
        raise ValueError(f"There are two jobs called {job.name}.")
    return job


def jobs() -> list[Job]:
    """All of them, by name."""
    return sorted(_jobs.values(), key=lambda job: job.name)


def autodiscover() -> None:
    """Read every app's `jobs.py`."""
    autodiscover_modules("jobs")
