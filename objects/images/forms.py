"""The base of every image form in the admin (setting WAGTAILIMAGES_IMAGE_FORM_BASE)."""

from wagtail.images.forms import BaseImageForm

from .fields import CleanedImageFormField


class CollectionImageForm(BaseImageForm):
    """Wagtail's image form with a file field that cleans, and says clearly what it refuses.

    Wagtail chooses the field by a fixed function, so it is exchanged here.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = CleanedImageFormField(
                label=given.label, required=given.required, widget=given.widget
            )
