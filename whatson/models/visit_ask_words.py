"""What somebody said who asks to see something, for who may read it."""

from django.utils.functional import cached_property

from contact.models import Contact
from contact.secrets import WrongKey

CHANGEABLE = ("who", "people", "group_name", "days", "access_needs", "phone")
"""What one can say otherwise on one's own page."""
UNREADABLE = "We cannot read this any more: our key to it is lost."


class SaidByAsker:
    """Mixed into `VisitAsk`: its words, also where a key to them is lost."""

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
