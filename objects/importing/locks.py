"""Locks that die with their process, so that what a crash left can be told from what runs.

On SQLite one machine holds the database and locks are files; on PostgreSQL several machines
may work, and the lock is one of the database's own, bound to the connection.
"""

import fcntl
import os
import zlib
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

APPLY = "apply"


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
    try:
        with hold(name):
            return False
    except Busy:
        return True


@contextmanager
def _hold_file(name):
    path = Path(settings.LOCKS_DIR) / f"{name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    # The file stays: removing it would let two processes lock two files of one name.
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise Busy(name) from error
    finally:
        os.close(handle)


@contextmanager
def _hold_in_database(name):
    key = zlib.crc32(f"bac-collection {name}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise Busy(name)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def run_lock(run_pk: int) -> str:
    """The name of the lock that a run's process holds while it works."""
    return f"import-{run_pk}"
