"""A file that comes with a form: taken once, or refused in words that stand beside its field."""

from zlib import crc32

from contact.guard.stamps import Stamp, not_taken, once
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
    upload = form.cleaned_data[field]
    press = Stamp(f"{stamp.token}-{_name_of(field, upload)}", stamp.made_at)
    if not once(press):
        return True
    try:
        receive(memory, upload)
    except (Refused, NoRoom) as error:
        form.add_error(field, error.words)
        not_taken(press)
        return False
    except BaseException:
        not_taken(press)
        raise
    return True


def _name_of(field, upload):
    """The same for one file chosen in one field; tells nothing of it."""
    return f"{crc32(f'{field} {upload.name} {upload.size}'.encode()):x}"
