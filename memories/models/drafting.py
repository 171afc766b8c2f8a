"""A memory while it is being given: begun, told bit by bit, sent or thrown away."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from contact.models import Contact, PrivateLink
from contact.models.contacts import plain_address
from contact.secrets import WrongKey
from memories import consent, states
from memories.models.moving import DRAFTS_LAST
from memories.private import PURPOSE

LEAST, MOST = 10, 5000
"""Letters and spaces of what is told: less says nothing, more is a book."""

CONTACTS_LAST = timedelta(days=6 * 365)
"""After sending. The last thing we may have to ask is asked again after five years."""


class Unfinished(Exception):
    """Something is still missing before it can be sent; `missing` says what."""

    def __init__(self, missing):
        super().__init__(", ".join(missing))
        self.missing = missing


class Drafting:
    """Mixed into `Memory`. What was never sent is on no screen of the staff's."""

    @classmethod
    @transaction.atomic
    def begin(cls, token: str, text: str, **fields):
        """The draft of the form that had this token, with these words: each press gives the same.

        One that was sent by now is returned as it is.
        """
        erase_at = timezone.now() + DRAFTS_LAST
        memory, is_new = cls.objects.get_or_create(
            token=token, defaults=fields | {"erase_at": erase_at}
        )
        if not is_new and memory.is_draft:
            cls.objects.filter(pk=memory.pk, state=states.DRAFT).update(**fields)
        if memory.is_draft:
            memory.tell(text=text)
        return memory

    @property
    def is_draft(self) -> bool:
        """Whether it was never sent."""
        return self.state == states.DRAFT

    @property
    def last_telling(self):
        """What its giver told last, read or not; None where nothing was told."""
        return self.tellings.order_by("-pk").first()

    @transaction.atomic
    def tell(self, **said):
        """Write down what is told while it is a draft: words, when, where, who, the name.

        Raises NotAllowed once it was sent: from then on each change is another telling.
        """
        self._lock()
        if not self.is_draft:
            raise states.NotAllowed("It was sent: what changes now is another telling.")
        telling = self.last_telling or self.tellings.model(memory=self)
        for field, value in said.items():
            setattr(telling, field, value)
        telling.save()
        return telling

    @transaction.atomic
    def say_age(self, age: str, adult_in: int | None = None, agreed_by_adult: bool = False):
        """Write down how old its giver is; what is not asked of somebody so young goes at once."""
        self.age, self.adult_in = age, adult_in if age == consent.TEEN else None
        self.agreed_by_adult = age == consent.CHILD and agreed_by_adult
        self.save(update_fields=["age", "adult_in", "agreed_by_adult"])
        if self.is_by_child:
            self.reach_by()
        telling = self.last_telling
        if telling:
            telling.memory = self
            telling.save()

    @transaction.atomic
    def reach_by(self, name: str = "", address: str = "", wishes_letters: bool = False):
        """Write down whom letters go to, apart from the memory; without either, forget it.

        Another address is another contact, which has confirmed nothing. Raises ValueError for
        the details of a child.
        """
        if self.is_by_child and (name or address):
            raise ValueError("We keep no contact details of somebody under 13.")
        before = self.reached
        self.contact = self._contact(before, name, address)
        self.wishes_letters = bool(address and wishes_letters)
        self.save(update_fields=["contact", "wishes_letters"])
        if before and before != self.contact and not before.memories.exists():
            before.erase()

    @property
    def reached(self) -> Contact | None:
        """Whom letters go to, with name and address unread until somebody asks for them: a lost
        key keeps nobody from taking back and erasing.
        """
        return Contact.objects.unread().filter(pk=self.contact_id).first()

    @property
    def missing(self) -> list[str]:
        """What is still to be told before it can be sent: "words", "age", "grown_up"."""
        telling = self.last_telling
        enough = telling and len(telling.text.strip()) >= LEAST
        gaps = {
            "words": not enough and not self.files.usable().exists(),
            "age": not self.age,
            "grown_up": self.is_by_child and not self.agreed_by_adult,
        }
        return [name for name, is_missing in gaps.items() if is_missing]

    @transaction.atomic
    def send(self, language: str = "en") -> bool:
        """Agree to what was chosen, or else to the cautious answers, and send it.

        Returns False where it was sent before; raises Unfinished.
        """
        self._lock()
        if not self.is_draft:
            return False
        if self.missing:
            raise Unfinished(self.missing)
        self._agree_as_shown(language)
        ends = timezone.localdate() + CONTACTS_LAST
        Contact.objects.filter(pk=self.contact_id).update(erase_on=ends)
        self.submit()
        return True

    def throw_away(self):
        """Erase a draft at once, with every link to it."""
        if not self.is_draft:
            raise states.NotAllowed("It was sent: now it is taken back.")
        PrivateLink.objects.to(PURPOSE, self.reference).revoke()
        self.erase()

    def _agree_as_shown(self, language):
        """The last answer counts if it is of this wording and age; else it is given anew."""
        last = self.last_consent
        if last and (last.wording_version, last.age) == (consent.VERSION, self.age):
            return
        said = ("ask_again_after", "outliving", "licence")
        before = {name: getattr(last, name) for name in said} if last else {}
        self.agree(last and last.choices, given_by=self.came_by, language=language, **before)

    def _contact(self, before, name, address):
        if not name and not address:
            return None
        contact = before if _is_at(before, address) else Contact(erase_on=self._contact_ends())
        contact.name, contact.address = name, address
        contact.save()
        return contact

    def _contact_ends(self):
        """A draft's contact ends with it."""
        if self.is_draft and self.erase_at:
            return timezone.localdate(self.erase_at)
        return timezone.localdate() + CONTACTS_LAST


def _is_at(contact, address: str) -> bool:
    """Whether this is the contact's address; of one that nobody can read any more, no."""
    try:
        return bool(contact) and plain_address(contact.address) == plain_address(address)
    except WrongKey:
        return False
