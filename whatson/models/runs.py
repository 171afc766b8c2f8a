"""What the sync did, and what was wrong with an answer: for who looks after the site."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

KEPT = timedelta(days=14)


class SyncRunQuerySet(models.QuerySet):
    def last_of(self, what: str):
        """The last one of a kind, or None."""
        return self.filter(what=what).order_by("-pk").first()

    def old(self, now: datetime | None = None):
        """Those that nobody needs any more."""
        return self.filter(started_at__lt=(now or timezone.now()) - KEPT)


class SyncRun(models.Model):
    """One time that the box office was asked. One that is not ended was ended from outside."""

    class What(models.TextChoices):
        LISTINGS = "listings", "What is on, and prices"
        AVAILABILITY = "availability", "Places left"

    class Result(models.TextChoices):
        RUNNING = "running", "Not ended"
        GOOD = "good", "Good"
        PARTLY = "partly", "Partly"
        FAILED = "failed", "Failed: nothing was changed"

    what = models.CharField(max_length=20, choices=What.choices)
    provider = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.RUNNING)
    fault = models.TextField(blank=True, help_text="What was wrong, in words.")
    seen = models.PositiveIntegerField(default=0, help_text="How many performances were named.")
    changed = models.PositiveIntegerField(default=0, help_text="Records made or changed.")
    vanished = models.PositiveIntegerField(default=0)

    objects = SyncRunQuerySet.as_manager()

    class Meta:
        verbose_name = "asking the box office"
        verbose_name_plural = "asking the box office"
        default_permissions = ("view",)
        ordering = ["-pk"]
        indexes = [models.Index(fields=["what", "-id"], name="last_run_of_a_kind")]

    def __str__(self):
        return f"{self.get_what_display()}, {timezone.localtime(self.started_at):%d.%m.%Y %H:%M}"

    def end(self, result, *, fault: str = "", now: datetime | None = None, **counts) -> None:
        """It is over."""
        self.result, self.fault, self.ended_at = result, fault, now or timezone.now()
        for name, count in counts.items():
            setattr(self, name, count)
        self.save()
