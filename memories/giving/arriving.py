"""A file that comes with a form: taken once, or refused in words that stand beside its field."""

from zlib import crc32

from django.db import IntegrityError

from contact.guard.stamps import Stamp
from memories.models import MemoryFile
from memories.uploads.handlers import raise_if_dropped
from memories.uploads.receiving import receive
from memories.uploads.refusals import NoRoom, Refused
from search.locks import hold_file

PLACES = 64
"""Locks by which presses on one form wait for each other: files that stay, so not one for each."""
PATIENCE = 120


def check_dropped(form, request):
    """Say above the form what was stopped while it was still coming in."""
    try:
        raise_if_dropped(request)
    except (Refused, NoRoom) as error:
        form.add_error(None, error.words)


def take_once(form, fields, memory, stamp: Stamp) -> bool:
    """Receive the files of these fields, each once however often this form is sent; False, with
    an error beside the field, where one is refused. Presses wait for each other.
    """
    chosen = [field for field in fields if form.cleaned_data.get(field)]
    if not chosen:
        return True
    with hold_file(f"giving-{crc32(stamp.token.encode()) % PLACES}", PATIENCE):
        return all([_taken(form, field, memory, stamp) for field in chosen])  # noqa: C419 - each


def _taken(form, field, memory, stamp):
    """The name of the press stands in the file's own row: so no file is taken for one that came
    before it really has, whatever ends the process in between.
    """
    upload = form.cleaned_data[field]
    press = press_of(stamp, name_of(field, upload))
    if MemoryFile.objects.filter(press=press).exists():
        return True
    try:
        receive(memory, upload, press=press)
    except (Refused, NoRoom) as error:
        form.add_error(field, error.words)
        return False
    except IntegrityError:  # another machine took it in the same moment
        return MemoryFile.objects.filter(press=press).exists()
    return True


def name_of(field: str, upload) -> str:
    """The same for one file chosen in one field; tells nothing of it."""
    return f"{crc32(f'{field} {upload.name} {upload.size}'.encode()):x}"


def press_of(stamp: Stamp, name: str) -> str:
    """Under which a file of this name is kept that came with this form."""
    return f"{stamp.token}-{name}"
