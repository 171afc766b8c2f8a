"""Keeps every index true: takes what changed from the outbox."""

from collections.abc import Iterable, Iterator

from search.engines import Engine, engines
from search.locks import Busy
from search.outbox import Later
from search.query import SearchAway
from search.registry import Kind, kind_named, kind_of


def update_index(kind: str, pks: list[str]) -> None:
    """The outbox's consumer: what the public may see of these records is put, the rest removed."""
    _update(engines()[0], kind, pks)


def update_spare_index(kind: str, pks: list[str]) -> None:
    """The same for the index that is kept beside it, if one is."""
    for spare in engines()[1:]:
        _update(spare, kind, pks)


def _update(engine: Engine, kind: str, pks: list[str]) -> None:
    if found := kind_of(kind):
        try:
            for those, keys in _with_followers(found, [int(pk) for pk in pks]):
                engine.update(those, keys)
        except (SearchAway, Busy) as error:
            raise Later(f"The search index cannot be written: {error}") from error


def _with_followers(kind: Kind, pks: list[int]) -> Iterator[tuple[Kind, Iterable[int]]]:
    """These records, and those of other kinds of whom something is said that these tell."""
    yield kind, pks
    if kind.followers:
        for name, others in kind.followers(pks).items():
            if others:
                yield kind_named(name), others
