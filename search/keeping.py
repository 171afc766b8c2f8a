"""What takes long to find out and is asked for by everybody, kept until any record changes.

What is kept can't show what is no longer public. Whoever withdraws a record writes a row for
the outbox in the same transaction, so who can see the change can see the row, and while there
is one, nothing kept is used. The row goes after the index was changed, which gives it another
generation, and nothing of an older one is asked for again.
"""

from collections.abc import Callable
from typing import TypeVar

from search.engines import engine
from search.models import OutboxEntry
from search.query import SearchAway

Value = TypeVar("Value")

_kept = {}
"""By engine and generation, then by name; only ever of one generation."""


def kept(name: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, asked for once until a record changes; it must come from records alone.

    There are few names, as what is kept lies in each process's memory. One query; while
    search is away or the outbox waits, `make` is asked each time.
    """
    now = _now()
    if now is None:
        return make()
    if now not in _kept:
        _kept.clear()
    values = _kept.setdefault(now, {})
    if name not in values:
        values[name] = make()
    return values[name]


def _now() -> tuple | None:
    """What stands for the state of all records; None while that is not known."""
    if OutboxEntry.objects.exists():
        return None
    try:
        return engine(), engine().generation()
    except SearchAway:
        return None
