"""What hangs on an object: makers, places, terms, measurements, inscriptions, pictures, links."""

from django.db import models
from django.db.models import Exists
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from objects.models.authorities import Person, Place, Term
from objects.models.collection_object import CollectionObject
from objects.models.images import closing_restrictions


class Activity(models.TextChoices):
    """Whether somebody or somewhere made the thing, or only has to do with it."""

    PRODUCTION = "production", "made it"
    ASSOCIATION = "association", "has to do with it"


class AuthorityKey(models.ForeignKey):
    """A foreign key to an authority, left out of Wagtail's reference index.

    The key itself answers "which objects use this term", and the index would hold a
    dozen rows more for every object in the collection.
    """

    wagtail_reference_index_ignore = True

    def __init__(self, to, related_name=None, **kwargs):
        kwargs.setdefault("on_delete", models.PROTECT)
        super().__init__(to, related_name=related_name, **kwargs)


class ObjectPerson(Orderable):
    """Who made the thing, or has to do with it, and in what role."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="people"
    )
    person = AuthorityKey(Person, related_name="object_links")
    activity = models.CharField(
        max_length=20, choices=Activity.choices, default=Activity.PRODUCTION
    )
    role = models.CharField(
        max_length=100, blank=True, help_text="For example: designer, manufacturer, publisher."
    )

    def __str__(self):
        return f"{self.person} ({self.role})" if self.role else str(self.person)


class ObjectPlace(Orderable):
    """Where the thing was made, or a place it has to do with."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="places"
    )
    place = AuthorityKey(Place, related_name="object_links")
    activity = models.CharField(
        max_length=20, choices=Activity.choices, default=Activity.PRODUCTION
    )

    def __str__(self):
        return str(self.place)


class ObjectTerm(Orderable):
    """A word of the catalogue's lists for the thing; the list is the term's own vocabulary."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="terms"
    )
    term = AuthorityKey(Term, related_name="object_links")
    note = models.CharField(
        max_length=500, blank=True, help_text="What it is true of, for example: the lid."
    )
    is_type = models.BooleanField(
        "kind of object", default=False, help_text="Whether this object name is the record's type."
    )

    def __str__(self):
        return str(self.term)


class Dimension(Orderable):
    """One measurement, as the catalogue wrote it and in millimetres where it is a length."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="dimensions"
    )
    text = models.CharField("as written", max_length=500)
    part = models.CharField("what was measured", max_length=200, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=50, blank=True)
    value_mm = models.DecimalField("in mm", max_digits=14, decimal_places=4, null=True, blank=True)

    def __str__(self):
        return self.text


class Inscription(Orderable):
    """Words on the thing itself, exactly as they stand there."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="inscriptions"
    )
    content = models.TextField()
    method = models.CharField(max_length=500, blank=True)
    position = models.CharField(max_length=500, blank=True)

    def __str__(self):
        return self.content[:80]


class ObjectImageQuerySet(models.QuerySet):
    """Selects the pictures of objects by who may see them."""

    def shown(self):
        """Keep those that the public sees where the object is published: nobody said no, and the
        picture is in no collection that Wagtail's privacy closes, or below one.
        """
        return self.filter(~Exists(closing_restrictions("image__collection")), may_show=True)


class ObjectImage(Orderable):
    """A picture of the thing: who made it, on what terms, and whether it may be shown."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="object_images"
    )
    image = models.ForeignKey(
        "objects.CollectionImage", on_delete=models.PROTECT, related_name="object_images"
    )
    caption = models.TextField(blank=True)
    alt_text = models.TextField("description for people who can't see it", blank=True)
    creator = models.CharField("made by", max_length=500, blank=True)
    licence = models.CharField(max_length=500, blank=True)
    rights_holder = models.CharField(max_length=500, blank=True)
    may_show = models.BooleanField("may be shown", default=True)
    source_name = models.CharField(
        "file name in the catalogue", max_length=500, blank=True, editable=False
    )

    objects = ObjectImageQuerySet.as_manager()

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["collection_object", "image"],
                name="object_image_once",
                violation_error_message="This picture is on the object already.",
            )
        ]

    def __str__(self):
        return self.caption or self.image.title

    @property
    def alternative_text(self) -> str:
        """What a screen reader says: written here, else the picture's own, else the caption."""
        return self.alt_text or self.image.description or self.caption


class RelatedObject(Orderable):
    """Another thing that a curator set beside this one; shown on both."""

    collection_object = ParentalKey(
        CollectionObject, on_delete=models.CASCADE, related_name="related_objects"
    )
    related = models.ForeignKey(
        CollectionObject, on_delete=models.CASCADE, related_name="related_from"
    )
    why = models.CharField(
        max_length=200, blank=True, help_text="For example: the lid of the same tin."
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["collection_object", "related"], name="related_object_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(collection_object=models.F("related")),
                name="object_not_related_to_itself",
            ),
        ]

    def __str__(self):
        return str(self.related)


class Mention(models.Model):
    """Another object's number in this one's prose, derived from the words; a link both ways.

    `mentioned` stays empty until an object with that number arrives.
    """

    collection_object = models.ForeignKey(
        CollectionObject, on_delete=models.CASCADE, related_name="mentions"
    )
    words = models.CharField(
        max_length=200,
        blank=True,
        help_text="The number as it stands in the prose; empty where it would be ambiguous.",
    )
    slug = models.CharField(
        max_length=200, db_index=True, help_text="The address its number asks for."
    )
    mentioned = models.ForeignKey(
        CollectionObject, null=True, on_delete=models.SET_NULL, related_name="mentioned_in"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collection_object", "slug"], name="mention_once")
        ]

    def __str__(self):
        return self.words or self.slug
