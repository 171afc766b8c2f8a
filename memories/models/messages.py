"""What the museum and a giver say to each other about a memory: erased with it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from memories import states


class MessageQuerySet(models.QuerySet):
    def complaints_after_taking_back(self):
        """Keep complaints that wait though their memory was taken back: they go with it soon."""
        waiting = self.filter(kind="complaint", settled_at=None)
        return waiting.filter(memory__state=states.WITHDRAWN)


class Message(models.Model):
    """One message; an answer is public and stands beside the memory, the others are private."""

    class Kind(models.TextChoices):
        QUESTION = "question", "We ask"
        REPLY = "reply", "The giver replies"
        ANSWER = "answer", "We answer in public"
        DECLINED = "declined", "Why we declined"
        COMPLAINT = "complaint", "The giver complains"

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who says that it was dealt with.",
    )

    objects = MessageQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return f"Message {self.pk}"
