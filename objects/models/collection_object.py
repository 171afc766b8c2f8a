"""A thing in the collection, as its catalogue describes it and as this site shows it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from objects.models.addresses import FormerAddress, taken_slugs
from objects.models.described import CatalogueDescription
from objects.models.drafts import Drafts
from objects.numbers import SORT_LENGTH, fold_number, free_slug, slug_of_number, sort_number
from objects.parts import Parts
from objects.querysets import SHOWN_SINCE, CollectionObjectManager

KNOWN_BY = ("number_key", "slug", "live", "first_published_at", "last_imported_at")
"""Number and address, and what tells that somebody outside may have seen them."""


class CollectionObject(
    CatalogueDescription,
    Drafts,
    PreviewableMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """One catalogued thing, or several under one number.

    Catalogue fields belong to the catalogue: an import may overwrite them. What is written
    on this site stands in fields of its own, which an import never touches.
    `live` says draft or published, `retired_at` says retired; there is no third column.
    """

    class Whereabouts(models.TextChoices):
        UNSAID = "", "not said"
        IN_STORE = "in_store", "In store"
        ON_SHOW = "on_show", "On show"
        ON_LOAN = "on_loan", "On loan"

    class ContentNote(models.TextChoices):
        NONE = "", "none"
        LANGUAGE = "language", "words we would not use today"
        RACISM = "racism", "racist words or pictures"
        VIOLENCE = "violence", "violence or war"
        DEATH = "death", "death or human remains"
        BODIES = "bodies", "naked bodies"
        OTHER = "other", "something else"

    # Identity
    number_key = models.CharField(max_length=200, unique=True, editable=False)
    number_sort = models.CharField(max_length=SORT_LENGTH, db_index=True, editable=False)
    slug = models.SlugField("address", max_length=200, unique=True, editable=False)
    source = models.CharField(max_length=100, default="site", editable=False, db_index=True)
    set_key = models.CharField(max_length=200, blank=True, editable=False, db_index=True)

    # What this site says
    label_text = models.TextField(
        "label", blank=True, help_text="In our own words, as on a museum label."
    )
    is_featured = models.BooleanField(
        "featured", default=False, help_text="May stand on the home page."
    )
    content_note_code = models.CharField(
        "content note", max_length=20, choices=ContentNote.choices, blank=True
    )
    content_note = models.TextField("what the note says", blank=True)
    whereabouts = models.CharField(
        "where to see it", max_length=20, choices=Whereabouts.choices, blank=True
    )
    whereabouts_note = models.CharField(
        "where exactly", max_length=200, blank=True, help_text="For example: in the foyer."
    )
    wanted = models.TextField("what we would like to know", blank=True)
    tags = ClusterTaggableManager(
        through="objects.TaggedObject",
        blank=True,
        help_text="Words that gather it with stories and memories.",
    )
    first_seen_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When a reader first looked at it; nobody has yet if empty.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    # What the site remembers about it
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )
    last_imported_at = models.DateTimeField(null=True, editable=False)
    catalogue_version = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="How often imports changed it: a draft or form of an older version is stale.",
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = CollectionObjectManager()

    class Meta:
        verbose_name = "object"
        ordering = ["number_sort", "pk"]
        indexes = [
            # A list of what is published, in order: the condition keeps SQLite from taking
            # an index that nearly every row matches.
            models.Index(
                fields=["number_sort", "id"],
                condition=models.Q(live=True, retired_at=None),
                name="object_published",
            ),
            models.Index(fields=["date_earliest", "date_latest"], name="object_years"),
            # The feed, and one that nobody has looked at: without these, each asks every row.
            models.Index(
                SHOWN_SINCE.desc(),
                models.F("id").desc(),
                condition=models.Q(live=True, retired_at=None),
                name="object_newest",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(first_seen_at=None, live=True, retired_at=None),
                name="object_unseen",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(date_earliest=None, date_latest=None)
                | models.Q(
                    date_earliest__isnull=False,
                    date_latest__isnull=False,
                    date_earliest__gte=-10000,
                    date_earliest__lte=models.F("date_latest"),
                ),
                name="object_years_in_order",
            ),
            models.CheckConstraint(condition=~models.Q(object_number=""), name="object_has_number"),
            models.CheckConstraint(
                condition=~models.Q(replaced_by=models.F("id")),
                name="object_not_replaced_by_itself",
            ),
        ]

    def __str__(self):
        return f"{self.object_number} {self.title}".strip()

    def get_absolute_url(self):
        return reverse("objects:detail", args=[self.slug])

    def get_preview_template(self, request, mode_name):
        return "objects/object_detail.html"

    def get_preview_context(self, request, mode_name):
        own = {"collection_object": self, "parts": Parts.of(self)}
        return super().get_preview_context(request, mode_name) | own

    # Properties: no queries beyond what `with_public_relations()` brings.

    @property
    def name(self) -> str:
        """What to call it: its title, else its kind, else its number."""
        return self.title or self.kind_of_object or self.object_number

    @property
    def kind_of_object(self) -> str:
        """The record's type where there is one, then its name."""
        links = self.object_names
        first = next((link for link in links if link.is_type), links[0] if links else None)
        return first.term.shown.name if first else ""

    @property
    def object_names(self) -> list:
        """Its links to object names, in order (from a card's prefetch where there is one)."""
        if hasattr(self, "name_links"):
            return self.name_links
        return self.terms_of("object_name")

    def terms_of(self, vocabulary: str) -> list:
        """Its links to terms of one vocabulary, in the catalogue's order."""
        links = self.card_terms if hasattr(self, "card_terms") else self.terms.all()
        return [link for link in links if link.term.vocabulary == vocabulary]

    @property
    def state(self) -> str:
        """Draft, published or retired."""
        if self.retired_at:
            return "retired"
        return "published" if self.live else "draft"

    @property
    def status_string(self):
        """What Wagtail's lists call the state."""
        return "retired" if self.retired_at else super().status_string

    @property
    def is_public(self) -> bool:
        return self.live and self.retired_at is None

    @property
    def first_image(self):
        """The first picture that may be shown, or None."""
        return next((link for link in self.object_images.all() if link.may_show), None)

    # Saving

    def fold_numbers(self):
        """Set the keys that follow from the numbers."""
        self.object_number = self.object_number.strip()
        self.number_key = fold_number(self.object_number)
        self.number_sort = sort_number(self.object_number)
        self.set_key = fold_number(self.set_number)

    def clean(self):
        """Refuse a number that another object has, naming that object."""
        super().clean()
        self.fold_numbers()
        if not self.number_key:
            raise ValidationError({"object_number": "Give the object a number."})
        other = type(self).objects.filter(number_key=self.number_key).exclude(pk=self.pk).first()
        if other:
            raise ValidationError({"object_number": f"“{other}” has this number already."})

    def full_clean(self, *args, **kwargs):
        # A revision is cleaned whole, with the fields that no form shows.
        self.fold_numbers()
        self._give_slug()
        super().full_clean(*args, **kwargs)

    def _give_slug(self):
        if not self.slug and self.object_number:
            wanted = slug_of_number(self.object_number)[:190]
            self.slug = free_slug(wanted, taken_slugs(wanted))

    @transaction.atomic  # what is told of the change is told with it
    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is None:
            self.fold_numbers()
            self._follow_number()
            self._give_slug()
            self.read_dates()
        super().save(*args, update_fields=update_fields, **kwargs)

    def _follow_number(self):
        """Let the address follow a changed number; one that anybody may know leads here for ever.

        Half a number that a draft was saved with on the way is nobody's address.
        """
        before = type(self).objects.filter(pk=self.pk).only(*KNOWN_BY).first() if self.pk else None
        if before is None or before.number_key == self.number_key:
            return
        wanted = slug_of_number(self.object_number)[:190]
        self.former_addresses.filter(slug=wanted).delete()
        others = type(self).objects.exclude(pk=self.pk)
        self.slug = free_slug(wanted, taken_slugs(wanted, others))
        if before.slug != self.slug and any(getattr(before, field) for field in KNOWN_BY[2:]):
            FormerAddress.objects.get_or_create(slug=before.slug, collection_object=self)

    # Changes of state

    @transaction.atomic
    def retire(self, replaced_by=None):
        """Withdraw the record: its address answers 410, or leads to what replaced it."""
        self.retired_at = timezone.now()
        self.replaced_by = replaced_by
        self.save(update_fields=["retired_at", "replaced_by", "updated_at"])

    @transaction.atomic
    def revive(self):
        """Bring a retired record back to what it was, draft or published."""
        self.retired_at = None
        self.replaced_by = None
        self.save(update_fields=["retired_at", "replaced_by", "updated_at"])
