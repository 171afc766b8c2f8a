"""The log of a memory: what moved or was done, why in a code, when, and by which of the staff."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from memories import states


class Moved(models.Model):
    """One row for each move, and for each deed that moves nothing; it holds nobody's words."""

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="moves")
    move = models.CharField(
        max_length=14, choices=[(name, name) for name in (*states.MOVES, *states.DEEDS)]
    )
    source = models.CharField(max_length=14, choices=list(states.STATES.items()))
    target = models.CharField(max_length=14, choices=list(states.STATES.items()))
    reason = models.CharField(max_length=12, choices=list(states.REASONS.items()))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return f"Move {self.pk}"
