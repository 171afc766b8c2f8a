"""Who asked to see something that is in the store, and what became of it."""

from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from contact import ledger
from contact.fields import EncryptedTextField
from contact.letters import write
from contact.models import Contact
from contact.references import new_reference
from contact.secrets import WrongKey
from objects.models import CollectionObject
from whatson.models.projects import Session
from whatson.models.visit_ask_queries import KEPT_UNGATHERED, VisitAskQuerySet
from whatson.visits.private import links_to

KEPT_AFTER_VISIT = timedelta(days=30)
INVITED, MOVED, CALLED_OFF = "visit_invited", "visit_moved", "visit_called_off"
"""The letters to who was invited, by name."""
CHANGEABLE = ("who", "people", "group_name", "days", "access_needs", "phone")
"""What one can say otherwise on one's own page."""
UNREADABLE = "We cannot read this any more: our key to it is lost."


class VisitAsk(models.Model):
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

    # What it says, for who may read it

    @property
    def said_group(self) -> str:
        return self._read("group_name")

    @property
    def said_access(self) -> str:
        return self._read("access_needs")

    @property
    def said_phone(self) -> str:
        return self._read("phone")

    @property
    def said_name(self) -> str:
        return self._read_contact("name")

    @property
    def said_address(self) -> str:
        return self._read_contact("address")

    @property
    def said_days(self) -> str:
        """Which days suit them, in words."""
        labels = dict(self.Day.choices)
        return ", ".join(labels[day] for day in self.days if day in labels) or "Any day"

    @property
    def who_comes(self) -> str:
        """Who would come, and how many."""
        who = self.get_who_display()
        return who if self.who == self.Who.ALONE else f"{who}: {self.people} people"

    @property
    def gets_letters(self) -> bool:
        """Whether an e-mail address was given; to others the staff speak by telephone."""
        return bool(self._reached and self._reached.address_hash)

    @property
    def is_to_confirm(self) -> bool:
        """Whether letters wait for somebody at the address to say that it is theirs."""
        return self.gets_letters and self._reached.confirmed_at is None

    def _read(self, name):
        try:
            return getattr(self, name)
        except WrongKey:
            return UNREADABLE

    def _read_contact(self, name):
        try:
            return getattr(self._reached, name, "")
        except WrongKey:
            return UNREADABLE

    def said_before(self) -> dict:
        """What can be said otherwise, as it stands; "" for what cannot be read any more."""
        said = {name: self._read(name) for name in CHANGEABLE}
        return {name: "" if value == UNREADABLE else value for name, value in said.items()}

    @cached_property
    def _reached(self):
        """Whom letters go to; what is encrypted in it is read when somebody asks for it."""
        if "contact" in self._state.fields_cache:
            return self.contact
        return Contact.objects.unread().filter(pk=self.contact_id).first()

    def things_shown(self):
        """The objects of it that anybody may see."""
        return self.things.published().order_by("number_sort", "pk")

    # What becomes of it

    @property
    def may_answer(self) -> bool:
        """Whether they can still say if they come."""
        session = self.session
        return bool(session and not session.is_off and session.start > timezone.now())

    def invite(self, session: Session) -> None:
        """Ask them to come then."""
        self._go(self.State.INVITED, session=session, answered_at=None, told_start=session.start)
        self.write(INVITED, start=_fact(session.start))

    def hear_of_change(self) -> None:
        """The session they are invited to is at another time, or is not held."""
        if self.session.is_off:
            self.call_off()
            return
        start = self.session.start
        self._go(self.State.INVITED, answered_at=None, told_start=start)
        self.write(MOVED, start=_fact(start))

    def call_off(self) -> None:
        """Nothing comes of what they were invited to: they wait for another day."""
        start = self.told_start
        self._go(self.State.WAITING, session=None, told_start=None, answered_at=None)
        self.write(CALLED_OFF, start=_fact(start))

    def answer(self, comes: bool) -> None:
        """They say whether they come; who can't that day waits for another."""
        if self.may_answer:
            state = self.State.COMING if comes else self.State.CANNOT
            self._go(state, answered_at=timezone.now())

    @property
    def takes_changes(self) -> bool:
        """Whether there is still something to say: until the visit is over."""
        return self.session is None or self.session.ends_at > timezone.now()

    def change(self, **said) -> None:
        """They say otherwise how many come, when and what they need; what became of it stays."""
        for name, value in said.items():
            setattr(self, name, value)
        self.save(update_fields=list(said))

    def write(self, kind: str, **facts) -> None:
        """Have a letter sent, where they gave an address."""
        if self.gets_letters:
            write(kind, self._reached, about=self.reference, **facts)

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

    @transaction.atomic
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
        """A month after the visit; of who is invited to none, a year after they asked."""
        if self.state in self.GATHERED:
            return timezone.localdate(self.session.ends_at) + KEPT_AFTER_VISIT
        return timezone.localdate(self.asked_at) + KEPT_UNGATHERED


def _fact(moment) -> str:
    """A moment as a letter takes it."""
    return timezone.localtime(moment).replace(microsecond=0).isoformat()
