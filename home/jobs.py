"""What the home page does by the clock: it writes down how it stood."""

from datetime import timedelta

from django.utils import timezone

from contact.jobs_table import Job, register
from home.models import BalanceOfDay, HomePage
from whatson.times import local


def write_balance() -> int:
    """Write today's row, or correct it: the last look of a day is kept. Returns 1 where it did."""
    page = HomePage.objects.live().first()
    if page is None:
        return 0
    counts, day = page.balance().counts, local(timezone.now()).date()
    if BalanceOfDay.objects.filter(day=day, **counts).exists():
        return 0
    BalanceOfDay.objects.update_or_create(day=day, defaults=counts)
    return 1


register(
    Job(
        name="home.balance",
        run=write_balance,
        every=timedelta(hours=6),
        words="Write down how many shows and civic projects stand on the home page",
        late_after=timedelta(days=2),
    )
)
