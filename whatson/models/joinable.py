"""What a session asks of those who come to it, and how many there is room for."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from whatson.joining.keeping import erased_on


class NotOpen(Exception):
    """It is over or cancelled, or nothing needs to be said."""


class Joinable(models.Model):
    """Mixed into `Session`: whether people say that they come, and the room that there is.

    How many come is never kept here: publishing a page writes its sessions anew.
    """

    class Asks(models.TextChoices):
        NUMBERS = "numbers", "How many come, without names"
        NAMES = "names", "A name, and how many come"
        NOTHING = "nothing", "Nothing: people just come"
        INVITATION = "invitation", "Nothing: we invite those who asked to see objects"

    asks = models.CharField(
        "what people say before they come",
        max_length=10,
        choices=Asks.choices,
        default=Asks.NUMBERS,
        help_text="Ask for names only where they are needed.",
    )
    spaces = models.PositiveSmallIntegerField(
        "room for", null=True, blank=True, help_text="How many people. Empty: no limit."
    )

    class Meta:
        abstract = True

    @classmethod
    def hold(cls, pk: int | None):
        """The session, for this transaction alone: whoever else changes who comes waits.

        On SQLite every transaction waits for the one before it anyway.
        """
        held = cls.objects.select_for_update(of=("self",)).select_related("project")
        return held.filter(pk=pk).first()

    @property
    def asks_names(self) -> bool:
        return self.asks == self.Asks.NAMES

    @property
    def asks_something(self) -> bool:
        """Whether there is anything to be said before."""
        return self.asks in (self.Asks.NUMBERS, self.Asks.NAMES)

    @property
    def is_by_invitation(self) -> bool:
        """Whether people come to it who asked to see objects, and nobody else."""
        return self.asks == self.Asks.INVITATION

    def is_open(self, now=None) -> bool:
        """Whether somebody can say now that they come."""
        is_to_come = self.ends_at > (now or timezone.now()) and not self.is_off
        return is_to_come and self.asks_something

    @cached_property
    def taken(self) -> int:
        """How many come or are invited, as this was read; `with_taken()` asks for many at once."""
        if not self.pk:
            return 0
        return self.joinings.coming().people() + self.visit_asks.invited().people()

    @property
    def left(self) -> int | None:
        """How many more there is room for; None is no limit."""
        return None if self.spaces is None else max(0, self.spaces - self.taken)

    @property
    def is_full(self) -> bool:
        return self.left == 0

    def has_room_for(self, how_many: int) -> bool:
        """Whether so many more can come."""
        return self.left is None or how_many <= self.left

    def count_anew(self) -> None:
        """Forget how many were coming when this was read."""
        vars(self).pop("taken", None)

    def told_now(self) -> dict:
        """What somebody knows who is told of it now, by the fields of `Joining`."""
        return {
            "told_start": self.start,
            "told_end": self.ends_at,
            "told_place": self.shown_place,
            "told_off": self.is_off,
            "erase_on": erased_on(self.ends_at),
        }
