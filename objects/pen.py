"""SQLite has one pen: while an import is being put in, nobody else can write.

Whoever serves a page asks here before writing anything, so that looking never waits.
"""

from contextlib import contextmanager

from django.db import connection
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
    """Let writes inside fail in a moment with "database is locked", not after the usual time."""
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000
    _wait_at_most(MOMENT)
    try:
        yield
    finally:
        _wait_at_most(usual)


def _wait_at_most(milliseconds):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
