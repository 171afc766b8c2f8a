"""Where files lie: as they came, until they are decoded, and as they are kept.

As they came: `INCOMING_DIR/<reference of the file>`, with a folder `<reference>.made` while it
is decoded. As kept: `MEMORY_FILES_DIR/<reference of the memory>/<random name>`: one folder, so
that erasing a memory is removing it. Neither is in a public folder, and nobody but the site's
own account may look into them.
"""

import os
import secrets
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from . import limits
from .refusals import NoRoom, Refused

MADE = ".made"


def incoming(reference):
    """Return the path of a file as it came."""
    return Path(settings.INCOMING_DIR) / reference


def incoming_folder():
    """Return the folder of what comes in, made where it is not there yet."""
    return _private(Path(settings.INCOMING_DIR))


def path_of(stored):
    """Return the path of a kept file by its name in the database."""
    return Path(settings.MEMORY_FILES_DIR) / stored


def check_room(size):
    """Raise `NoRoom` rather than fill the disk on which the database is."""
    if shutil.disk_usage(_private(settings.INCOMING_DIR)).free < size + limits.LEAVE_FREE:
        raise NoRoom


def keep_as_it_came(reference, upload):
    """Write an uploaded file to where it waits for its decoding; raise `Refused` or `NoRoom`."""
    check_room(upload.size or 0)
    path = _private(settings.INCOMING_DIR) / reference
    with _or_nothing(path), open(path, "xb", opener=_for_us_only) as file:
        for chunk in upload.chunks():
            file.write(chunk)
            if file.tell() > limits.MOST_BYTES_OF_ANY:
                raise Refused("too_large")
        file.flush()
        os.fsync(file.fileno())
    if not path.stat().st_size:
        path.unlink()
        raise Refused("empty")


@contextmanager
def workshop(reference):
    """Give an empty folder for what is made of an incoming file; it is gone afterwards."""
    folder = incoming(reference + MADE)
    shutil.rmtree(folder, ignore_errors=True)  # from a decoding that the power cut ended
    _private(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def adopt(made, memory_reference):
    """Move a made file into its memory's folder; return its name there ("" for None)."""
    if made is None:
        return ""
    os.chmod(made, 0o600)
    folder = _private(path_of(memory_reference))
    stored = f"{memory_reference}/{secrets.token_hex(16)}{made.suffix}"
    try:
        shutil.move(made, path_of(stored))  # it may be another disk's
    except OSError as error:
        path_of(stored).unlink(missing_ok=True)
        _drop_if_empty(folder)
        raise _told(error) from error
    return stored


def forget_incoming(reference):
    """Remove a file as it came, and whatever was being made of it."""
    incoming(reference).unlink(missing_ok=True)
    shutil.rmtree(incoming(reference + MADE), ignore_errors=True)


def forget_kept(*stored):
    """Remove kept files by their names, and a memory's folder with the last of them."""
    for path in map(path_of, filter(None, stored)):
        path.unlink(missing_ok=True)
        _drop_if_empty(path.parent)


def forget_memory(memory_reference, file_references):
    """Remove every file of a memory, kept or still as it came; call it again after the commit.

    What can't be removed is an error: somebody was promised that it is gone.
    """
    for reference in file_references:
        forget_incoming(reference)
    folder = path_of(memory_reference)
    if folder.exists():
        shutil.rmtree(folder)


def _private(folder):
    folder = Path(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _for_us_only(path, flags):
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


@contextmanager
def _or_nothing(path):
    """Whatever goes wrong while a file is written leaves nothing of it."""
    try:
        yield
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _told(error) from error
        raise


def _told(error):
    return NoRoom() if error.errno in limits.FULL else error


def _drop_if_empty(folder):
    try:
        folder.rmdir()
    except OSError:
        return
