"""From a file as it came to one that can be shown, or to a reason why not."""

import fcntl
import logging
import os
from contextlib import contextmanager

from django.db import transaction

from memories.models import Memory, MemoryFile

from . import limits, store
from .decoding import CannotDecode, Later, decode
from .refusals import NoRoom, Refused
from .scanning import ScannerAway, scan

logger = logging.getLogger(__name__)

ARRIVING, READY, REFUSED = MemoryFile.ARRIVING, MemoryFile.READY, MemoryFile.REFUSED


def checked(reference, folder, patience=limits.IN_THE_WORKER):
    """Scan, then decode, the incoming file; return `Decoded` or, if there is no hurry, `Later`."""
    path = store.incoming(reference)
    scan(path)
    return decode(path, folder, patience)


def finish(pk):
    """Do what is left to do for one file that is arriving. Safe to run twice, and at once.

    While the scanner is away or the disk is full it stays as it is, and is tried again.
    """
    file = MemoryFile.objects.select_related("memory").filter(pk=pk, state=ARRIVING).first()
    if file is None:
        return
    with _held(file) as is_ours:
        if is_ours:
            _finish(file)


def check_count(memory, kind=None, but=None):
    """Refuse a file more than a memory can have; call it with the memory locked to be sure."""
    others = MemoryFile.objects.filter(memory=memory).exclude(state=REFUSED).exclude(pk=but)
    if others.count() >= limits.FILES_IN_ALL:
        raise Refused("too_many_files")
    videos = others.filter(kind=limits.VIDEO).count() if kind == limits.VIDEO else 0
    if videos >= limits.VIDEOS_IN_ALL:
        raise Refused("second_video")


def kept(decoded, memory):
    """Move what was made into the memory's folder; return the fields of its row."""
    stored, poster = _adopted(decoded, memory)
    return {
        "state": READY,
        "kind": decoded.kind,
        "stored": stored,
        "poster": poster,
        "content_type": decoded.content_type,
        "bytes": store.path_of(stored).stat().st_size,
        "width": decoded.width,
        "height": decoded.height,
        "seconds": decoded.seconds,
    }


def _adopted(decoded, memory):
    stored = store.adopt(decoded.stored, memory.reference)
    try:
        return stored, store.adopt(decoded.poster, memory.reference)
    except BaseException:
        store.forget_kept(stored)
        raise


def _finish(file):
    if not store.incoming(file.reference).exists():
        return _refuse(file, "lost")
    try:
        with store.workshop(file.reference) as folder:
            _show(file, checked(file.reference, folder))
    except Refused as refusal:
        _refuse(file, refusal.code)
    except FileNotFoundError:  # taken back while it was decoded, and all of it removed
        _refuse(file, "lost")
    except (ScannerAway, CannotDecode, NoRoom) as error:
        return logger.error("A file waits to be opened: %s", str(error) or "the disk is full")
    store.forget_incoming(file.reference)


def _show(file, decoded):
    if isinstance(decoded, Later):
        raise Refused("too_hard")
    fields = kept(decoded, file.memory)
    try:
        is_there = _update(file, decoded.kind, fields)
    except BaseException:
        store.forget_kept(fields["stored"], fields["poster"])
        raise
    if not is_there:  # taken back while it was decoded
        store.forget_kept(fields["stored"], fields["poster"])


@transaction.atomic
def _update(file, kind, fields):
    if not Memory.objects.select_for_update().filter(pk=file.memory_id).first():
        return False
    check_count(file.memory, kind, but=file.pk)
    return MemoryFile.objects.filter(pk=file.pk, state=ARRIVING).update(**fields)


def _refuse(file, code):
    MemoryFile.objects.filter(pk=file.pk, state=ARRIVING).update(
        state=REFUSED, refused_because=code
    )


@contextmanager
def _held(file):
    """Hold the incoming file against other workers; the lock dies with its process."""
    try:
        handle = os.open(store.incoming(file.reference), os.O_RDONLY)
    except FileNotFoundError:
        yield True  # nothing to hold: whoever comes finds out that it is lost
        return
    try:
        yield _took(handle)
    finally:
        os.close(handle)


def _took(handle):
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
