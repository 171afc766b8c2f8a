"""The model field and the form field through which every picture comes in."""

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.images import get_image_dimensions
from django.forms import FileField
from wagtail.images.fields import WagtailImageField as WagtailImageFormField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .cleaning import BrokenImage, CleanFile, clean_image


class CleanedImageFieldFile(WagtailImageFieldFile):
    """A picture that is cleaned at the moment it is committed to storage, whoever commits it."""

    def get_image_dimensions(self):
        """Read width and height from the header; (None, None) if the file is no picture.

        Wagtail's own decodes the whole picture here, and fails on a broken one while the
        record is still being filled in, before anybody can say what is wrong with it.
        """
        clean = getattr(getattr(self, "_file", None), "clean", None)
        if clean:
            return clean.width, clean.height
        return get_image_dimensions(self.file)

    def save(self, name, content, save=True):
        """Store the cleaned content and note its hashes on the record; raise `BrokenImage`."""
        file = cleaned_file(content, name)
        self._file = file
        super().save(file.name, file, save=False)
        image, clean = self.instance, file.clean
        image.received_hash = clean.received_hash
        image.file_size = len(clean.content)
        image.file_hash = hashlib.sha1(clean.content, usedforsecurity=False).hexdigest()
        image.width, image.height = clean.width, clean.height
        if save:
            image.save()

    save.alters_data = True


class CleanedImageField(WagtailImageField):
    """An image field for `CollectionImage`: it fills in that model's hashes, sizes and all."""

    attr_class = CleanedImageFieldFile


class CleanedImageFormField(WagtailImageFormField):
    """The file field of the admin's image forms: its value is the cleaned picture.

    What a file is gets decided by its bytes; a PNG that a phone named .jpg is taken as a PNG.
    """

    def to_python(self, data):
        uploaded = FileField.to_python(self, data)
        if uploaded is None:
            return None
        self.check_image_file_size(uploaded)
        try:
            return cleaned_file(uploaded, uploaded.name)
        except BrokenImage as error:
            raise ValidationError(refusal(uploaded.name, error), code="invalid_image") from error


def cleaned_file(file, name):
    """Return `file` as a `CleanFile`, cleaning it unless that was done; raise `BrokenImage`."""
    inner = getattr(file, "file", file)
    for candidate in (file, inner):
        if isinstance(candidate, CleanFile):
            return candidate
    return clean_image(file).as_file(name)


def refusal(name, error):
    """The sentence that tells a person why a file was not taken."""
    return f"The file {name} {error}."
