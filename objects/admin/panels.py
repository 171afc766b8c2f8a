"""The object's edit page, tab by tab."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from objects.admin.forms import CollectionObjectForm
from objects.admin.import_notes import ImportNote
from objects.admin.rows import ChosenRows, Rows
from objects.admin.widgets import PictureChooser
from objects.dates import read_date
from objects.models import ImportChange

LAST_IMPORTS = 10


class SiteField(FieldPanel):
    """A field of this site's own, without the button for comments: snippets have none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"disable_comments": True})


class CatalogueField(SiteField):
    """A field that an import may set."""

    class BoundPanel(ImportNote, FieldPanel.BoundPanel):
        @property
        def imported_name(self):
            return self.panel.field_name


class Told(HelpPanel):
    """A panel that only tells, in a template of its own."""

    template_name = None

    def __init__(self, **kwargs):
        super().__init__(template=self.template_name, **kwargs)

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["template"], kwargs["content"]
        return kwargs


class DateReading(Told):
    """What was made of the words for a date."""

    template_name = "objects/admin/panels/date_reading.html"

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            thing = self.instance
            return super().get_context_data(parent_context) | {
                "thing": thing,
                "understood": read_date(thing.date_text).understood,
                "years": said_years(thing.date_earliest, thing.date_latest),
            }


class History(Told):
    """Where the versions are that people saved, and the last imports that changed the object."""

    template_name = "objects/admin/panels/history.html"

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            changes = ImportChange.objects.filter(collection_object=self.instance.pk)
            return super().get_context_data(parent_context) | {
                "thing": self.instance,
                "changes": changes.select_related("run").order_by("-pk")[:LAST_IMPORTS],
            }


def said_years(earliest: int | None, latest: int | None) -> str:
    """ "1930 to 1940", "500 BC to AD 20"; one year alone as one; "" where there is none."""
    if earliest is None:
        return ""
    mark = "AD " if earliest < 1 <= latest else ""
    first, last = (f"{mark}{year}" if year > 0 else f"{1 - year} BC" for year in (earliest, latest))
    return first if first == last else f"{first} to {last}"


catalogue = [
    HelpPanel(
        "What a line says is from an import belongs to the catalogue: a change made here stays "
        "until the catalogue changes it too, and is then listed in the import’s report."
    ),
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
    SiteField("label_text"),
    SiteField("is_featured"),
    MultiFieldPanel(
        [SiteField("content_note_code"), SiteField("content_note")], heading="Content note"
    ),
    FieldRowPanel([SiteField("whereabouts"), SiteField("whereabouts_note")]),
    SiteField("wanted"),
    SiteField("tags"),
]

images = [
    ChosenRows(
        "object_images",
        chooser_field_name="image",
        label="picture",
        heading="Pictures",
        panels=[
            FieldPanel("image", widget=PictureChooser),
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
        ObjectList([History()], heading="History"),
    ],
    base_form_class=CollectionObjectForm,
)
