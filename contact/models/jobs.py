"""What the tick ran, and how it went."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

DEAD_AFTER = timedelta(hours=1)
"""A run that has not ended by then is one whose process is gone."""
TRY_AGAIN = timedelta(minutes=10)
"""After a failure, for jobs that would otherwise wait for a day."""
EARLY = timedelta(seconds=5)
"""What is due every minute is due at each look of a clock that looks every minute."""


class JobRun(models.Model):
    """The last run of one job: one row for each, written by the tick."""

    name = models.CharField(max_length=60, unique=True, help_text="For example contact.letters.")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    did = models.PositiveIntegerField(default=0, help_text="How much it did the last time.")
    trouble = models.CharField(max_length=200, blank=True, help_text="The last error's kind.")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name

    @property
    def is_running(self) -> bool:
        """Whether a process is at it: one that started an hour ago and never ended is dead."""
        if not self.started_at or (self.ended_at and self.ended_at >= self.started_at):
            return False
        return self.started_at > timezone.now() - DEAD_AFTER

    def is_due(self, every: timedelta) -> bool:
        """Whether its time has come again; after a failure it comes sooner."""
        if not self.started_at:
            return True
        pause = min(every, TRY_AGAIN) if self.has_failed else every
        return self.started_at + pause - EARLY <= timezone.now()

    @property
    def has_failed(self) -> bool:
        """Whether the last run came to no good end."""
        return not self.succeeded_at or self.succeeded_at < self.started_at

    def claim(self) -> bool:
        """Start it for this process alone: of several that read the row, one changes it."""
        now = timezone.now()
        as_read = JobRun.objects.filter(pk=self.pk, started_at=self.started_at)
        if self.is_running or not as_read.update(started_at=now):
            return False
        self.started_at = now
        return True

    def succeed(self, did: int) -> None:
        """It ended well."""
        now = timezone.now()
        self._end(ended_at=now, succeeded_at=now, did=did, trouble="")

    def fail(self, error: BaseException) -> None:
        """It ended badly; of the error only its kind is kept: messages hold what they are about."""
        self._end(ended_at=timezone.now(), trouble=type(error).__name__)

    def _end(self, **changes) -> None:
        """Write it down, unless another process has taken this one for dead."""
        JobRun.objects.filter(pk=self.pk, started_at=self.started_at).update(**changes)

    def succeeded_since(self, moment: datetime) -> bool:
        """Whether it ended well after this moment."""
        return bool(self.succeeded_at and self.succeeded_at >= moment)
