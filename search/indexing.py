"""Keeps every index true: takes what changed from the outbox."""

from search.engines import Engine, engines
from search.locks import Busy
from search.outbox import Later, follow
from search.query import SearchAway
from search.registry import kind_named, kind_of


def update_index(kind: str, pks: list[str]) -> None:
    """The outbox's consumer: what the public may see of these records is put, the rest removed."""
    _update(engines()[0], kind, pks)


def update_spare_index(kind: str, pks: list[str]) -> None:
    """The same for the index that is kept beside it, if one is."""
    for spare in engines()[1:]:
        _update(spare, kind, pks)


def _update(engine: Engine, kind: str, pks: list[str]) -> None:
    if found := kind_of(kind):
        keys = [int(pk) for pk in pks]
        for name, others in (found.followers(keys) if found.followers else {}).items():
            follow(kind_named(name).model, others)
        try:
            engine.update(found, keys)
        except (SearchAway, Busy) as error:
            raise Later(f"The search index cannot be written: {error}") from error
