"""A production at the box office: its words, which nobody here edits."""

from django.db import models

from whatson.models.fields import ForAges, Named
from whatson.querysets import BoxOfficeEventQuerySet


class BoxOfficeEvent(ForAges, Named):
    """Something that the box office sells places for; written by the sync alone.

    What BAC writes about it has a record of its own.
    """

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True, help_text="Plain words, paragraphs apart.")
    duration = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Minutes; empty is not known."
    )
    age = models.CharField(max_length=100, blank=True)
    strand = models.CharField(max_length=100, blank=True)
    image_url = models.URLField(max_length=500, blank=True, help_text="For staff: never loaded.")

    objects = BoxOfficeEventQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = "event at the box office"
        verbose_name_plural = "events at the box office"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "source_id"], name="one_event_for_each_id")
        ]

    def __str__(self):
        return self.name
