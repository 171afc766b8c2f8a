"""Keeps the index true: takes what changed from the outbox."""

from search.engines import engine
from search.locks import Busy
from search.outbox import Later
from search.query import SearchAway
from search.registry import kind_of


def update_index(kind: str, pks: list[str]) -> None:
    """The outbox's consumer: what the public may see of these records is put, the rest removed."""
    if found := kind_of(kind):
        try:
            engine().update(found, [int(pk) for pk in pks])
        except (SearchAway, Busy) as error:
            raise Later(f"The search index cannot be written: {error}") from error
