"""What memories do by the clock: end when they are due, appear on their day, ask again."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from contact import ledger
from contact.jobs import LATE_ERASURE
from contact.jobs_table import Job, register
from contact.letters import write_to_group
from contact.models import JobRun, Letter
from contact.one_by_one import all_of, each
from memories import forgetting, leftovers, letters
from memories.admin import morning
from memories.asking_again import ask_those_grown_up, ask_whose_consent_ends, pause_the_unanswered
from memories.groups import LEAD, MODERATORS
from memories.models import Erasure, Memory
from memories.uploads import upkeep

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MORNING_HOUR = 7


def erase_due() -> int:
    """Erase what was taken back, declined, taken down or never sent, and is due; then forget."""
    erased = each(Memory.objects.due_to_be_erased, Memory.erase)
    forgetting.forget()
    return erased


def erasures_late() -> int:
    """How many should have been erased a day ago, held ones apart."""
    return Memory.objects.due_to_be_erased(timezone.now() - LATE_ERASURE).count()


def forget_traces() -> int:
    """Forget what an erasure left, where that could not be done at once."""
    return forgetting.forget()


def still_to_forget() -> str:
    """What waits, in words."""
    waits = ", ".join(leftovers.waiting())
    return f"Traces of something erased may still be in files: {waits}." if waits else ""


def write_ledger() -> int:
    """Tell the ledger outside the database what could not be written there at once."""
    return all_of(
        ledger.write_spared,
        lambda: each(Memory.objects.owing_the_ledger, _settle),
        lambda: each(_erasures_owed, _write_erasure),
    )


def ledger_lacks() -> int:
    """How much the ledger does not say yet: any of it is one too many."""
    owing = Memory.objects.owing_the_ledger().count() + _erasures_owed().count()
    return max(owing, len(ledger.spared()))


def ledger_trouble() -> str:
    """What to do about that, in words."""
    lacks = ledger_lacks()
    return f"Lines that wait: {lacks}. {LEDGER_AWAY}" if lacks else ""


LEDGER_AWAY = (
    "The ledger of what was taken back cannot be written: look whether the disk of LEDGER_FILE is"
    " full, and whether the site may write there. Put no backup in place before this is mended."
)


class NotWritten(Exception):
    """The ledger cannot be written now."""


def _settle(memory):
    if not memory.settle_ledger():
        raise NotWritten


def _erasures_owed():
    return Erasure.objects.filter(is_in_ledger=False)


def _write_erasure(erasure):
    if not erasure.write_in_ledger():
        raise NotWritten


def publish_due() -> int:
    """Show what is approved and whose day has come."""
    return each(Memory.objects.due_to_be_shown, Memory.publish_when_due)


def end_holds() -> int:
    """Half a year is over: have it read again, and tell the lead. One that its giver has taken
    back meanwhile is erased instead.
    """
    return each(Memory.objects.held_too_long, _end_hold)


@transaction.atomic
def _end_hold(memory):
    """With its letter, or not at all: what fails is tried again."""
    memory.release(None)
    write_to_group(letters.HOLD_ENDED, LEAD, about=memory.reference)


def follow_days() -> int:
    """Have the index hear of what has come to its last day, or its consent's, since this last
    went well: however long the clock stood still.
    """
    run = JobRun.objects.filter(name=DAYS, succeeded_at__isnull=False).first()
    since = timezone.localdate(run.succeeded_at) - DAY if run else date.min
    return each(lambda: Memory.objects.ended_since(since), Memory.changed)


DAYS = "memories.days"


def ask_again() -> int:
    """Ask those who have grown up, and those whose consent ends; pause what stays unanswered."""
    return all_of(ask_those_grown_up, pause_the_unanswered, ask_whose_consent_ends)


def write_morning_letters() -> int:
    """From seven o'clock on, once a day: numbers to each who reads, if anything waits."""
    now = timezone.localtime()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    written = Letter.objects.filter(kind=letters.MORNING, made_at__gte=today)
    if now.hour < MORNING_HOUR or written.exists():
        return 0
    counts = morning.counts()
    if not morning.calls_for_somebody(counts) or not _readers().exists():
        return 0
    write_to_group(letters.MORNING, (MODERATORS, LEAD), **counts)
    return 1


def _readers():
    return get_user_model().objects.filter(groups__name__in=(MODERATORS, LEAD), is_active=True)


JOBS = (
    Job(
        name="memories.erase",
        run=erase_due,
        every=HOUR,
        words="Erase memories that were taken back, and what else is due",
        late_after=LATE_ERASURE,
        is_grave=True,
        overdue=erasures_late,
    ),
    Job(
        name="memories.forget",
        run=forget_traces,
        every=10 * MINUTE,
        words="Leave no traces of what was erased in files",
        late_after=LATE_ERASURE,
        is_grave=True,
        remark=still_to_forget,
    ),
    Job(
        name="memories.ledger",
        run=write_ledger,
        every=MINUTE,
        words="Write in the ledger of what was taken back what could not be written at once",
        late_after=HOUR,
        is_grave=True,
        overdue=ledger_lacks,
        remark=ledger_trouble,
    ),
    Job(
        name="memories.publish",
        run=publish_due,
        every=10 * MINUTE,
        words="Show memories whose first day has come",
        late_after=HOUR,
    ),
    Job(
        name="memories.holds",
        run=end_holds,
        every=DAY,
        words="End what was held for half a year",
        late_after=2 * DAY,
    ),
    Job(
        name=DAYS,
        run=follow_days,
        every=6 * HOUR,
        words="Take memories out of the index after their last day",
        late_after=2 * DAY,
    ),
    Job(
        name="memories.ask_again",
        run=ask_again,
        every=DAY,
        words="Ask givers again whose time is over, or who have grown up",
        late_after=2 * DAY,
    ),
    Job(
        name="memories.morning",
        run=write_morning_letters,
        every=HOUR,
        words="Tell moderators in the morning how much waits",
        late_after=2 * DAY,
    ),
    Job(
        name="memories.files",
        run=upkeep.catch_up,
        every=MINUTE,
        words="Try again to open files that wait",
        late_after=HOUR,
    ),
    Job(
        name="memories.orphans",
        run=upkeep.sweep,
        every=HOUR,
        words="Remove files that belong to no memory",
        late_after=DAY,
    ),
)
for _job in JOBS:
    register(_job)
