"""What takes long to find out or to render and is asked for by everybody, kept until any record
changes.

What is kept can't show what is no longer public. Whoever withdraws a record writes a row for
the outbox in the same transaction, so who can see the change can see the row, and while there
is one, for whichever consumer, nothing kept is used. The index's own row goes after it was
changed, which gives it another generation, and nothing of an older one is asked for again.

What changes a page without a record's changing tells of it as if one had: a picture's words,
its privacy, the files of its sizes (`objects/models/renditions.py`).

So the order matters: first `state`, then whether it `is_settled`, and only then whatever is read
to make what is kept. Read before, it could be older than the state it is kept for.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.core.cache import caches
from django.db.models import Exists

from search.engines import engine
from search.models import OutboxEntry
from search.outbox import consumers
from search.query import SearchAway

Value = TypeVar("Value")

CACHE = "kept"
"""Django's cache for it, which lies in each process's memory and never outlives a deploy."""


def state() -> str:
    """What stands for the state of all records, if it `is_settled`; "" while search is away.
    No query.
    """
    try:
        return f"{id(engine())}-{engine().generation()}"
    except SearchAway:
        return ""


def is_settled():
    """For a query's rows: whether no change waits in the outbox. Costs no query of its own."""
    return ~Exists(_waiting())


def is_settled_now() -> bool:
    """The same where nothing else is read. One query."""
    return not _waiting().exists()


def _waiting():
    """Rows for anybody: what one has taken may be seen before another has. What nobody hears
    of any more is no change.
    """
    return OutboxEntry.objects.filter(consumer__in=consumers())


def find(state: str, names: Iterable[str]) -> dict[str, Any]:
    """What is kept under these names for a state; nothing for "", which is never known."""
    if not state:
        return {}
    keys = {f"{state}-{name}": name for name in names}
    return {keys[key]: value for key, value in caches[CACHE].get_many(keys).items()}


def keep(state: str, values: Mapping[str, Any]) -> None:
    """Keep what was made of records read after `state` was asked for, and of them alone:
    nothing of a reader's, of a request or of an app to the right.
    """
    if state and values:
        caches[CACHE].set_many({f"{state}-{name}": value for name, value in values.items()})


def kept(name: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, asked for once until a record changes; it must come from records alone.

    One query; while search is away or the outbox waits, `make` is asked each time.
    """
    now = state()
    if not is_settled_now():
        return make()
    found = find(now, [name])
    if name not in found:
        found[name] = make()
        keep(now, found)
    return found[name]
