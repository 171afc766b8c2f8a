"""Columns of the curators' lists."""

from wagtail.admin.ui.tables import Column
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_rendition_or_not_found

from objects import pen

THUMBNAIL = "max-165x165"
"""Wagtail's choosers make this size already, so lists need no file of their own."""


class ThumbnailColumn(Column):
    """The first picture of an object, or that there is none; needs `with_thumbnails()`."""

    cell_template_name = "objects/admin/columns/thumbnail.html"

    def get_value(self, instance):
        return next(iter(instance.object_images.all()), None)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        link = context["value"]
        return context | {"thumbnail": thumbnail(link.image) if link else None}


def thumbnail(image):
    """The small picture for a list; None if it would have to be made and can't be now."""
    if pen.is_taken():
        return next(iter(image.find_existing_renditions(Filter(THUMBNAIL)).values()), None)
    return get_rendition_or_not_found(image, THUMBNAIL)


class StateColumn(Column):
    """Draft, published or retired, and whether a draft waits beside what is published."""

    cell_template_name = "objects/admin/columns/state.html"


class ImportColumn(Column):
    """The last import that changed the record; needs the annotation `import_run`."""

    cell_template_name = "objects/admin/columns/import.html"


class UsesColumn(Column):
    """How many objects name it, as a link to them; needs `with_uses()`.

    `parameter` is the filter of the list of objects that takes the authority's number.
    """

    cell_template_name = "objects/admin/columns/uses.html"

    def __init__(self, name="uses", *, parameter, **kwargs):
        self.parameter = parameter
        super().__init__(name, **kwargs)
