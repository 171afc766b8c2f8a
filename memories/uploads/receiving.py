"""Takes a file from a person: the one door for pictures, sound and video of a memory."""

import logging
import time
from contextlib import ExitStack, contextmanager

from django.db import transaction

from memories.models import Memory, MemoryFile
from search.locks import Busy, hold_file

from . import limits, store
from .decoding import CannotDecode, Later
from .finishing import ARRIVING, check_count, checked, kept
from .scanning import ScannerAway
from .tasks import finish_file

logger = logging.getLogger(__name__)


def receive(memory, upload, **about):
    """Keep an `UploadedFile` for a memory; return its `MemoryFile`, ready or still arriving.

    `about` is what the person says of it (a description, who is in it). Raises `Refused` or
    `NoRoom`, whose `words` are for the person; then nothing is kept.
    """
    check_count(memory)
    file = MemoryFile(memory=memory, kind=_named_kind(upload), state=ARRIVING, **about)
    store.keep_as_it_came(file.reference, upload)
    with _nothing_left_if_it_fails(file):
        with store.workshop(file.reference) as folder:
            _fill(file, _decoded_at_once(file.reference, folder))
        _save(file)
    if file.state != ARRIVING:
        store.forget_incoming(file.reference)
    return file


def remove(file):
    """Remove one file of a memory, whatever its state: first what it holds, then its row."""
    _forget(file)
    with transaction.atomic():
        file.delete()
        # Once more: a worker may have been about to put it there.
        transaction.on_commit(lambda: _forget(file))


def memory_files(memory):
    """Return the files of a memory in every state."""
    return MemoryFile.objects.filter(memory=memory)


def _named_kind(upload):
    """What the sender calls it, until the decoder has looked: only for "your video is coming"."""
    named = (upload.content_type or "").partition("/")[0]
    return {"audio": limits.SOUND, "video": limits.VIDEO}.get(named, limits.PICTURE)


def _decoded_at_once(reference, folder):
    """Return `Decoded`, or `Later` if it takes long, the scanner is away or all are busy."""
    try:
        with _a_turn():
            return checked(reference, folder, limits.AT_ONCE)
    except Busy:
        return Later(None)
    except (ScannerAway, CannotDecode) as error:
        logger.error("A file waits to be opened: %s", error)
        return Later(None)


def _fill(file, outcome):
    if isinstance(outcome, Later):
        file.kind = outcome.kind or file.kind
        return
    for name, value in kept(outcome, file.memory).items():
        setattr(file, name, value)


@transaction.atomic
def _save(file):
    """Two tabs at once make no sixth file: the second waits here for the first."""
    Memory.objects.select_for_update().get(pk=file.memory_id)
    check_count(file.memory, file.kind)
    file.position = memory_files(file.memory).count()
    file.save()
    if file.state == ARRIVING:
        transaction.on_commit(lambda: finish_file.enqueue(file.pk))


@contextmanager
def _nothing_left_if_it_fails(file):
    try:
        yield
    except BaseException:
        _forget(file)
        raise


def _forget(file):
    store.forget_incoming(file.reference)
    store.forget_kept(file.stored, file.poster)


@contextmanager
def _a_turn():
    """Wait for one of the few places to decode in; raise `Busy` if none comes free."""
    with ExitStack() as places:
        _take_a_place(places)
        yield


def _take_a_place(places):
    give_up = time.monotonic() + limits.WAIT_FOR_A_TURN
    while True:
        for number in range(limits.DECODED_AT_ONCE):
            try:
                return places.enter_context(hold_file(f"uploads-{number}", patience=0))
            except Busy:
                continue
        if time.monotonic() > give_up:
            raise Busy("uploads")
