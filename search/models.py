"""The outbox: which records changed since the indexes last heard of them."""

from django.db import models


class OutboxEntry(models.Model):
    """One changed record, waiting to be handed to whatever keeps a copy of it."""

    kind = models.CharField(
        max_length=100, help_text="The model's label, for example objects.CollectionObject."
    )
    key = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "outbox entries"

    def __str__(self):
        return f"{self.kind} {self.key}"
