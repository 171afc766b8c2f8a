"""Letters that are to be sent: ids and kinds, never anybody's words."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from contact.models.contacts import Contact

CLAIMED_FOR = timedelta(minutes=15)
"""How long one process may take over one letter: longer than a mail server may take to answer."""
CHANCES = 20
KEPT = timedelta(days=90)
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)]
"""Before each further try; after the last, the letter has failed."""
MANY_TRIES = 3
"""After so many, a letter that still does not go is told of."""


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        """Keep those that have yet to go."""
        return self.filter(state=Letter.WAITING)

    def due(self, now=None):
        """Keep those whose time has come."""
        return self.waiting().filter(due_at__lte=now or timezone.now())

    def unclaimed(self, now=None):
        """Keep those that no process is sending: a claim of a dead one is free again."""
        free = Q(claimed_at=None) | Q(claimed_at__lte=(now or timezone.now()) - CLAIMED_FOR)
        return self.filter(free)

    def held_back(self, kinds: list[str]):
        """Keep those of these kinds whose contact has yet to say whether the address is theirs."""
        return self.waiting().filter(kind__in=kinds, contact__in=Contact.objects.unanswered())

    def claim(self) -> "Letter | None":
        """One of these, for this process alone: of two that want it, one changes the row."""
        now = timezone.now()
        first = self.due(now).unclaimed(now).order_by("due_at", "pk")[:CHANCES]
        # Asked of the bare table: PostgreSQL looks again at the row, but not at a subquery.
        free = Letter.objects.due(now).unclaimed(now)
        for pk in first.values_list("pk", flat=True):
            if free.filter(pk=pk).update(claimed_at=now, tries=F("tries") + 1):
                return Letter.objects.get(pk=pk)
        return None

    def failing(self):
        """Keep those that have yet to go, and did not the last few times."""
        return self.waiting().filter(tries__gte=MANY_TRIES).exclude(trouble="")

    def given_up(self):
        """Keep those that had every try."""
        return self.filter(state=Letter.FAILED)

    def drop(self) -> int:
        """Send none of these that have yet to go; returns how many there were."""
        return self.waiting().update(state=Letter.DROPPED, claimed_at=None)

    def old(self, now=None):
        """Keep those that were sent, or came to nothing, so long ago that nobody asks."""
        return self.filter(due_at__lt=(now or timezone.now()) - KEPT)


class Letter(models.Model):
    """One e-mail to one contact, or to the staff: what kind, about which reference, and when.

    Its text is made when it is sent, from templates; `about` is a random reference and
    `facts` holds counts, dates and codes, never words that somebody told us.
    """

    WAITING, SENT, FAILED, DROPPED = "waiting", "sent", "failed", "dropped"
    STATES = {
        WAITING: "To be sent",
        SENT: "Sent",
        FAILED: "Could not be sent",
        DROPPED: "Not sent: the address was refused or is gone, or it was true no longer",
    }

    BETWEEN_GROUPS = " or "

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="letters"
    )
    to_group = models.CharField(
        max_length=50, blank=True, help_text="A group of staff, instead of a contact."
    )
    kind = models.CharField(max_length=40, help_text="One of the kinds that apps register.")
    about = models.CharField(max_length=40, blank=True, help_text="A random reference.")
    facts = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=WAITING)
    made_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True, help_text="The last error's kind.")

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["state", "due_at"], name="letter_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact__isnull=False, to_group="")
                | Q(contact__isnull=True) & ~Q(to_group=""),
                name="letter_goes_to_one",
                violation_error_message="A letter goes to a contact or to a group of staff.",
            )
        ]

    def __str__(self):
        return f"Letter {self.pk}"

    @property
    def groups(self) -> list[str]:
        """The names of the groups of staff that it goes to."""
        return self.to_group.split(self.BETWEEN_GROUPS) if self.to_group else []

    def is_overtaken(self, *kinds: str) -> bool:
        """Whether a newer one of its kind, or of these, about the same goes to the same contact, or
        went.
        """
        newer = Letter.objects.filter(pk__gt=self.pk, contact=self.contact_id, about=self.about)
        newer = newer.filter(kind__in=[self.kind, *kinds])
        return newer.filter(state__in=[self.WAITING, self.SENT]).exists()

    @property
    def is_spent(self) -> bool:
        """Whether it has had every try; each claim is one, also of a process that died over it."""
        return self.tries > len(PAUSES)

    @property
    def is_deadly(self) -> bool:
        """Whether even its last try never came to an end: whoever tried died over it."""
        return self.tries > len(PAUSES) + 1

    def mark_sent(self) -> None:
        """It is on its way."""
        self._end(state=self.SENT, sent_at=timezone.now(), trouble="")

    def drop(self) -> None:
        """It goes nowhere: there is no address any more, or what it says is no longer so."""
        self._end(state=self.DROPPED)

    def mark_failed(self, error: Exception, gives_up=True) -> None:
        """It did not go: again after a pause, each longer than the one before, or never; where
        nobody `gives_up`, again after each of the longest.
        """
        trouble = type(error).__name__
        if self.is_spent and gives_up:
            self._end(state=self.FAILED, trouble=trouble)
        else:
            tries = min(self.tries, len(PAUSES))
            again = timezone.now() + PAUSES[tries - 1]
            self._end(due_at=again, tries=tries, trouble=trouble)

    def _end(self, **changes) -> None:
        """Write how it went, unless another process has claimed it meanwhile."""
        ours = Letter.objects.waiting().filter(pk=self.pk, claimed_at=self.claimed_at)
        ours.update(claimed_at=None, **changes)
