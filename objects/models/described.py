"""What a catalogue says of a thing, in Spectrum's units of information."""

from django.db import models

from objects.dates import date_of_record, say_date


class CatalogueDescription(models.Model):
    """The fields of an object that belong to its catalogue: an import may overwrite them all."""

    class Certainty(models.TextChoices):
        CERTAIN = "certain", "certain"
        ABOUT = "about", "about"
        DOUBTFUL = "doubtful", "doubtful"
        INFERRED = "inferred", "inferred from the description"

    object_number = models.CharField(max_length=200)
    other_number = models.CharField(max_length=500, blank=True)
    set_number = models.CharField(
        "part of",
        max_length=200,
        blank=True,
        help_text="The number that all parts of one thing share.",
    )

    title = models.TextField(blank=True)
    number_of_objects = models.PositiveIntegerField(null=True, blank=True)
    brief_description = models.TextField(blank=True)
    physical_description = models.TextField(blank=True)
    date_text = models.CharField("date, as written", max_length=500, blank=True)
    date_edtf = models.CharField("date, in EDTF", max_length=100, blank=True, editable=False)
    date_earliest = models.IntegerField("earliest year", null=True, blank=True, editable=False)
    date_latest = models.IntegerField("latest year", null=True, blank=True, editable=False)
    date_certainty = models.CharField(
        max_length=10, choices=Certainty.choices, blank=True, editable=False
    )
    associated_event = models.TextField(blank=True)
    object_history_note = models.TextField(blank=True)
    credit_line = models.TextField(blank=True)
    right_type = models.CharField("rights", max_length=500, blank=True)
    right_holder = models.CharField("rights holder", max_length=500, blank=True)
    record_url = models.URLField("record elsewhere", max_length=1000, blank=True)

    class Meta:
        abstract = True

    @property
    def date_said(self) -> str:
        """The date as people say it; "" if none is known."""
        return say_date(
            self.date_edtf,
            self.date_earliest,
            self.date_latest,
            self.date_certainty,
            self.date_text,
        )

    @property
    def date_is_inferred(self) -> bool:
        return self.date_certainty == self.Certainty.INFERRED

    def read_dates(self):
        """Set the year range from the words given, or infer it from the description."""
        date = date_of_record(self.date_text, self.brief_description)
        self.date_edtf, self.date_certainty = date.edtf, date.certainty
        self.date_earliest, self.date_latest = date.earliest, date.latest


CATALOGUE_FIELDS = tuple(field.name for field in CatalogueDescription._meta.local_fields)
"""The columns that an import may overwrite."""
