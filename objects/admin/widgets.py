"""Chooser widgets as the object form shows them."""

from wagtail.admin.telepath import register
from wagtail.images.widgets import AdminImageChooser, ImageChooserAdapter
from wagtail.snippets.widgets import AdminSnippetChooser, SnippetChooserAdapter

from objects.admin.fields import KnowsInstances


def said_in_form(record) -> str:
    """Its name; of a term also the list, and of a name for something else what is shown."""
    said = str(record)
    if hasattr(record, "vocabulary"):
        said += f" ({record.get_vocabulary_display()})"
    if getattr(record, "preferred", None):
        said += f", shown as {record.preferred}"
    return said


class RecordChooser(KnowsInstances, AdminSnippetChooser):
    """Chooses a person, place, term or object."""

    template_name = "objects/admin/widgets/record_chooser.html"

    def get_display_title(self, instance):
        return said_in_form(instance)


class PictureChooser(KnowsInstances, AdminImageChooser):
    """Chooses a picture from the library."""

    template_name = "objects/admin/widgets/picture_chooser.html"


register(SnippetChooserAdapter(), RecordChooser)
register(ImageChooserAdapter(), PictureChooser)
