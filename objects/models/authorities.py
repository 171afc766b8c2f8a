"""Authorities: the people, places and terms that records name.

Two names for one thing meet in `preferred` (PP and polypropylene, Holland and The
Netherlands): records keep the name their catalogue gave, so that an import never fights
a curator, and everything public shows and counts the preferred one.
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify

from objects.numbers import free_slug


def fold_name(name: str) -> str:
    """The key by which two names are the same: case, width and runs of spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class AuthorityQuerySet(models.QuerySet):
    """Authorities as everything public uses them."""

    def preferred(self):
        """The names that stand for themselves."""
        return self.filter(preferred=None)

    def with_published_objects(self):
        """The preferred names that have a page: a published object has one of their names."""
        return self.preferred().filter(Exists(self._same_in_public()))

    def leading_on(self):
        """The other names whose old address leads to a page.

        One that is known from a draft or a withdrawn object alone leads nowhere: nobody outside
        may learn of it. What nothing names any more was known once.
        """
        to_this = {self._link().field.name: OuterRef("pk")}
        is_named = Exists(self._link().related_model.objects.filter(**to_this))
        is_public = Exists(self.public_links().filter(**to_this))
        shown = self.model.objects.with_published_objects()
        return self.filter(is_public | ~is_named, preferred__in=shown.values("pk"))

    def matching(self, words: str):
        """Whose name has `words` in it, case and spacing aside."""
        return self.filter(name_key__contains=fold_name(words))

    def named_in_public(self):
        """Those that a published object names itself, not only through a variant."""
        links = self.public_links().filter(**{self._link().field.name: OuterRef("pk")})
        return self.filter(Exists(links))

    def named_by(self, objects):
        """Those that any of these objects (or their keys) names, published or not."""
        links = self._link().related_model.objects.filter(collection_object__in=objects)
        return self.filter(pk__in=links.values(self._link().field.name))

    def shown_keys(self):
        """The keys of those whose names the public sees for these, each once."""
        return self.order_by().values_list(Coalesce("preferred", "pk"), flat=True).distinct()

    def public_links(self):
        """What links authorities of this kind to published objects."""
        return self._link().related_model.objects.filter(
            collection_object__live=True, collection_object__retired_at=None
        )

    def _link(self):
        return self.model._meta.get_field("object_links")

    def with_uses(self):
        """Annotate `uses`: how many objects name it (not those that name a variant)."""
        link = self._link()
        to_this = link.related_model.objects.filter(**{link.field.name: OuterRef("pk")}).order_by()
        counted = to_this.values(link.field.name).annotate(
            number=Count("collection_object", distinct=True)
        )
        return self.annotate(uses=Coalesce(Subquery(counted.values("number")), 0))

    def with_object_counts(self):
        """Annotate `object_count`: how many published objects name it or another name for it."""
        same = self._same_in_public().annotate(all=Value(1)).values("all")
        counted = same.annotate(number=Count("object_links__collection_object", distinct=True))
        return self.annotate(object_count=Coalesce(Subquery(counted.values("number")), 0))

    def _same_in_public(self):
        """Within a query of authorities: each itself and its other names, for each public link.

        Names first, links second: the other way round PostgreSQL reads all links for each.
        """
        itself = OuterRef("pk")
        is_same, its = Q(pk=itself) | Q(preferred=itself), "object_links__collection_object"
        is_public = {f"{its}__live": True, f"{its}__retired_at": None}
        return self.model.objects.filter(is_same, **is_public).order_by()


