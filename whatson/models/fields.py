"""What several of the records have in common."""

from django.db import models

from whatson.access import ACCESS
from whatson.ages import read_ages


class Accessible(models.Model):
    """How it is made for more people; what nobody has said is unknown, and not a no."""

    relaxed = models.BooleanField(null=True, blank=True)
    bsl = models.BooleanField("BSL interpreted", null=True, blank=True)
    captioned = models.BooleanField(null=True, blank=True)
    audio_described = models.BooleanField(null=True, blank=True)
    wheelchair = models.BooleanField("wheelchair spaces", null=True, blank=True)
    touch_tour = models.BooleanField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def access_labels(self) -> list[str]:
        """What it is said to have, as the site calls it, in the list's order."""
        return [access.label for access in ACCESS if getattr(self, access.field)]


class ForAges(models.Model):
    """For which ages it is, as numbers that lists are narrowed by; `age` is somebody's words."""

    least_age = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False, help_text="Read from its words when it is saved."
    )
    most_age = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False, help_text="In the same way; empty is no limit."
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.least_age, self.most_age = read_ages(self.age)
        return super().save(*args, **kwargs)


class Named(models.Model):
    """Something that a box office names: known by its id there, and marked when it is gone."""

    provider = models.CharField(max_length=20)
    source_id = models.CharField(max_length=200, help_text="Its id at the box office.")
    content_hash = models.CharField(max_length=64, help_text="Of all that was said of it.")
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="When what is said of it last changed.")
    seen_at = models.DateTimeField(help_text="When the box office last named it.")
    vanished_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was no longer named, though it was to come."
    )

    class Meta:
        abstract = True
        default_permissions = ("view",)

    @property
    def is_vanished(self) -> bool:
        """Whether the box office stopped naming it before its time."""
        return self.vanished_at is not None
