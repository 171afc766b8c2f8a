"""Who comes to what we do with people: said without an account, and erased a month after."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from contact import ledger
from contact.fields import EncryptedTextField
from contact.models import Contact
from contact.models.asked import ADDRESS, plain_address
from contact.references import new_reference
from contact.secrets import keyed_hashes
from whatson.joining import telling
from whatson.joining.keeping import erased_on
from whatson.joining.private import links_to
from whatson.models.joinable import NotOpen
from whatson.models.joining_queries import JoiningQuerySet
from whatson.models.projects import ProjectPage, Session
from whatson.models.said import Said

MOST, MOST_OF_A_PROGRAMME = 8, 40
"""How many one person may speak for; a programme or a school brings more."""


class NoRoom(Exception):
    """So many more there is no room for; `left` says for how many there is."""

    def __init__(self, left: int):
        super().__init__(left)
        self.left = left


class Joining(Said, models.Model):
    """One person's word that they come to a session, or would like to hear of a project.

    What they were told of the session last stands here too: so it is seen when that has changed,
    and a session that was deleted takes nobody's knowledge along. There are no revisions, and
    `str()` tells nothing, as the admin writes it where nothing can be erased.
    """

    class State(models.TextChoices):
        COMING = "coming", "Coming"
        WAITING = "waiting", "On the waiting list"
        INTERESTED = "interested", "Interested"
        CANCELLED = "cancelled", "Not coming after all"

    class SaidBy(models.TextChoices):
        GROWN_UP = "self", "I am 16 or over"
        PARENT = "parent", "I am a parent or carer, and speak for somebody under 16"
        PROGRAMME = "programme", "I speak for a programme, a school or a youth group"

    class CameBy(models.TextChoices):
        WEB = "web", "On the site"
        STAFF = "staff", "Typed in by staff"

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    token = models.CharField(max_length=64, unique=True, editable=False)
    project = models.ForeignKey(
        ProjectPage, null=True, on_delete=models.SET_NULL, related_name="joinings"
    )
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="joinings"
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="joinings"
    )
    state = models.CharField(max_length=10, choices=State.choices)
    how_many = models.PositiveSmallIntegerField(default=1)
    said_by = models.CharField(max_length=10, choices=SaidBy.choices)
    access_needs = EncryptedTextField(blank=True, help_text="What would make it easier to come.")
    wishes_reminder = models.BooleanField(default=False)
    came_by = models.CharField(max_length=5, choices=CameBy.choices, default=CameBy.WEB)
    asked_at = models.DateTimeField(default=timezone.now, help_text="Its place in the line.")
    reminded_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField(db_index=True, help_text="The day on which it is erased.")

    told_start = models.DateTimeField(null=True, blank=True)
    told_end = models.DateTimeField(null=True, blank=True)
    told_place = models.CharField(max_length=200, blank=True)
    told_off = models.BooleanField(default=False)
    told_up_to = models.BigIntegerField(
        default=0, help_text="Of who is interested: the key of the last session they know of."
    )

    objects = JoiningQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "person taking part"
        verbose_name_plural = "people taking part"
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(how_many__gte=1, how_many__lte=MOST_OF_A_PROGRAMME),
                name="joining_of_some",
            ),
            models.CheckConstraint(
                condition=~Q(state="interested") | Q(session=None),
                name="joining_interested_in_project",
            ),
            models.CheckConstraint(
                condition=Q(state="interested") | Q(told_start__isnull=False),
                name="joining_knows_when",
            ),
        ]

    def __str__(self):
        return f"Joining {self.reference}"

    @property
    def is_off(self) -> bool:
        """Whether the session will not take place, as they were told or can see here."""
        is_gone = self.session is None or self.session.is_off
        return self.is_of_session and is_gone and not self.is_over

    @property
    def is_of_session(self) -> bool:
        return self.told_start is not None

    @property
    def is_ended(self) -> bool:
        """Whether what they are interested in does not go on here any more."""
        return self.project is None or self.project.is_taken_down

    @property
    def is_expected(self) -> bool:
        """Whether they come, or would like to."""
        return self.state in (self.State.COMING, self.State.WAITING)

    @property
    def is_over(self) -> bool:
        """Whether the session has been."""
        end = self.session.ends_at if self.session else self.told_end
        return end is not None and end <= timezone.now()

    @property
    def takes_changes(self) -> bool:
        """Whether there is still something to cancel, or to come to."""
        return not self.is_over and not self.is_off

    @property
    def is_too_many(self) -> bool:
        """Whether the room holds not so many: all of them would wait for nothing."""
        return bool(self.session and self.session.spaces) and self.how_many > self.session.spaces

    # What its person does

    @transaction.atomic
    def cancel(self) -> None:
        """They don't come: whoever waits gets their place."""
        session = self._hold()
        if self.is_expected:
            self._keep(state=self.State.CANCELLED, wishes_reminder=False, access_needs="")
            ledger.try_to_write(ledger.TAKEN_BACK, self.reference)
        if session:
            Joining.objects.move_up(session)

    @transaction.atomic
    def come_after_all(self) -> None:
        """They come again, at the end of the line; raises NotOpen."""
        session = self._hold_after_line()
        if session is None or not session.is_open():
            raise NotOpen
        if self.state == self.State.CANCELLED:
            has_room = session.has_room_for(self.how_many)
            state = self.State.COMING if has_room else self.State.WAITING
            self._keep(state=state, asked_at=timezone.now(), **session.told_now())
            transaction.on_commit(self._tell_ledger_of_coming)

    def _tell_ledger_of_coming(self) -> None:
        """After the commit: a transaction that comes to nothing leaves no line that they come."""
        ledger.try_to_write(ledger.UNDONE, self.reference)

    @transaction.atomic
    def change(self, how_many: int, **said) -> None:
        """More of them, or fewer, and what else they say; raises NoRoom where they are coming
        already and so many more do not fit: then all stays as it was.
        """
        session = self._hold_after_line()
        more = how_many - self.how_many
        has_places = session is not None and self.state == self.State.COMING
        if has_places and more > 0 and not session.has_room_for(more):
            raise NoRoom(session.left)
        self._keep(how_many=how_many, **said)
        if session:
            Joining.objects.move_up(session)

    @transaction.atomic
    def reach_by(self, name: str = "", address: str = "", wishes_reminder: bool = False) -> None:
        """Write down how to reach them; without name and address, forget it. Another address has
        confirmed nothing.
        """
        before = self.reached
        if name or address:
            contact = before if _is_at(before, address) else Contact()
            contact.name, contact.address, contact.erase_on = name, address, self.erase_on
            contact.save()
        else:
            contact = None
        self._keep(contact=contact, wishes_reminder=bool(address and wishes_reminder))
        if before and before != contact:
            before.erase()

    @property
    def reached(self) -> Contact | None:
        """How to reach them, with name and address unread until somebody asks for them: a lost
        key keeps nobody from cancelling and erasing.
        """
        return Contact.objects.unread().filter(pk=self.contact_id).first()

    @transaction.atomic
    def erase(self) -> None:
        """Erase all of it: contact, letters, links and row. Who waits gets the place."""
        contact = self.reached
        self.erase_row()
        if contact:
            contact.erase()

    @transaction.atomic
    def erase_row(self) -> None:
        """The same where the contact is being erased by somebody else."""
        session = self._hold()
        links_to(self.reference).delete()
        if self.erase_on > timezone.localdate():  # else the clock does it again by itself
            ledger.try_to_write(ledger.ERASED, self.reference)
        Joining.objects.filter(pk=self.pk).delete()
        if session and not session.cancelled:
            Joining.objects.move_up(session)

    # What the session does to it

    @transaction.atomic
    def give_place(self) -> None:
        """It was their turn."""
        self._keep(state=self.State.COMING)
        telling.tell(self, telling.PLACE)

    @transaction.atomic
    def learn(self) -> None:
        """Take in what has changed about the session, and tell them; not of what else changes
        while it is off, as they know.
        """
        was, knew = telling.known_before(self), self.told_off
        self._know(self.session.told_now() if self.session else {"told_off": True})
        if self.is_expected and not (knew and self.told_off):
            telling.tell(self, telling.OFF if self.told_off else telling.CHANGED, **was)

    def say_what_was_kept(self) -> None:
        """Have a letter sent with a link to it."""
        telling.tell(self, telling.KEPT)

    def let_go(self) -> None:
        """What they came to has been, and its session has become another one since."""
        self._keep(session=None)

    @transaction.atomic
    def remind(self) -> None:
        """Have a letter sent the day before."""
        self._keep(reminded_at=timezone.now())
        telling.tell(self, telling.REMINDER)

    @transaction.atomic
    def hear_of_dates(self) -> None:
        """Tell them that there are new dates."""
        self._know(dates_known(self.project_id))
        telling.tell(self, telling.NEW_DATES)

    @transaction.atomic
    def hear_of_end(self) -> None:
        """The project is on the site no more: tell them, if it is not back in a day; or it is."""
        self._keep(told_off=not self.told_off)
        if self.told_off:
            telling.tell(self, telling.ENDED, due_at=timezone.now() + telling.MAY_COME_BACK)

    def _hold_after_line(self):
        """The same, with the places that an editor has added given to those who wait."""
        if held := Session.hold(self.session_id):
            Joining.objects.move_up(held)
        return self._hold()

    def _hold(self):
        """Hold its session, and read anew what others may have changed meanwhile."""
        session = Session.hold(self.session_id)
        self.refresh_from_db(fields=["state", "how_many", "asked_at"])
        return session

    def _know(self, known: dict) -> None:
        """Write down what they are told, and until when they are known to us."""
        self._keep(reminded_at=None, **known)
        Contact.objects.filter(pk=self.contact_id).update(erase_on=self.erase_on)

    def _keep(self, **changes) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))


def dates_known(project_id: int) -> dict:
    """What somebody knows of a project's dates who looks at it now, by the fields of `Joining`."""
    sessions = Session.objects.filter(project=project_id).values_list("pk", "ends_at")
    newest = max((pk for pk, _ in sessions), default=0)
    last = max((ends_at for _, ends_at in sessions), default=None)
    return {"told_up_to": newest, "erase_on": erased_on(last)}


def _is_at(contact: Contact | None, address: str) -> bool:
    """Whether this is the contact's address, which is not read for it."""
    hashes = keyed_hashes(ADDRESS, plain_address(address)) if address else [""]
    return contact is not None and contact.address_hash in hashes
