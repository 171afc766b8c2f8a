"""What editors type in where there is no box office: the sync reads it like any other answer."""

from django.core.validators import MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from whatson.access import FIELDS
from whatson.availability import Availability
from whatson.models.fields import Accessible


class TypedEvent(ClusterableModel):
    """A production with its performances, typed in."""

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True, help_text="Plain words.")
    duration = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1)], help_text="Minutes, if known."
    )
    age = models.CharField(max_length=100, blank=True, help_text="For example: from 8 years.")
    strand = models.CharField(max_length=100, blank=True, help_text="For example: Scratch.")

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("duration"), FieldPanel("age"), FieldPanel("strand")]),
        InlinePanel("performances", label="Performance", min_num=1),
    ]

    class Meta:
        verbose_name = "production typed in"
        verbose_name_plural = "productions typed in"
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class TypedPerformance(Accessible):
    """One performance of it."""

    event = ParentalKey(TypedEvent, on_delete=models.CASCADE, related_name="performances")
    start = models.DateTimeField(db_index=True)
    venue = models.CharField(max_length=100, blank=True)
    on_sale = models.BooleanField(null=True, blank=True)
    availability = models.CharField(
        "places left",
        max_length=10,
        choices=Availability.choices,
        default=Availability.UNKNOWN,
    )
    booking_url = models.URLField(
        "where to book", max_length=500, blank=True, help_text="Begins with https."
    )
    price = models.DecimalField(
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="In pounds; 0 is free. Where people pay what they can: what we suggest.",
    )
    highest_price = models.DecimalField(
        max_digits=7, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    pay_what_you_can = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)

    panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("venue")]),
        FieldRowPanel([FieldPanel("price"), FieldPanel("highest_price")]),
        FieldPanel("pay_what_you_can"),
        FieldRowPanel([FieldPanel("on_sale"), FieldPanel("availability")]),
        FieldPanel("booking_url"),
        MultiFieldPanel([FieldPanel(name) for name in FIELDS], heading="Access"),
        FieldPanel("cancelled"),
    ]

    class Meta:
        default_permissions = ()
        ordering = ["start", "pk"]

    def __str__(self):
        return f"{self.event}, {self.start}"
