"""Columns of the curators' lists."""

from wagtail.admin.ui.tables import Column
from wagtail.images.shortcuts import get_rendition_or_not_found

THUMBNAIL = "max-165x165"
"""Wagtail's choosers make this size already, so lists need no file of their own."""


class ThumbnailColumn(Column):
    """The first picture of an object, or that there is none; needs `with_thumbnails()`."""

    cell_template_name = "objects/admin/columns/thumbnail.html"

    def get_value(self, instance):
        link = next(iter(instance.object_images.all()), None)
        return get_rendition_or_not_found(link.image, THUMBNAIL) if link else None


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
