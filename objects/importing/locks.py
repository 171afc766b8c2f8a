"""Locks that die with their process, so that what a crash left can be told from what runs.

On SQLite one machine holds the database and locks are files; on PostgreSQL several machines
may work, and the lock is one of the database's own, bound to the connection.
"""

import zlib
from contextlib import contextmanager

from django.db import connection

from search import locks as files
from search.locks import Busy

APPLY = "apply"


@contextmanager
def hold(name: str):
    """Hold the lock `name` for the block; raises Busy at once if another holds it."""
    taker = _hold_in_database if connection.vendor == "postgresql" else files.hold
    with taker(name):
        yield


def is_held(name: str) -> bool:
    """Whether some process holds the lock `name` now."""
    if connection.vendor == "postgresql":
        return _database_has(_key(name))
    return files.is_held(name)


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
