"""What can be chosen in answer to a question to the public."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from objects.models import CollectionObject


class Option(Orderable):
    """One answer to choose, or one object with a line on it."""

    consultation = ParentalKey(
        "whatson.Consultation", on_delete=models.CASCADE, related_name="options"
    )
    words = models.CharField(
        max_length=200, blank=True, help_text="The answer; with an object, a line on it."
    )
    collection_object = models.ForeignKey(
        CollectionObject,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="object",
    )

    panels = [FieldPanel("collection_object"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "collection_object"], name="an_object_is_put_once"
            )
        ]

    def __str__(self):
        return f"Answer {self.pk}"

    @property
    def is_gone(self) -> bool:
        """Whether it stood for an object that is shown no more."""
        thing = self.collection_object
        return self.consultation.is_of_objects and not (thing and thing.is_public)

    @property
    def name(self) -> str:
        """What is chosen, in words; nothing of an object that is shown no more."""
        if self.is_gone:
            return "An object that is no longer shown"
        return self.collection_object.name if self.consultation.is_of_objects else self.words

    @property
    def staff_name(self) -> str:
        """What is chosen, also where readers are told no more of it."""
        return self.collection_object.name if self.collection_object else self.words or self.name

    @property
    def line(self) -> str:
        """What is said of its object."""
        return self.words if self.consultation.is_of_objects and not self.is_gone else ""
