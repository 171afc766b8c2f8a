"""What the morning's letter to the moderators says: numbers, and nothing else."""

from datetime import timedelta

from django.utils import timezone

from memories.models import Memory, MemorySettings, Message

CALLS = ("new", "changed", "late", "soon_due", "complaints", "late_complaints")
"""What somebody can do something about: without any of it there is no letter that morning."""


def calls_for_somebody(counts: dict[str, int]) -> bool:
    """Whether anything waits for the staff, and not only for a giver, a date or a curator."""
    return any(counts[name] for name in CALLS)


def counts() -> dict[str, int]:
    """How many memories wait for what, this morning."""
    days = MemorySettings.load().days_to_read
    memories = Memory.objects.sent().with_waiting()
    now = timezone.now()
    may_come_back = memories.object_not_shown().filter(collection_object__retired_at=None)
    return {
        "new": memories.new().count(),
        "since_yesterday": memories.new().filter(waits_since__gte=now - timedelta(days=1)).count(),
        "changed": memories.with_news().count(),
        "asked": memories.asked().count(),
        "late": memories.due_by(now, days).count(),
        "soon_due": memories.soon_due(days).count(),
        "held": Memory.objects.held().count(),
        "complaints": memories.complained_of().count(),
        "late_complaints": Message.objects.complaints_after_taking_back().count(),
        "object_not_shown": may_come_back.count(),
    }
