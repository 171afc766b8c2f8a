"""Where every file lies that comes in: outside every public folder, behind our own addresses."""

import os

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

AVATARS = "avatar_images"
RENDITIONS = "images"
ORIGINALS = "original_images"
RECORDINGS = "recordings"


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files under `PRIVATE_MEDIA_ROOT`, addressed as `/<folder>/<name>`, which `urls.py` answers
    for the folders that it knows; the site's default storage. Any other address leads nowhere:
    documents go through Wagtail's view, an upload that waits for its title through none.

    The folder is read from the settings at each use, so that no path gets into a migration
    or into a queued task, and two copies of the site can run beside each other.
    """

    def __init__(self):
        super().__init__(base_url="/")

    @property
    def base_location(self):
        return settings.PRIVATE_MEDIA_ROOT

    @property
    def location(self):
        return os.path.abspath(self.base_location)


def private_storage():
    """Return the private storage; fields name this function, not a path."""
    return PrivateStorage()