class Authority(models.Model):
    """What every kind of authority has: a name, a permanent address, a preferred form."""

    name = models.CharField(max_length=500)
    name_key = models.CharField(max_length=500, editable=False, db_index=True)
    slug = models.SlugField(
        max_length=120, unique=True, editable=False, help_text="Permanent, set at creation."
    )
    uri = models.URLField(
        "address in an outside list",
        max_length=500,
        blank=True,
        help_text="In AAT, Wikidata or another scheme.",
    )
    preferred = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="variants",
        verbose_name="preferred name",
        help_text="If this is another name for the same thing: the name that we show.",
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = fold_name(self.name)
        if not self.slug:
            wanted = self.wanted_slug()
            self.slug = free_slug(wanted, taken_slugs(type(self), wanted))
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse(f"objects:{self._meta.model_name}", args=[self.slug])

    @property
    def shown(self):
        """The authority whose name the public sees."""
        return self.preferred or self

    def clean(self):
        """A preferred name must itself be preferred, so that one step always arrives."""
        super().clean()
        target = self.preferred
        if not self.pk and not target:
            self._refuse_double()
        if target and (target.pk == self.pk or target.preferred_id):
            said = f"“{target}” is not a preferred name itself. Choose the one it points to."
            raise ValidationError({"preferred": said})
        if target and self.pk and self.variants.exists():
            said = f"Other names point to “{self}”. Use the merge action, which moves them."
            raise ValidationError({"preferred": said})

    def _refuse_double(self):
        key = fold_name(self.name)
        known = type(self).objects.filter(name_key=key, **self.within()).first()
        if known:
            raise ValidationError(
                {"name": f"“{known}” is there already: use it, or name it as the preferred name."}
            )

    def within(self) -> dict:
        """What tells lists of names apart: the same name may stand in two of them."""
        return {}

    def wanted_slug(self) -> str:
        """The address its name asks for."""
        return slugify(self.name)[:100].strip("-") or self._meta.model_name

    @transaction.atomic
    def merge_into(self, target):
        """Make `target` the name shown for this one and for all that pointed here.

        Records keep the name their catalogue gave; the old address redirects. Merging into
        a name that is itself a variant goes on to its preferred one.
        Raises ValidationError for another kind of authority.
        """
        target = target.shown
        if type(target) is not type(self) or not self.may_merge(target):
            raise ValidationError(f"“{self}” and “{target}” are different kinds of thing.")
        if target.pk == self.pk:
            # The chosen name was a variant of this one: turn the two round.
            raise ValidationError(f"“{self}” is the preferred name already.")
        self.variants.update(preferred=target)
        self.preferred = target
        self.save(update_fields=["preferred"])

    @transaction.atomic
    def take_in(self, others):
        """Make this the name shown for all of `others`, even if one of them was its own till now.

        Raises ValidationError, and changes nothing, if one is another kind of authority.
        """
        others = [other for other in others if other.pk != self.pk]
        if self.preferred in others:
            self.preferred = None
            self.save(update_fields=["preferred"])
        for other in others:
            if other.shown != self.shown:
                other.refresh_from_db()
                other.merge_into(self)

    def may_merge(self, target) -> bool:
        """Whether the two are of one kind."""
        return True

    def names(self) -> list[str]:
        """This and every other name for it, the preferred one first (two queries)."""
        shown = self.shown
        return [shown.name, *shown.variants.values_list("name", flat=True)]


def taken_slugs(model, wanted: str) -> set[str]:
    """The addresses of `model` that begin with `wanted`."""
    return set(model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))


class Person(Authority):
    """A person or an organisation that made, used, owned or is shown by a thing."""

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        ORGANISATION = "organisation", "organisation"

    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.PERSON)

    class Meta(Authority.Meta):
        verbose_name = "person or organisation"
        verbose_name_plural = "people and organisations"
        constraints = [
            models.UniqueConstraint(fields=["name"], name="person_name_once"),
            models.CheckConstraint(
                condition=~models.Q(preferred=models.F("id")), name="person_not_own_preferred"
            ),
        ]


BOTH_COORDINATES = "Give both coordinates: latitude -90 to 90, longitude -180 to 180."


class Place(Authority):
    """Where a thing was made, or a place it has to do with."""

    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta(Authority.Meta):
        constraints = [
            models.UniqueConstraint(fields=["name"], name="place_name_once"),
            models.CheckConstraint(
                condition=~models.Q(preferred=models.F("id")), name="place_not_own_preferred"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_coordinates_whole",
                violation_error_message=BOTH_COORDINATES,
            ),
        ]


class Term(Authority):
    """A word from one of the catalogue's lists: a material, a technique, a name for a thing…"""

    class Vocabulary(models.TextChoices):
        OBJECT_NAME = "object_name", "object name"
        MATERIAL = "material", "material"
        TECHNIQUE = "technique", "technique"
        COLOUR = "colour", "colour"
        CONCEPT = "associated_concept", "concept"
        SUBJECT = "subject", "subject"

    vocabulary = models.CharField(max_length=20, choices=Vocabulary.choices)

    class Meta(Authority.Meta):
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "name"], name="term_once_in_vocabulary"),
            models.CheckConstraint(
                condition=~models.Q(preferred=models.F("id")), name="term_not_own_preferred"
            ),
        ]

    def wanted_slug(self) -> str:
        """Terms of two lists share names, so the address says which list (`material-glass`)."""
        return f"{slugify(self.vocabulary)}-{slugify(self.name)}"[:100].strip("-")

    def within(self) -> dict:
        return {"vocabulary": self.vocabulary}

    def may_merge(self, target) -> bool:
        return self.vocabulary == target.vocabulary
