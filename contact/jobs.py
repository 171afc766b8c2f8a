"""What reaching people does by the clock; and what belongs to no other app."""

from datetime import timedelta

from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import DraftStateMixin, Page, Revision

from contact.fresh_links import answer_requests
from contact.jobs_table import Job, register
from contact.letters import sending
from contact.models import AskedAddress, Contact, DailyKey, Letter, PrivateLink, Tally

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TALLIES_KEPT = 2 * DAY
LATE_ERASURE = DAY


class NotAllErased(Exception):
    """Some contacts are still there; the log says which and why."""


def erase_contacts() -> int:
    """Erase every contact whose day has come; one that fails keeps no other from it."""
    due = list(Contact.objects.due().values_list("pk", flat=True))
    erased = sum(map(Contact.objects.erase_one, due))
    if erased < len(due):
        raise NotAllErased
    return erased


def contacts_left() -> int:
    """How many should have been erased the day before, or earlier."""
    return Contact.objects.due(timezone.localdate() - LATE_ERASURE).count()


def prune_task_results() -> int:
    """Forget finished tasks after a day: what failed has lines of code and words in it."""
    finished = DBTaskResult.objects.finished().filter(finished_at__lte=timezone.now() - DAY)
    return finished.delete()[0]


def forget_limits() -> int:
    """Forget yesterday's key, without which no count belongs to anybody, and later the counts."""
    keys = DailyKey.objects.before(timezone.localdate()).delete()[0]
    return keys + Tally.objects.before(timezone.now() - TALLIES_KEPT).delete()[0]


def forget_letters() -> int:
    """Forget letters that went, or came to nothing, 90 days ago, and what was asked then."""
    return Letter.objects.old().delete()[0] + AskedAddress.objects.old().delete()[0]


def forget_links() -> int:
    """Forget private links that open nothing any more."""
    return PrivateLink.objects.exclude(pk__in=PrivateLink.objects.working()).delete()[0]


def publish_scheduled() -> int:
    """Publish and take down what editors gave a time; by Wagtail's own command."""
    count = _scheduled()
    if count:
        call_command("publish_scheduled", verbosity=0)
    return count


def _scheduled() -> int:
    """How much has come to its time."""
    now = timezone.now()
    models = [Page, *filter(_has_drafts, apps.get_models())]
    ended = sum(model.objects.filter(live=True, expire_at__lt=now).count() for model in models)
    return ended + Revision.objects.filter(approved_go_live_at__lt=now).count()


def _has_drafts(model) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


register(
    Job(
        name="contact.letters",
        run=sending.send_due,
        every=MINUTE,
        words="Send the letters that are due",
        late_after=timedelta(minutes=30),
        overdue=sending.undecided_long,
        remark=sending.remarks,
    )
)
register(
    Job(
        name="contact.fresh_links",
        run=answer_requests,
        every=MINUTE,
        words="Look whose address asked for a fresh link",
        late_after=timedelta(minutes=30),
    )
)
register(
    Job(
        name="contact.erase",
        run=erase_contacts,
        every=HOUR,
        words="Erase names and addresses whose day has come",
        late_after=LATE_ERASURE,
        is_grave=True,
        overdue=contacts_left,
    )
)
register(
    Job(
        name="contact.limits",
        run=forget_limits,
        every=HOUR,
        words="Forget who asked how often",
        late_after=DAY,
    )
)
register(
    Job(
        name="contact.old_letters",
        run=forget_letters,
        every=DAY,
        words="Forget letters of 90 days ago, and which addresses were asked then",
        late_after=2 * DAY,
    )
)
register(
    Job(
        name="contact.old_links",
        run=forget_links,
        every=DAY,
        words="Forget private links that open nothing any more",
        late_after=2 * DAY,
    )
)
register(
    Job(
        name="contact.task_results",
        run=prune_task_results,
        every=DAY,
        words="Forget finished tasks of the worker",
        late_after=2 * DAY,
    )
)
register(
    Job(
        name="contact.publishing",
        run=publish_scheduled,
        every=timedelta(minutes=10),
        words="Publish, and take down, what editors gave a time",
        late_after=HOUR,
    )
)
