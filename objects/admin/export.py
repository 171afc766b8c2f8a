"""The list of objects as a table that somebody takes away."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from objects.exporting import harmless
from objects.models import Term

BATCH = 500
"""Objects held at a time."""


def makers(thing) -> str:
    return "; ".join(str(link) for link in thing.people.all() if link.activity == "production")


def words_of(vocabulary: str):
    return lambda thing: "; ".join(str(link) for link in thing.terms_of(vocabulary))


def places(thing) -> str:
    return "; ".join(str(link) for link in thing.places.all())


COLUMNS = {
    "Number": lambda thing: thing.object_number,
    "Other number": lambda thing: thing.other_number,
    "Title": lambda thing: thing.title,
    "State": lambda thing: thing.state,
    "Kind of object": lambda thing: thing.kind_of_object,
    "Made by": makers,
    "Places": places,
    "Date, as written": lambda thing: thing.date_text,
    "Date, as shown": lambda thing: thing.date_said,
    "Earliest year": lambda thing: thing.date_earliest,
    "Latest year": lambda thing: thing.date_latest,
    "Materials": words_of(Term.Vocabulary.MATERIAL),
    "Description": lambda thing: thing.brief_description,
    "Credit line": lambda thing: thing.credit_line,
    "Has a picture": lambda thing: "yes" if thing.has_image else "no",
    "Featured": lambda thing: "yes" if thing.is_featured else "no",
    "Label": lambda thing: thing.label_text,
    "Source": lambda thing: thing.source,
    "Last changed by an import": lambda thing: thing.last_imported_at,
}
"""Heading: what stands below it."""


class ExportMixin:
    """For the list's view: walks through the objects in batches, whatever their number."""

    list_export = list(COLUMNS)
    export_filename = "objects"

    def get(self, request, *args, **kwargs):
        # Wagtail would count an export's rows by holding them all.
        if self.is_export:
            return self.as_spreadsheet(Batched(self.get_queryset()), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_heading(self, queryset, field):
        return field

    def to_row_dict(self, item):
        return {heading: value(item) for heading, value in COLUMNS.items()}

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_CSV:
            return harmless(value)
        return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


class Batched:
    """A queryset that is walked through without being held."""

    def __init__(self, queryset):
        self.queryset = queryset.with_image_flag().with_public_relations()

    def __iter__(self):
        return self.queryset.iterator(chunk_size=BATCH)
