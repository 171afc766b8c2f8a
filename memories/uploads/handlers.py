"""Stops what is too much while it is still coming in, before it is on any disk.

Django writes a whole upload to a temporary file before a view, or the check of the form's
token, runs; without this, anybody could fill the disk with one request.
"""

import tempfile

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    SkipFile,
    TemporaryFileUploadHandler,
)
from django.urls import reverse

from . import limits
from .refusals import NoRoom, Refused
from .store import check_room, incoming_folder


class NotTooMuch(FileUploadHandler):
    """Lets through what a memory may have; the rest is read and dropped, so that the form comes
    back with words rather than with a broken line. For `FILE_UPLOAD_HANDLERS`, first.

    The admin has limits of its own, for who is logged in there; of others it takes no file.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.is_admins and not self.is_staffs:
            raise SkipFile
        most = self.comes if self.is_staffs else limits.MOST_BYTES_OF_ANY
        try:
            check_room(min(self.comes, most))
        except NoRoom as error:
            self._drop(error)

    def receive_data_chunk(self, raw_data, start):
        """Pass a piece on to the next handler, or drop the file of which it is too much."""
        if start + len(raw_data) > limits.MOST_BYTES_OF_ANY and not self.is_staffs:
            self._drop(Refused("too_large"))
        return raw_data

    def file_complete(self, file_size):
        """Leave the file to the next handler."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        """Learn how much is coming, where to and from whom; leave the reading to Django."""
        self.comes = content_length or 0
        self.is_admins = self.request.path_info.startswith(reverse("wagtailadmin_home"))
        self.is_staffs = self.is_admins and self._comes_from_staff()

    def _comes_from_staff(self):
        """Whether somebody is logged in who may enter the admin: its address alone says nothing."""
        person = getattr(self.request, "user", None)
        return person is not None and person.has_perm("wagtailadmin.access_admin")

    def _drop(self, why):
        self.request.upload_dropped = why
        raise SkipFile


class WaitingAmongThem(TemporaryUploadedFile):
    """A large upload while it comes in, where `sweep()` finds it after a crash."""

    def __init__(self, name, content_type, size, charset, content_type_extra=None):
        # Whoever has the upload closes it, as Django does.
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=incoming_folder())  # noqa: SIM115
        UploadedFile.__init__(self, file, name, content_type, size, charset, content_type_extra)


class ToIncoming(TemporaryFileUploadHandler):
    """Django's own, with its temporary file in `INCOMING_DIR`, which is nobody else's to read."""

    def new_file(self, *args, **kwargs):
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = WaitingAmongThem(
            self.file_name, self.content_type, 0, self.charset, self.content_type_extra
        )


def raise_if_dropped(request):
    """Raise `Refused` or `NoRoom` if a file of this request was too much; call it in the view."""
    dropped = getattr(request, "upload_dropped", None)
    if dropped:
        raise dropped
