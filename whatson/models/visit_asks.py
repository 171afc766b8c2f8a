"""Who asked to see something that is in the store, and what became of it."""

from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from contact import ledger
from contact.fields import EncryptedTextField
from contact.letters import write
from contact.models import Contact
from contact.references import new_reference
from objects.models import CollectionObject
from whatson.models.joinings import NoRoom
from whatson.models.projects import Session
from whatson.models.visit_ask_queries import KEPT_UNGATHERED, VisitAskQuerySet
from whatson.models.visit_ask_words import SaidByAsker
from whatson.told import as_fact, known_before, unsent
from whatson.visits.private import links_to

KEPT_AFTER_VISIT = timedelta(days=30)
INVITED, MOVED, CALLED_OFF = "visit_invited", "visit_moved", "visit_called_off"
"""The letters to who was invited, by name."""
TOLD = ("told_start", "told_end", "told_place")
"""What they were told of the session last; by that it is seen when it has changed."""
STANDING = ("state", "session", "people", "answered_at", *TOLD)
"""What others may change while it is looked at."""


class VisitAsk(SaidByAsker, models.Model):
    """One person's wish to see some objects, alone or with a group. It is gathered with others
    into a session, to which they say yes or no; then it is erased.
    """

    class Who(models.TextChoices):
        ALONE = "alone", "Just me"
        FAMILY = "family", "My family or friends"
        SCHOOL = "school", "A class, from a school or college"
        SOCIETY = "society", "A society or a club"
        OTHER = "other", "Another group"

    class Asker(models.TextChoices):
        ADULT = "adult", "Yes"
        PARENT = "parent", "I ask for somebody under 16: I am their parent or carer"
        LEADER = "leader", "I ask for a group with people under 16, and come along"

    class Day(models.TextChoices):
        WEEKDAY = "weekday", "A weekday, in the daytime"
        EVENING = "evening", "A weekday, in the evening"
        SATURDAY = "saturday", "A Saturday"
        SUNDAY = "sunday", "A Sunday"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        INVITED = "invited", "Invited"
        COMING = "coming", "Coming"
        CANNOT = "cannot", "Could not come"
        BEEN = "been", "Has been"

    TO_GATHER = (State.WAITING, State.CANNOT)
    GATHERED = (State.INVITED, State.COMING)

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    token = models.CharField(max_length=64, unique=True, editable=False)
    contact = models.ForeignKey(
        Contact, null=True, on_delete=models.CASCADE, related_name="visit_asks"
    )
    things = models.ManyToManyField(CollectionObject, related_name="visit_asks")
    who = models.CharField(max_length=10, choices=Who.choices)
    people = models.PositiveSmallIntegerField(default=1)
    group_name = EncryptedTextField(blank=True)
    days = models.JSONField(default=list, help_text="Which suit them; none: any.")
    access_needs = EncryptedTextField(blank=True)
    asker = models.CharField(max_length=10, choices=Asker.choices)
    phone = EncryptedTextField(blank=True)

    state = models.CharField(
        max_length=10, choices=State.choices, default=State.WAITING, editable=False
    )
    session = models.ForeignKey(
        Session, null=True, on_delete=models.SET_NULL, related_name="visit_asks", editable=False
    )
    told_start = models.DateTimeField(
        null=True, editable=False, help_text="When it is, as they were told."
    )
    told_end = models.DateTimeField(null=True, editable=False)
    told_place = models.CharField(max_length=200, blank=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    invited_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    erase_on = models.DateField(db_index=True, editable=False)

    objects = VisitAskQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        permissions = [("gather_visits", "Can read who asks to see objects, and invite them")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["invited", "coming"]) | Q(session__isnull=False),
                name="visit_invited_to_something",
            )
        ]

    def __str__(self):
        return f"Ask {self.reference}"

    # What becomes of it

    @property
    def may_answer(self) -> bool:
        """Whether they can still say if they come."""
        session = self.session
        return bool(session and not session.is_off and session.start > timezone.now())

    @property
    def answers_to(self) -> str:
        """What their page says that they answer to."""
        return as_fact(self.told_start) if self.told_start else ""

    @transaction.atomic
    def invite(self, session: Session) -> bool:
        """Ask them to come then; False where they don't wait any more, or it is not held."""
        held = Session.hold(session.pk)
        if not (held and not held.is_off and self._read_anew() and self.state in self.TO_GATHER):
            return False
        self._go(self.State.INVITED, session=held, answered_at=None, **_told(held))
        self._write_when(INVITED)
        return True

    @transaction.atomic
    def hear_of_change(self) -> None:
        """The session they are invited to is at another time or place, or is not held. Whom the
        invitation has yet to reach is invited to what it is now.
        """
        if not (self._hold() and VisitAsk.objects.told_otherwise().filter(pk=self.pk).exists()):
            return
        if self.session.is_off:
            self.call_off()
            return
        is_news = self._has_yet_to_hear
        was = known_before(self, self._unsent(MOVED))
        same = {} if self.session.start == self.told_start else ASKED_AGAIN
        self._go(**{"state": self.state} | same | _told(self.session))
        self._write_when(INVITED) if is_news else self._write_when(MOVED, **was)

    @transaction.atomic
    def call_off(self) -> None:
        """Nothing comes of what they were invited to: they wait for another day. Whom the
        invitation has not reached hears of neither.
        """
        if self._hold() and self.state in self.GATHERED:
            is_news, known = self._has_yet_to_hear, known_before(self, self._unsent(MOVED))
            self._go(self.State.WAITING, session=None, answered_at=None, **TOLD_NOTHING)
            if not is_news:
                self.write(CALLED_OFF, start=known["was_start"])

    @property
    def _has_yet_to_hear(self) -> bool:
        """Whether they are invited, and no letter has told them so."""
        return self.state == self.State.INVITED and self._unsent(INVITED) is not None

    def _unsent(self, kind: str):
        """The last letter of this kind to what they are invited to, if it did not go."""
        return unsent(self, kind, since=self.invited_at or self.asked_at)

    @transaction.atomic
    def let_go(self) -> None:
        """What they were invited to has been, and its session goes or has become another one."""
        if self._hold():
            self._go(self.State.BEEN if self.state in self.GATHERED else self.state, session=None)

    @transaction.atomic
    def answer(self, comes: bool, start: str = "") -> bool:
        """They say whether they come; who can't that day waits for another. False where it can't
        be said any more, others have their places by now, or they answer to a visit that began at
        another `start` (`answers_to`): their page was from before it changed.
        """
        if not (self._hold() and self.may_answer and start in ("", self.answers_to)):
            return False
        comes_again = comes and self.state == self.State.CANNOT
        if comes_again and not self.session.has_room_for(self.people):
            return False
        state = self.State.COMING if comes else self.State.CANNOT
        self._go(state, answered_at=timezone.now())
        return True

    @property
    def takes_changes(self) -> bool:
        """Whether there is still something to say: until the visit is over."""
        is_over = self.session and self.session.ends_at <= timezone.now()
        return self.state != self.State.BEEN and not is_over

    @transaction.atomic
    def change(self, **said) -> bool:
        """They say otherwise how many come, when and what they need; what became of it stays.
        False where it has changed meanwhile; raises NoRoom where so many more do not fit.
        """
        if not self._hold():
            return False
        more = said.get("people", self.people) - self.people
        if more > 0 and self.state in self.GATHERED and not self.session.has_room_for(more):
            raise NoRoom(self.session.left)
        for name, value in said.items():
            setattr(self, name, value)
        self.save(update_fields=list(said))
        return True

    def write(self, kind: str, **facts) -> None:
        """Have a letter sent, where they gave an address."""
        if self.gets_letters:
            write(kind, self.reached_with, about=self.reference, **facts)

    def _write_when(self, kind: str, **was) -> None:
        self.write(kind, start=as_fact(self.told_start), end=as_fact(self.told_end), **was)

    def erase(self) -> None:
        """Erase it, with how they are reached."""
        contact = Contact.objects.unread().filter(pk=self.contact_id).first()
        self.forget()
        if contact:
            contact.erase()

    @transaction.atomic
    def forget(self) -> None:
        """Erase it where the contact is somebody else's to erase."""
        links_to(self).delete()
        if self.erase_on > timezone.localdate():  # else the clock does it again by itself
            ledger.try_to_write(ledger.ERASED, self.reference)
        self.delete()  # a row that was read unread, where a query would read all of it

    def _hold(self) -> bool:
        """Hold its session and then itself, for this transaction alone; False where it is gone, or
        they are invited to something else by now.
        """
        held = Session.hold(self.session_id)
        if not self._read_anew():
            return False
        self.session = held
        return True

    def _read_anew(self) -> bool:
        """Read what others may have changed meanwhile, and hold it; False as for `_hold`."""
        before = (self.session_id, self.told_start)
        try:
            self.refresh_from_db(
                fields=STANDING, from_queryset=VisitAsk.objects.select_for_update()
            )
        except VisitAsk.DoesNotExist:
            return False
        return (self.session_id, self.told_start) == before

    def _go(self, state, **fields) -> None:
        self.state = state
        for name, value in fields.items():
            setattr(self, name, value)
        if state == self.State.INVITED:
            self.invited_at = timezone.now()
        self.erase_on = self._ends()
        self.save(update_fields=["state", "invited_at", "erase_on", *fields])
        Contact.objects.filter(pk=self.contact_id).update(erase_on=self.erase_on)

    def _ends(self) -> date:
        """A month after the visit, as they know of it; of who is invited to none, a year after
        they asked.
        """
        if self.state in (*self.GATHERED, self.State.BEEN):
            return timezone.localdate(self.told_end) + KEPT_AFTER_VISIT
        return timezone.localdate(self.asked_at) + KEPT_UNGATHERED


ASKED_AGAIN = {"state": VisitAsk.State.INVITED, "answered_at": None}
TOLD_NOTHING = {"told_start": None, "told_end": None, "told_place": ""}


def _told(session) -> dict:
    """What somebody knows who is told of it now."""
    known = session.told_now()
    return {name: known[name] for name in TOLD}
