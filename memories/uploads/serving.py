"""Hands out a kept file, in parts where asked: phones refuse to play sound without.

Whether this reader may have it is decided before, by the view, at every request: so that
nothing may be kept without asking again, and what is taken back is gone from that moment.
"""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.utils.http import http_date, quote_etag

from .store import path_of

ASK_AGAIN = "private, no-cache"
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
PIECE = 64 * 1024


def file_response(request, path, content_type, cache_control=ASK_AGAIN):
    """Return the response with the file whose name in the database is `path`, or a part of it; of
    another app's file, `path` is where it lies.
    """
    path = path_of(path)
    try:
        response = _sent_by_server(path) or _sent_here(request, path)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error
    if response.status_code in (200, 206):
        response["Content-Type"] = content_type
        response["Content-Disposition"] = "inline"
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever the bytes turn out to be, a browser opening them as a page runs nothing.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _sent_by_server(path):
    """Name the file to the web server in front, if the folder that it knows has it."""
    root = Path(settings.PRIVATE_MEDIA_ROOT)
    if not settings.X_ACCEL_REDIRECT or not path.is_relative_to(root):
        return None
    response = HttpResponse()
    address = settings.X_ACCEL_REDIRECT.rstrip("/")
    response["X-Accel-Redirect"] = f"{address}/{filepath_to_uri(str(path.relative_to(root)))}"
    return response


def _sent_here(request, path):
    found = path.stat()
    etag = quote_etag(f"{found.st_mtime_ns:x}-{found.st_size:x}")
    unchanged = get_conditional_response(request, etag, int(found.st_mtime))
    response = unchanged or _whole_or_part(request, path, found, etag)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(found.st_mtime)
    response["Accept-Ranges"] = "bytes"
    return response


def _whole_or_part(request, path, found, etag):
    asked = _asked_for(request.headers.get("Range", ""), found.st_size)
    if asked is None or not _is_of(request, etag):
        return FileResponse(path.open("rb"))
    first, last = asked
    if first > last:
        return _beyond_the_end(found.st_size)
    response = StreamingHttpResponse(_part(path, first, last), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{found.st_size}"
    response["Content-Length"] = last - first + 1
    return response


def _is_of(request, etag):
    """A part is only good for somebody who has the rest of the same file."""
    return request.headers.get("If-Range", etag) == etag


def _asked_for(header, size):
    """Return the first and last byte asked for, or None for the whole.

    Several parts at once, another unit, or a slip may be answered with the whole (RFC 9110,
    14.2). A first byte after the last means that nothing is there.
    """
    found = RANGE.fullmatch(header.strip())
    if not found:
        return None
    first, last = (int(digits) if digits else None for digits in found.groups())
    if first is None:
        return None if last is None else (size - min(last, size), size - 1)
    if last is None:
        return first, size - 1
    return (first, min(last, size - 1)) if first <= last else None


def _beyond_the_end(size):
    return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})


def _part(path, first, last):
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
