"""How long it is kept who comes."""

from datetime import date, datetime, timedelta

from django.utils import timezone

ERASED_AFTER = timedelta(days=30)
"""After the session; of who is interested, after the project's last one."""
INTEREST_LASTS = timedelta(days=180)
"""Where no dates are known."""


def erased_on(end: datetime | None) -> date:
    """The day on which what belongs to a session with this end is erased."""
    today = timezone.localdate()
    return max(today, timezone.localdate(end)) + ERASED_AFTER if end else today + INTEREST_LASTS
