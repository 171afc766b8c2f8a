"""What was told, as it was told, and what the public reads of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from memories import consent
from memories.sentences import HIDDEN, OPENING, cut, who_says
from objects.dates import read_date


class Telling(models.Model):
    """One version of what a giver told: words, when, where, and the name to show.

    `text` stays as it was given. What the public reads is `public_text`, in which a moderator
    may hide parts; a changed telling waits beside the one that is shown until it was read.
    """

    class NameAs(models.TextChoices):
        FIRST = "first", _("My first name")
        FULL = "full", _("My full name")
        OTHER = "other", _("Another name")
        NONE = "none", _("No name")
        GROUP = "group", _("The name of our group")

    class People(models.TextChoices):
        NOBODY = "nobody", _("Nobody who is alive")
        KNOW = "know", _("Somebody, and they know")
        NOT_ASKED = "not_asked", _("Somebody, and I have not asked them")
        UNSURE = "unsure", _("I am not sure")

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="tellings")
    text = models.TextField(blank=True, help_text="As given, never overwritten.")
    public_text = models.TextField(
        blank=True, help_text="What the public reads: parts may be hidden with [hidden]."
    )
    translation = models.TextField(
        blank=True, help_text="By our staff, shown beside the original and called that."
    )
    content_note = models.CharField(
        max_length=200, blank=True, help_text="A warning that stands before it."
    )
    public_role = models.TextField(
        blank=True, help_text="What the public reads of how they know, if that is less."
    )
    public_when = models.TextField(
        blank=True, help_text="What the public reads of when it was, if that is less."
    )
    public_where = models.TextField(
        blank=True, help_text="What the public reads of where it was, if that is less."
    )
    users_role = models.CharField(
        max_length=120, blank=True, help_text="How they know: worked there, my mother's."
    )
    when_text = models.CharField(max_length=120, blank=True, help_text="As they said it.")
    when_edtf = models.CharField(max_length=40, blank=True)
    when_earliest = models.IntegerField(null=True, blank=True)
    when_latest = models.IntegerField(null=True, blank=True)
    where_text = models.CharField(max_length=200, blank=True)
    people = models.CharField(max_length=10, choices=People.choices, blank=True)
    name_as = models.CharField(max_length=6, choices=NameAs.choices, default=NameAs.NONE)
    shown_name = models.CharField(max_length=80, blank=True, help_text="As it is to be shown.")
    told_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who let the public read it.",
    )
    declined_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When this change was declined."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self):
        return f"Telling {self.pk}"

    def save(self, *args, **kwargs):
        self.keep_to_age()
        super().save(*args, **kwargs)

    def keep_to_age(self):
        """Of a child no name and no exact place is kept; of somebody under 18 a first name only.
        What a child writes into a line stays hidden until a moderator has let it out.
        """
        age = self.memory.age
        if age == consent.CHILD:
            self.name_as, self.shown_name, self.where_text = self.NameAs.NONE, "", ""
            self.public_role = self.public_role or HIDDEN
            self.public_when = self.public_when or HIDDEN
        elif age == consent.TEEN and self.name_as != self.NameAs.NONE:
            self.name_as = self.NameAs.FIRST
            self.shown_name = "".join(self.shown_name.split()[:1])

    def read_when(self, words: str):
        """Take these words for when it was; years only where they are understood."""
        read = read_date(words)
        self.when_text, self.when_edtf = words, read.edtf if len(read.edtf) <= 40 else ""
        self.when_earliest, self.when_latest = read.earliest, read.latest

    @property
    def words(self) -> str:
        """What the public reads."""
        return self.public_text or self.text

    @property
    def role(self) -> str:
        """How they know, as the public reads it."""
        return _shown(self.users_role, self.public_role)

    @property
    def when(self) -> str:
        """When it was, as the public reads it."""
        return _shown(self.when_text, self.public_when)

    @property
    def where(self) -> str:
        """Where it was, as the public reads it."""
        return _shown(self.where_text, self.public_where)

    @property
    def name(self) -> str:
        """The name to show, or words for there being none."""
        return self.shown_name if self.name_as != self.NameAs.NONE else ""

    @property
    def who_says(self) -> str:
        """How it is known, beside its words: "Maureen, who worked there, 1962"."""
        return who_says(self.name, self.role, self.when)

    @property
    def beginning(self) -> str:
        """As much of its words as stands among others, to the end of a sentence."""
        return cut(self.words)[0]

    @property
    def opening(self) -> str:
        """A little of its words, to the end of a sentence."""
        return cut(self.words, OPENING)[0]

    @property
    def rest(self) -> str:
        """What is left of its words after the beginning, or ""."""
        return cut(self.words)[1]

    @property
    def has_hidden(self) -> bool:
        """Whether a moderator left out a part."""
        return HIDDEN in self.words


LINES = {"users_role": "public_role", "when_text": "public_when", "where_text": "public_where"}
"""What is told in one line beside the words, and what the public reads in its place."""


def _shown(given: str, public: str) -> str:
    """A line as the public reads it: nothing at all where all of it is hidden."""
    said = public or given
    return said if given and said.strip() != HIDDEN else ""
