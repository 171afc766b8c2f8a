"""What the home page does by the clock: it writes down how it stood, and says when it tips."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.jobs_table import Job, register
from contact.letters import write_to_group
from home.letters import TIPS
from home.models import BalanceOfDay, HomePage
from stories.groups import EDITORS
from whatson.times import local


def write_balance() -> int:
    """Write today's row, or correct it: the last look of a day is kept. Returns 1 where it did."""
    page = HomePage.objects.live().first()
    if page is None:
        return 0
    balance, day = page.balance(), local(timezone.now()).date()
    if BalanceOfDay.objects.filter(day=day, **balance.counts).exists():
        return 0
    with transaction.atomic():
        _tell_if_it_tips(page, balance)
        BalanceOfDay.objects.update_or_create(day=day, defaults=balance.counts)
    return 1


def _tell_if_it_tips(page, balance) -> None:
    """Editors get a letter where shows stand back, and none did when this last looked."""
    before = BalanceOfDay.objects.first()
    if balance.tips and not (before and before.held_back):
        write_to_group(TIPS, EDITORS, home=page.pk, held_back=balance.held_back)


register(
    Job(
        name="home.balance",
        run=write_balance,
        every=timedelta(hours=6),
        words="Write down how many shows and civic projects stand on the home page",
        late_after=timedelta(days=2),
    )
)
