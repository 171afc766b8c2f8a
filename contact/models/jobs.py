"""What the tick ran, and how it went."""

from django.db import models


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
