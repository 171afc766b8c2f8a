"""Where a published page no longer shows what its author put there."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page


class GaveWay(models.Model):
    """One block of a published page in whose place a line stands, or whose picture changed.

    It names no record: of a memory that was erased, nothing is kept.
    """

    class Kind(models.TextChoices):
        OBJECT = "object", "An object was withdrawn"
        MEMORY = "memory", "A memory may not be shown any more"
        PICTURE = "picture", "A detail’s picture has changed"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="gave_way")
    block_id = models.CharField(max_length=36)
    kind = models.CharField("what happened", max_length=10, choices=Kind.choices)
    since = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(
        null=True, blank=True, help_text="When its authors were written to."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-since", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id", "kind"], name="gave_way_once")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: block {self.block_id}"
