"""What a giver does with a memory that was sent: what is less is at once, what is new waits."""

from django.db import transaction
from django.utils import timezone

from memories import consent, states
from memories.models.tellings import LINES

CLOSED = frozenset({states.DRAFT, states.REMOVED, states.WITHDRAWN, states.ERASED})
"""Where nothing of it can be changed: taken back, taken down, or not sent yet."""
SHOWN_OR_TO_BE = frozenset({states.APPROVED, states.PUBLISHED, states.HIDDEN})
"""Where something was read already, which stays while what is new waits."""
PREPARED = {
    "public_text": "text",
    "translation": "text",
    **{public: given for given, public in LINES.items()},
}
"""What staff made of what was given; it stays good while that is the same."""


class Tending:
    """Mixed into `Memory`. None of this needs the staff."""

    @property
    def may_be_changed(self) -> bool:
        """Whether its giver may tell it differently now."""
        return self.state not in CLOSED

    @property
    def told(self):
        """What its giver last told that was not declined: what a change begins with."""
        return self.telling_to_read or self.last_telling

    @property
    def waiting_telling(self):
        """What waits to be read while the public reads another, or None."""
        last = self.telling_to_read
        return last if self.telling_id and last and last.pk != self.telling_id else None

    @transaction.atomic
    def retell(self, **said) -> bool:
        """Tell it differently: that waits to be read, in the place of what waited before.

        Returns False where nothing is new; raises NotAllowed where nothing can be changed.
        """
        self._lock()
        if not self.may_be_changed:
            raise states.NotAllowed("It was taken back or taken down: nothing of it changes.")
        before = self.told
        if all(getattr(before, name) == value for name, value in said.items()):
            return False
        after = self._retold(before, said)
        # What nobody let the public read is not kept when it is told anew.
        waiting = self.tellings.filter(read_at=None, declined_at=None).exclude(pk=after.pk)
        waiting.exclude(pk=self.telling_id).delete()
        self._wait_to_be_read()
        return True

    def _retold(self, before, said):
        given = {name: getattr(before, name) for name in GIVEN} | said
        kept = [name for name, of in PREPARED.items() if given[of] == getattr(before, of)]
        given |= {name: getattr(before, name) for name in (*kept, "content_note")}
        return self.tellings.create(**given)

    @transaction.atomic
    def bring_more(self):
        """A file was added to it: that waits to be read as well."""
        self._lock()
        self._wait_to_be_read()

    def may_lose(self, file) -> bool:
        """Whether its giver may take this file away for good: not while it is held, as the lead
        has to see all of it, nor where nothing would be left, as then it is taken back.
        """
        if not self.may_be_changed or self.state == states.HELD:
            return False
        others = self.files.exclude(pk=file.pk)
        if self.telling and not self.telling.text.strip() and not others.shown().exists():
            return False
        return bool(self.told.text.strip()) or others.usable().exists()

    @transaction.atomic
    def bring_less(self, file=None):
        """A file is left out by its giver: whoever keeps something of it hears of that. Raises
        NotAllowed where this one has to stay.
        """
        self._lock()
        if file and not self.may_lose(file):
            raise states.NotAllowed("It is held, or this is all there is of it.")
        self._count_change()
        self.changed()

    def _wait_to_be_read(self):
        if self.may("send_again"):
            self.send_again()
            return
        self.has_news = self.state in SHOWN_OR_TO_BE
        self._log("change", "changed")
        self._count_change("has_news")

    def _count_change(self, *fields):
        self.version += 1
        self.save(update_fields=["version", *fields])

    # The name

    @property
    def shorter_names(self) -> list[str]:
        """What could be shown at once instead of its name; "" is none. Empty if it has none."""
        told = self.telling or self.told
        name = told.name if told else ""
        return _shorter(name) if name else []

    @transaction.atomic
    def shorten_name(self, name: str = ""):
        """Show less of the name, or none, at once and in every version of it.

        Raises ValueError for what is not less. Twice is once.
        """
        self._lock()
        named = self.tellings.exclude(name_as="none")
        if named.exists() and name and name not in self.shorter_names:
            raise ValueError("This is no shorter name: another name waits to be read.")
        for telling in named:
            if telling.shown_name != name:
                telling.shown_name = name if name in _shorter(telling.shown_name) else ""
                telling.name_as = telling.name_as if telling.shown_name else "none"
                telling.save(update_fields=["shown_name", "name_as"])
        self._count_change()
        self.changed()

    # What the museum and its giver say to each other

    @transaction.atomic
    def reply(self, text: str) -> bool:
        """Answer what was asked, which sends it again. Twice is once."""
        self._lock()
        if self._has_said("reply", text):
            return False
        if self.state != states.CHANGES_ASKED:
            raise states.NotAllowed("Nothing is asked any more.")
        self.messages.create(kind="reply", text=text)
        self.send_again()
        return True

    @transaction.atomic
    def complain(self, text: str) -> bool:
        """Say what is wrong; it waits for the staff wherever the memory is. Twice is once."""
        self._lock()
        if self._has_said("complaint", text):
            return False
        self.messages.create(kind="complaint", text=text)
        self._count_change()
        return True

    def _has_said(self, kind, text) -> bool:
        return self.messages.filter(kind=kind, text=text, settled_at=None).exists()

    # Growing up

    @property
    def is_adult_now(self) -> bool:
        """Whether somebody who was under 18 has turned 18 for sure: from the new year on."""
        return self.age == consent.TEEN and (self.adult_in or 9999) < timezone.localdate().year

    @transaction.atomic
    def come_of_age(self):
        """From now on its giver answers as an adult; does nothing before they are one."""
        if self.is_adult_now:
            self.age, self.adult_in = consent.ADULT, None
            self.save(update_fields=["age", "adult_in"])

    def pause_unanswered(self):
        """Take off the site what somebody said yes to as a child, and did not say again."""
        return self._move("pause", "due", paused_by_giver=True)


GIVEN = (
    *("text", "users_role", "when_text", "when_edtf", "when_earliest", "when_latest"),
    *("where_text", "people", "name_as", "shown_name"),
)
"""What a giver says of it."""


def _shorter(name: str) -> list[str]:
    """The first word of a name, its initials, none: those that are less than the name."""
    words = name.split()
    initials = " ".join(f"{word[0]}." for word in words)
    fewer = [one for one in dict.fromkeys((words[0], initials)) if len(one) < len(name)]
    return [*fewer, ""]
