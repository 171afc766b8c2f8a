"""Locks on files, which die with their process: what a crash left can be told from what runs."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

PATIENCE = 0.5
"""Whoever only asks holds it for an instant, so one refusal is no answer; seconds."""
PAUSE = 0.02


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def hold(name: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock `name` for the block; raises Busy after `patience` seconds."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The file stays: removing it would let two processes lock two files of one name.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle, name, patience)
        yield
    finally:
        os.close(handle)


def is_held(name: str) -> bool:
    """Whether some process holds the lock `name` now."""
    try:
        handle = os.open(path_of(name), os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def path_of(name: str) -> Path:
    return Path(settings.LOCKS_DIR) / f"{name}.lock"


def _take(handle: int, name: str, patience: float) -> None:
    give_up = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise Busy(name) from None
            time.sleep(PAUSE)
