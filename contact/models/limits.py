"""How often one address of the internet asks: counted for a day, by a hash nobody can undo."""

import secrets

from django.db import models
from django.utils import timezone


class DailyKey(models.Model):
    """The key of one day's hashes. When it is deleted, they belong to nobody."""

    day = models.DateField(unique=True)
    key = models.CharField(max_length=64, default=secrets.token_hex)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Key of {self.day}"


class Tally(models.Model):
    """How often one sender did one thing within one span of time."""

    what = models.CharField(max_length=40, help_text="What is counted, for example memory.")
    sender = models.CharField(max_length=64, help_text="The day's hash of where it came from.")
    since = models.DateTimeField(help_text="When this span began.")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["what", "sender", "since"], name="tally_once")
        ]

    def __str__(self):
        return f"Tally {self.pk}"


class WorkshopCodeQuerySet(models.QuerySet):
    def working(self, now=None):
        """Keep those that may be used now."""
        now = now or timezone.now()
        return self.filter(valid_from__lte=now, valid_until__gte=now)


class WorkshopCode(models.Model):
    """A word on a flip chart: who gives it is in a room with us, and no limit holds them."""

    code = models.CharField(max_length=30, unique=True, help_text="A word or two, easily typed.")
    what_for = models.CharField(max_length=100, help_text="The workshop, school or open day.")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    most = models.PositiveIntegerField(default=200, help_text="How many may be given with it.")
    used = models.PositiveIntegerField(default=0, editable=False)

    objects = WorkshopCodeQuerySet.as_manager()

    def __str__(self):
        return self.code
