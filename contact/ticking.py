"""Running what is due by the clock, and knowing what was missed."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from django.utils import timezone

from contact.jobs_table import Job, jobs
from contact.models import JobRun
from contact.traces import trace

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ran:
    """What became of one job in one tick."""

    job: Job
    did: int
    trouble: str
    seconds: float

    def __str__(self):
        said = f"failed ({self.trouble})" if self.trouble else f"{self.did} done"
        return f"{self.job.name}: {said}, {self.seconds:.1f} s"


def tick(only: str = "") -> Iterator[Ran]:
    """Run each job that is due and that no other process is at; one that fails stops no other.

    With a name, run that one now, due or not.
    """
    for job in jobs():
        run, _ = JobRun.objects.get_or_create(name=job.name)
        is_wanted = job.name == only if only else run.is_due(job.every)
        if is_wanted and run.claim():
            yield _run(job, run)


def _run(job: Job, run: JobRun) -> Ran:
    began = monotonic()
    try:
        did = job.run()
    except BaseException as error:
        run.fail(error)
        if not isinstance(error, Exception):
            raise  # this process is being ended: the row says so, and the next one starts anew
        logger.error("Job %s failed: %s", job.name, trace(error))
        return Ran(job, 0, type(error).__name__, monotonic() - began)
    run.succeed(did)
    return Ran(job, did, "", monotonic() - began)


@dataclass(frozen=True)
class Standing:
    """How it stands with one job: for the admin's report, and for who watches the site."""

    job: Job
    run: JobRun | None
    overdue: int

    @property
    def is_missed(self) -> bool:
        """Whether it has not ended well for too long, or left undone what it is for."""
        if self.overdue:
            return True
        if not self.run or not self.run.succeeded_at:
            return not (self.run and self.run.is_running)
        return not self.run.succeeded_since(timezone.now() - self.job.late_after)

    @property
    def is_grave(self) -> bool:
        """Whether somebody must act now. What has never run is not, until it leaves something."""
        has_run = bool(self.run and self.run.succeeded_at)
        return self.job.is_grave and self.is_missed and bool(self.overdue or has_run)

    @property
    def words(self) -> str:
        """How it stands, for people: colour alone says nothing to everybody."""
        if self.is_grave:
            return "Late: act now"
        if self.is_missed:
            return "Missed" if self.run and self.run.succeeded_at else "Has never run well"
        return "Running now" if self.run.is_running else "In order"


def standings() -> list[Standing]:
    """Every job, by name, and how it stands."""
    runs = {run.name: run for run in JobRun.objects.all()}
    return [Standing(job, runs.get(job.name), job.overdue()) for job in jobs()]
