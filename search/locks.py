"""Locks that die with their process, so that what a crash left can be told from what runs.

`hold` is for what all machines share: on SQLite one machine holds the database and a file will
do; on PostgreSQL the lock is one of the database's own, bound to the connection. `hold_file` is
for what lies on this machine's disk.
"""

import fcntl
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

PATIENCE = 0.5
"""Whoever only asks holds it for an instant, so one refusal is no answer; seconds."""
PAUSE = 0.02


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def hold(name: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock `name` for the block, against every machine; raises Busy."""
    taker = _hold_in_database(name, patience) if _is_shared() else hold_file(name, patience)
    with taker:
        yield


def is_held(name: str) -> bool:
    """Whether some process, on any machine, holds the lock `name` now."""
    return _database_has(_key(name)) if _is_shared() else file_is_held(name)


@contextmanager
def hold_file(name: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock `name` of this machine for the block; raises Busy after `patience` seconds."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The file stays: removing it would let two processes lock two files of one name.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle, name, patience)
        yield
    finally:
        os.close(handle)


def file_is_held(name: str) -> bool:
    """Whether some process of this machine holds the lock `name` now."""
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


def _is_shared() -> bool:
    return connection.vendor == "postgresql"


@contextmanager
def _hold_in_database(name, patience):
    key = _key(name)
    give_up = time.monotonic() + patience
    while not _take_in_database(key):
        if time.monotonic() > give_up:
            raise Busy(name)
        time.sleep(PAUSE)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def _take_in_database(key) -> bool:
    if _database_has(key):
        return False  # PostgreSQL would give the holder its own lock a second time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        return cursor.fetchone()[0]


def _key(name) -> int:
    return zlib.crc32(f"bac-collection {name}".encode())


def _database_has(key) -> bool:
    # Trying to take it would succeed for the connection that holds it.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = 0 AND objid = %s AND objsubid = 1 AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [key],
        )
        return cursor.fetchone()[0]
