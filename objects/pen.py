"""SQLite has one pen: while an import is being put in, nobody else can write.

Whoever serves a page asks here before writing anything, so that looking never waits.
"""

from contextlib import contextmanager

from django.db import OperationalError, connection
from wagtail.images.models import SourceImageIOError

from objects.importing import locks

MOMENT = 200
"""Milliseconds that a page which only shows something waits for the pen, if it must write."""


class NotNow(SourceImageIOError):
    """A picture's file can't be made now; Wagtail's pages go on without it."""


def is_taken() -> bool:
    """Whether an import holds the pen now; PostgreSQL has as many as are wanted."""
    return connection.vendor == "sqlite" and locks.is_held(locks.APPLY)


@contextmanager
def no_waiting():
    """Let writes inside fail in a moment with "database is locked", not after the usual time.

    PostgreSQL knows no such thing.
    """
    if connection.vendor != "sqlite":
        yield
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000
    _wait_at_most(MOMENT)
    try:
        yield
    finally:
        _wait_at_most(usual)


@contextmanager
def or_not_at_all():
    """A write that nobody misses: left out where somebody else writes for longer than a moment."""
    try:
        with no_waiting():
            yield
    except OperationalError as error:
        if not is_locked(error):
            raise


def is_locked(error: Exception) -> bool:
    """Whether a write failed because another had SQLite's pen."""
    return isinstance(error, OperationalError) and "locked" in str(error)


def _wait_at_most(milliseconds):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
