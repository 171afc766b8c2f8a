"""Hands out pictures and recordings, after asking whether this reader may have them.

A public picture costs two queries and touches no session, so that nothing about the reader
is read and no cookie is set. The reader's account is looked at only when a picture is not
public. What somebody may not see answers exactly like what does not exist. With
X_ACCEL_REDIRECT the web server in front sends the file, after it was asked for here.
"""

from mimetypes import MimeTypes

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail.users.models import UserProfile

from objects.models import CollectionImage, CollectionMedia, CollectionRendition

from .storage import AVATARS, ORIGINALS, RECORDINGS, RENDITIONS

# Five minutes in the reader's own browser and nowhere else: a picture that is withdrawn is
# gone from the site at once and from every browser within that time (decision 0020).
PUBLIC_CACHE = "private, max-age=300, must-revalidate"
STAFF_CACHE = "private, no-store"

# Python's own table; the machine's, which it would add, differs from place to place.
CONTENT_TYPES = MimeTypes(filenames=())
CONTENT_TYPES.add_type("image/webp", ".webp")
CONTENT_TYPES.add_type("image/avif", ".avif")
CONTENT_TYPES.add_type("text/vtt", ".vtt")


@require_safe
def serve_rendition(request, name):
    """A picture in the size a page asked for: the public's if it is public, else the admin's."""
    rendition = get_object_or_404(
        CollectionRendition.objects.select_related("image"), file=_stored_name(RENDITIONS, name)
    )
    if rendition.image.is_public():
        return _file_response(request, rendition.file, PUBLIC_CACHE)
    _refuse_unless(request.user.has_perm("wagtailadmin.access_admin"))
    return _file_response(request, rendition.file, STAFF_CACHE)


@require_safe
def serve_original(request, name):
    """The full-size file, for those who may use or change the picture in the admin."""
    image = get_object_or_404(CollectionImage, file=_stored_name(ORIGINALS, name))
    _refuse_unless(image.original_open_to(request.user))
    return _file_response(request, image.file, STAFF_CACHE)


@require_safe
def serve_recording(request, name):
    """A recording, its captions or its thumbnail."""
    stored_name = _stored_name(RECORDINGS, name)
    media = get_object_or_404(CollectionMedia.objects.holding(stored_name))
    file = media.file_named(stored_name)
    if media.is_public():
        return _file_response(request, file, PUBLIC_CACHE)
    _refuse_unless(media.open_to(request.user))
    return _file_response(request, file, STAFF_CACHE)


@require_safe
def serve_avatar(request, name):
    """The portrait of somebody who works in the admin, for those who do."""
    profile = get_object_or_404(UserProfile, avatar=_stored_name(AVATARS, name))
    _refuse_unless(request.user.has_perm("wagtailadmin.access_admin"))
    return _file_response(request, profile.avatar, STAFF_CACHE)


def _stored_name(folder, name):
    """The name as the database has it; PostgreSQL would fail on a NUL byte."""
    _refuse_unless("\x00" not in name)
    return f"{folder}/{name}"


def _refuse_unless(allowed):
    if not allowed:
        raise Http404


def _file_response(request, file, cache_control):
    response = _sent_by_server(file) if settings.X_ACCEL_REDIRECT else _sent_here(request, file)
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever the bytes turn out to be, a browser opening them as a page runs nothing.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _sent_by_server(file):
    """Name the file to the web server in front, which sends it, or 304, or parts of it."""
    response = HttpResponse(content_type=content_type(file.name))
    address = settings.X_ACCEL_REDIRECT.rstrip("/")
    response["X-Accel-Redirect"] = f"{address}/{filepath_to_uri(file.name)}"
    return response


def _sent_here(request, file):
    try:
        modified = file.storage.get_modified_time(file.name).timestamp()
        etag = quote_etag(f"{modified:.6f}-{file.size}")
        unchanged = get_conditional_response(request, etag, int(modified))
        response = unchanged or FileResponse(file.open("rb"), content_type=content_type(file.name))
    except FileNotFoundError as error:
        raise Http404 from error
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    return response


def content_type(name: str) -> str:
    """As what a file of this name is handed out."""
    return CONTENT_TYPES.guess_type(name)[0] or "application/octet-stream"
