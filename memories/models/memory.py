"""A memory: what somebody remembers of one thing that the museum published."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from contact.models import Contact
from contact.references import new_reference
from memories import consent, states, subjects
from memories.models.consenting import Consenting
from memories.models.drafting import Drafting
from memories.models.erasing import Erasing
from memories.models.ledgering import Ledgering
from memories.models.moving import Moving
from memories.models.reading import Reading
from memories.models.showing import Showing
from memories.models.tending import Tending
from memories.querysets import MemoryQuerySet
from objects.models import CollectionObject, Place
from whatson.models import ProductionPage


class Memory(
    Drafting, Moving, Ledgering, Reading, Tending, Consenting, Erasing, Showing, models.Model
):
    """Spectrum's *object user's contribution*: one telling, always of one published thing.

    What was told is in its tellings, files and messages, which are erased with it. It has no
    revisions and no drafts of Wagtail's, and its `str()` is its reference: the admin writes
    that down where nothing can be erased. Its state changes through its methods only.
    """

    class Kind(models.TextChoices):
        MEMORY = "memory", _("A memory")
        KNOWLEDGE = "knowledge", _("I know something about this")
        HAVE_ONE = "have_one", _("I have one too")
        CORRECTION = "correction", _("Something here is wrong")
        PICTURE = "picture", _("A picture of this very object")

    class CameBy(models.TextChoices):
        WEB = "web", "The website"
        PAPER = "paper", "Paper"
        PHONE = "phone", "The telephone"
        WORKSHOP = "workshop", "A workshop"
        STAFF = "staff", "Typed in by staff"

    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    token = models.CharField(
        max_length=64,
        unique=True,
        default=secrets.token_hex,
        editable=False,
        help_text="Of the form it came by: a second click or tab gives the same memory.",
    )
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MEMORY)
    collection_object = models.ForeignKey(
        CollectionObject,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memories",
        verbose_name="object",
    )
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="memories"
    )
    production = models.ForeignKey(
        ProductionPage, null=True, blank=True, on_delete=models.PROTECT, related_name="memories"
    )
    came_by = models.CharField(max_length=10, choices=CameBy.choices, default=CameBy.WEB)
    language = models.CharField(max_length=12, default="en", help_text="As in BCP 47: en, pl, bn.")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="memories"
    )
    wishes_letters = models.BooleanField(
        default=False, help_text="They want to hear when it is answered or changes a record."
    )

    age = models.CharField(max_length=6, choices=list(consent.AGES.items()), blank=True)
    adult_in = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year in which a giver of 13 to 17 turns 18."
    )
    agreed_by_adult = models.BooleanField(
        default=False, help_text="A grown-up was with a child under 13, or it was a class."
    )
    asked_as_adult_at = models.DateTimeField(null=True, blank=True, editable=False)

    state = models.CharField(
        max_length=14, choices=list(states.STATES.items()), default=states.DRAFT, editable=False
    )
    state_before = models.CharField(max_length=14, blank=True, editable=False)
    state_since = models.DateTimeField(default=timezone.now, editable=False)
    has_news = models.BooleanField(
        default=False, editable=False, help_text="Its giver changed it: that waits to be read."
    )
    paused_by_giver = models.BooleanField(default=False, editable=False)
    not_before = models.DateField(
        null=True, blank=True, help_text="Not to be shown before this day."
    )
    not_after = models.DateField(null=True, blank=True, help_text="Not to be shown after this day.")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who reads it.",
    )
    version = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts changes: two readers cannot undo each other."
    )

    started_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    held_until = models.DateField(null=True, blank=True, editable=False)
    erase_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_ending = models.BooleanField(
        default=False,
        editable=False,
        help_text="Its files go at this moment, its rows after them: it cannot come back.",
    )
    ledger_owes = models.CharField(
        max_length=10,
        blank=True,
        editable=False,
        help_text="What the ledger of what was taken back does not say yet.",
    )

    telling = models.OneToOneField(
        "memories.Telling",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The one that the public reads.",
    )

    tags = TaggableManager(through="memories.TaggedMemory", blank=True)

    # What is allowed, taken from the last consent (its `Use` rows hold the choices).
    licence = models.CharField(
        max_length=12, choices=list(consent.LICENCES.items()), default=consent.BAC
    )

    objects = MemoryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "memories"
        default_permissions = ()
        permissions = [
            ("read_memories", "Can read, approve and decline memories"),
            ("lead_memories", "Can release held memories and see all of them"),
        ]
        indexes = [
            models.Index(fields=["state", "state_since"], name="memory_by_state"),
            models.Index(fields=["erase_at"], name="memory_by_erasure"),
            models.Index(fields=["collection_object", "state"], name="memory_by_object"),
            models.Index(fields=["place", "state"], name="memory_by_place"),
            models.Index(fields=["production", "state"], name="memory_by_production"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=subjects.one_alone(),
                name="memory_of_one_thing",
                violation_error_message=(
                    "A memory belongs to one object, to one place or to one production."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=states.PUBLISHED) | Q(telling__isnull=False),
                name="memory_published_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.PUBLISHED, paused_by_giver=True),
                name="memory_paused_is_not_published",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("memories:detail", args=[self.reference])

    @property
    def subject(self):
        """The object, place or production that it is of."""
        return next(filter(None, (getattr(self, field) for field in subjects.FIELDS)), None)

    @property
    def is_public(self) -> bool:
        """Whether the public may read it now, decided by the database."""
        return Memory.objects.shown_on("memory_page").filter(pk=self.pk).exists()

    @property
    def is_by_child(self) -> bool:
        return self.age == consent.CHILD
