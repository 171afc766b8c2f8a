"""What the museum learned from a memory: a dated note on the object, in the museum's words."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from objects.models import CollectionObject
from search.outbox import changed

NOTE_AWAY = "memories.note_away"
"""In the object's history, where the memory that the note came from is gone."""


class RecordNote(models.Model):
    """An accepted correction: it stands on the object's page, and no import touches it.

    It is the museum's own and stays when the memory is erased: so it names nobody.
    """

    collection_object = models.ForeignKey(
        CollectionObject, on_delete=models.CASCADE, related_name="record_notes"
    )
    memory = models.ForeignKey(
        "memories.Memory", null=True, blank=True, on_delete=models.SET_NULL, related_name="notes"
    )
    text = models.TextField(help_text="In the museum's words, naming nobody.")
    made_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"Note {self.pk}"

    def take_away(self, by):
        """Take it off its object's page and out of the table; the memory's log says who did."""
        if self.memory:
            self.memory.take_away_note(self, by)
            return
        thing = self.collection_object
        with transaction.atomic():
            self.delete()
            changed("objects.CollectionObject", [thing.pk])
            log(instance=thing, action=NOTE_AWAY, user=by)
