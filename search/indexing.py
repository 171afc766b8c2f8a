"""Keeps every index true: takes what changed from the outbox."""

from django.db.models import QuerySet

from search.engines import Engine, engines, is_spare, unkept
from search.locks import Busy
from search.models import OutboxEntry
from search.outbox import Later, follow
from search.query import SearchAway
from search.registry import kind_named, kind_of

MAIN, SPARE = "search-index", "spare-index"
"""What the outbox calls the index that is asked first, and the one that is kept beside it."""


def waiting_for(engine: Engine) -> QuerySet[OutboxEntry]:
    """What changed and is not in this engine's index yet."""
    return OutboxEntry.objects.filter(consumer=SPARE if is_spare(engine) else MAIN)


def update_index(kind: str, pks: list[str]) -> None:
    """Consumer of the outbox: what the public may see of these records is put, the rest removed."""
    for old in unkept():
        old.leave_behind()
    _update(MAIN, engines()[0], kind, pks)


def update_spare_index(kind: str, pks: list[str]) -> None:
    """The same for the index that is kept beside it."""
    for spare in engines()[1:]:
        _update(SPARE, spare, kind, pks)


def _update(name: str, engine: Engine, kind: str, pks: list[str]) -> None:
    if found := kind_of(kind):
        keys = [int(pk) for pk in pks]
        for other, others in (found.followers(keys) if found.followers else {}).items():
            follow(name, kind_named(other).model, others)
        try:
            engine.update(found, keys)
        except (SearchAway, Busy) as error:
            raise Later(f"The search index cannot be written: {error}") from error
