"""What the morning's letter to the moderators says: numbers, and nothing else."""

from datetime import timedelta

from django.utils import timezone

from memories.models import Memory, MemorySettings


def counts() -> dict[str, int]:
    """How many memories wait for what, this morning."""
    days = MemorySettings.load().days_to_read
    memories = Memory.objects.sent().with_waiting()
    now = timezone.now()
    return {
        "new": memories.new().count(),
        "since_yesterday": memories.new().filter(waits_since__gte=now - timedelta(days=1)).count(),
        "changed": memories.with_news().count(),
        "asked": memories.asked().count(),
        "late": memories.due_by(now, days).count(),
        "soon_due": memories.soon_due(days).count(),
        "held": Memory.objects.held().count(),
        "complaints": memories.complained_of().count(),
        "object_not_shown": memories.object_not_shown().count(),
    }
