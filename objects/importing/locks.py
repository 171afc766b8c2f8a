"""Locks that die with their process, so that what a crash left can be told from what runs.

On SQLite one machine holds the database and locks are files; on PostgreSQL several machines
may work, and the lock is one of the database's own, bound to the connection.
"""

import fcntl
import os
import time
import zlib
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

APPLY = "apply"
TRIES, PAUSE = 5, 0.1
"""Whoever only asks holds it for an instant, so one refusal is no answer; pause in seconds."""


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def hold(name: str):
    """Hold the lock `name` for the block; raises Busy at once if another holds it."""
    taker = _hold_in_database if connection.vendor == "postgresql" else _hold_file
    with taker(name):
        yield


def is_held(name: str) -> bool:
    """Whether some process holds the lock `name` now."""
    if connection.vendor == "postgresql":
        return _database_has(_key(name))
    return _file_is_held(_path(name))


def _file_is_held(path) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _path(name) -> Path:
    return Path(settings.LOCKS_DIR) / f"{name}.lock"


@contextmanager
def _hold_file(name):
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The file stays: removing it would let two processes lock two files of one name.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle, name)
        yield
    finally:
        os.close(handle)


def _take(handle, name):
    for _ in range(TRIES):
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(PAUSE)
    raise Busy(name)


@contextmanager
def _hold_in_database(name):
    key = _key(name)
    if _database_has(key):
        raise Busy(name)  # PostgreSQL would give the holder its own lock a second time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise Busy(name)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


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


def run_lock(run_pk: int) -> str:
    """The name of the lock that a run's process holds while it works."""
    return f"import-{run_pk}"
