"""After erasing: what engines and databases keep of deleted rows in their files goes too.

One run for a batch of erasures. Each step can be repeated; what fails is tried again by the
clock, as the marks of `memories.leftovers` stay until it ends well.
"""

import time

from django.apps import apps
from django.core.cache import caches
from django.db import connection

from memories import leftovers
from search.engines import engines
from search.outbox import drain

APPS = ("memories", "contact", "search")
"""Whose tables held words, contacts, and what is to be indexed."""
CACHES = ("searches", "kept")
TRIES, PAUSE = 20, 0.25
"""How often to try to empty SQLite's journal: who reads at this moment keeps it."""


class StillRead(Exception):
    """The journal could not be emptied, as somebody reads in it: another time."""


def forget() -> int:
    """Remove every trace of what was erased since the last time; returns how many places."""
    done = 0
    with leftovers.taken(leftovers.INDEX) as is_there:
        if is_there:
            forget_in_engines()
            done += 1
    with leftovers.taken(leftovers.ROWS) as is_there:
        if is_there:
            forget_in_database()
            done += 1
    return done


def forget_in_engines() -> None:
    """Every index anew, and the files of the old ones gone; what was kept of searches, too."""
    drain()
    for engine in engines():
        engine.forget()
    for name in CACHES:
        caches[name].clear()


def forget_in_database() -> None:
    """Nothing of a deleted row in the database's own files, as far as it can be told to."""
    {"sqlite": _empty_journal, "postgresql": _vacuum}[connection.vendor]()


def _empty_journal():
    """Deleted rows are overwritten in the file (`secure_delete`); the journal has them yet."""
    for _ in range(TRIES):
        with connection.cursor() as cursor:
            is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not is_busy:
            return
        time.sleep(PAUSE)
    raise StillRead


def _vacuum():
    """Outside any transaction, as PostgreSQL asks."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    quoted = (connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {', '.join(quoted)}")
