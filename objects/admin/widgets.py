"""Chooser widgets as the object form shows them."""

from wagtail.admin.telepath import register
from wagtail.images.widgets import AdminImageChooser, ImageChooserAdapter
from wagtail.snippets.widgets import AdminSnippetChooser, SnippetChooserAdapter

from objects.admin.fields import KnowsInstances


class RecordChooser(KnowsInstances, AdminSnippetChooser):
    """Chooses a person, place, term or object."""


class PictureChooser(KnowsInstances, AdminImageChooser):
    """Chooses a picture from the library."""


register(SnippetChooserAdapter(), RecordChooser)
register(ImageChooserAdapter(), PictureChooser)
