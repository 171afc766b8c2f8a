"""What a giver agreed to: every record stays, the last one counts."""

from django.db import models
from django.utils import timezone

from memories import consent


class Consent(models.Model):
    """One answer to the consent question, as it was given. Rows are added, never changed."""

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="consents")
    wording_version = models.CharField(max_length=20)
    wording_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=12, default="en")
    choices = models.JSONField(help_text="Each choice with its answer: yes, ask or no.")
    ask_again_after = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Years after which it is no longer a yes."
    )
    outliving = models.CharField(
        max_length=6, choices=list(consent.OUTLIVING.items()), default="ask"
    )
    licence = models.CharField(
        max_length=12, choices=list(consent.LICENCES.items()), default=consent.BAC
    )
    age = models.CharField(max_length=6, choices=list(consent.AGES.items()))
    given_by = models.CharField(max_length=10, default="web", help_text="How: as `came_by`.")
    given_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return f"Consent {self.pk}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValueError("A consent that was given is never changed: another one is added.")
        super().save(*args, **kwargs)


class Use(models.Model):
    """One choice of the consent that counts, so that the database can ask it."""

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="uses")
    choice = models.CharField(max_length=14, choices=[(name, name) for name in consent.CHOICES])
    answer = models.CharField(max_length=4, choices=list(consent.ANSWERS.items()))
    until = models.DateField(null=True, blank=True, help_text="From this day they are asked again.")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["memory", "choice"], name="use_once"),
        ]

    def __str__(self):
        return f"Use {self.pk}"
