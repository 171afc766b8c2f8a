"""What somebody said of themselves and how they are reached, as it is read on a page."""

from contact.models import Contact
from contact.secrets import WrongKey

UNREADABLE = "We cannot read this any more: our key to it is lost."


class Said:
    """Mixed into what has `access_needs` and a contact: each is read when a page asks for it, and
    one that cannot be read says so; all else on the page goes on.
    """

    @property
    def said_access(self) -> str:
        return self._read(self, "access_needs")

    @property
    def said_name(self) -> str:
        return self._read(self.reached_with, "name")

    @property
    def said_address(self) -> str:
        return self._read(self.reached_with, "address")

    @property
    def gets_letters(self) -> bool:
        """Whether an e-mail address was given."""
        return bool(self.reached_with and self.reached_with.address_hash)

    @property
    def is_to_confirm(self) -> bool:
        """Whether letters wait for somebody at the address to say that it is theirs."""
        return self.gets_letters and self.reached_with.confirmed_at is None

    @property
    def reached_with(self) -> Contact | None:
        """How to reach them, as it was read with this; else unread."""
        if "contact" in self._state.fields_cache:
            return self.contact
        if self.contact_id is None:
            return None
        self.contact = Contact.objects.unread().filter(pk=self.contact_id).first()
        return self.contact

    @staticmethod
    def _read(found, name) -> str:
        try:
            return getattr(found, name, "")
        except WrongKey:
            return UNREADABLE


def to_say_again(words: str) -> str:
    """The same in a form: nothing, where it cannot be read."""
    return "" if words == UNREADABLE else words
