"""The object's edit page, tab by tab."""

from django.core.exceptions import ObjectDoesNotExist
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
)

from objects.admin.forms import CollectionObjectForm
from objects.dates import read_date

IMPORTED_AS = {
    "date_text": ("object_production_date",),
    "people": ("production_people", "associated_people"),
    "places": ("production_places", "associated_places"),
    "terms": (
        "object_name",
        "material",
        "technique",
        "colour",
        "associated_concept",
        "subject",
    ),
    "dimensions": ("dimension",),
    "inscriptions": ("inscription_content",),
    "object_images": ("image",),
}
"""Under what names an import keeps a field or a list; any other keeps its own name."""


def import_note(instance, name: str) -> str:
    """Which import set this field or list, in words; "" if none did."""
    try:
        record = instance.imported
    except ObjectDoesNotExist:
        return ""
    if not record.run or not any(key in record.values for key in IMPORTED_AS.get(name, (name,))):
        return ""
    given = record.values.get(name)
    changed = isinstance(given, str) and given != getattr(instance, name, given)
    return (
        f"Set by import {record.run_id} on {record.run.started_at:%-d %B %Y}"
        + (f", which gave “{given or 'nothing'}”. " if changed else ". ")
        + "A change made here stays until the catalogue changes it too."
    )


class ImportNote:
    """For a bound panel: says below the field which import set it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        note = import_note(self.instance, self.imported_name) if self.instance else ""
        self.help_text = " ".join(filter(None, [str(self.help_text or ""), note]))


class CatalogueField(FieldPanel):
    """A field that an import may set."""

    class BoundPanel(ImportNote, FieldPanel.BoundPanel):
        @property
        def imported_name(self):
            return self.panel.field_name


class Rows(InlinePanel):
    """A list of rows, each on one line: Wagtail's own take three times the page."""

    class BoundPanel(ImportNote, InlinePanel.BoundPanel):
        template_name = "objects/admin/panels/rows.html"

        @property
        def imported_name(self):
            return self.panel.relation_name


class ChosenRows(MultipleChooserPanel):
    """A list of rows to which several can be added at once."""

    class BoundPanel(ImportNote, MultipleChooserPanel.BoundPanel):
        template_name = "objects/admin/panels/chosen_rows.html"

        @property
        def imported_name(self):
            return self.panel.relation_name


class DateReading(HelpPanel):
    """What was made of the words for a date."""

    def __init__(self, **kwargs):
        super().__init__(template="objects/admin/panels/date_reading.html", **kwargs)

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["template"], kwargs["content"]
        return kwargs

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            thing = self.instance
            return super().get_context_data(parent_context) | {
                "thing": thing,
                "understood": read_date(thing.date_text).understood,
                "years": said_years(thing.date_earliest, thing.date_latest),
            }


def said_years(earliest: int | None, latest: int | None) -> str:
    """ "1930 to 1940", "500 BC to AD 20"; one year alone as one; "" where there is none."""
    if earliest is None:
        return ""
    mark = "AD " if earliest < 1 <= latest else ""
    first, last = (f"{mark}{year}" if year > 0 else f"{1 - year} BC" for year in (earliest, latest))
    return first if first == last else f"{first} to {last}"


catalogue = [
    FieldRowPanel([CatalogueField("object_number"), CatalogueField("other_number")]),
    FieldRowPanel([CatalogueField("set_number"), CatalogueField("number_of_objects")]),
    CatalogueField("title"),
    CatalogueField("brief_description"),
    CatalogueField("physical_description"),
    MultiFieldPanel([CatalogueField("date_text"), DateReading()], heading="Date"),
    CatalogueField("associated_event"),
    CatalogueField("object_history_note"),
    FieldRowPanel([CatalogueField("right_type"), CatalogueField("right_holder")]),
    CatalogueField("credit_line"),
    CatalogueField("record_url"),
]

this_site = [
    FieldPanel("label_text"),
    FieldPanel("is_featured"),
    MultiFieldPanel(
        [FieldPanel("content_note_code"), FieldPanel("content_note")], heading="Content note"
    ),
    FieldRowPanel([FieldPanel("whereabouts"), FieldPanel("whereabouts_note")]),
    FieldPanel("wanted"),
]

images = [
    ChosenRows(
        "object_images",
        chooser_field_name="image",
        label="picture",
        heading="Pictures",
        panels=[
            "image",
            "alt_text",
            "caption",
            "creator",
            "licence",
            "rights_holder",
            "may_show",
        ],
    )
]

links = [
    Rows("people", label="person or organisation", heading="People and organisations"),
    Rows("places", label="place", heading="Places"),
    ChosenRows("terms", chooser_field_name="term", label="term", heading="Terms"),
    Rows(
        "dimensions",
        label="measurement",
        heading="Measurements",
        panels=["text", "part", "value", "unit", "value_mm"],
    ),
    Rows("inscriptions", label="inscription", heading="Inscriptions"),
    ChosenRows(
        "related_objects", chooser_field_name="related", label="object", heading="Related objects"
    ),
]

edit_handler = TabbedInterface(
    [
        ObjectList(catalogue, heading="Catalogue"),
        ObjectList(this_site, heading="This site"),
        ObjectList(images, heading="Images"),
        ObjectList(links, heading="Parts and links"),
    ],
    base_form_class=CollectionObjectForm,
)
