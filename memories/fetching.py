"""Handing out a memory's file, after asking at each request whether this reader may have it."""

from django.http import Http404

from memories.models import Memory, MemoryFile
from memories.uploads.limits import POSTER_TYPE
from memories.uploads.serving import file_response

POSTER = "poster"
"""In an address: not the video, but the picture that stands for it."""


def file_for(user, reference: str, file: str) -> MemoryFile:
    """The file that the public, or this member of staff, may see now; raises Http404."""
    known = MemoryFile.objects.filter(reference=file, memory__reference=reference)
    shown = Memory.objects.shown_on("memory_page").filter(reference=reference)
    found = known.shown().filter(memory__in=shown).first()
    if not found and user.is_authenticated:
        found = known.ready().filter(memory__in=Memory.objects.for_staff(user)).first()
    if not found:
        raise Http404("No such file")
    return found


def own_file(memory, file: str) -> MemoryFile:
    """A file of a memory for its giver, behind their private link; raises Http404."""
    found = memory.files.ready().filter(reference=file).first()
    if not found:
        raise Http404("No such file")
    return found


def send_file(request, file: MemoryFile):
    """The file, or its poster where the address asks for that; kept by nobody unasked."""
    path, content_type = file.stored, file.content_type
    if POSTER in request.GET:
        path, content_type = file.poster, POSTER_TYPE
    if not path:
        raise Http404("No such file")
    response = file_response(request, path, content_type)
    response["X-Robots-Tag"] = "noarchive, noindex"
    return response
