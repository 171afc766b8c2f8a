"""An engine with another beside it, which answers while the first is away."""

from collections.abc import Iterable
from dataclasses import replace

from search.engines.base import Engine, Progress
from search.query import Key, Query, Result, SearchAway, Status
from search.registry import Document, Kind


class WithSpare(Engine):
    """Asks the first, and the spare where that raises SearchAway; writes to both.

    The outbox tells each of them by itself (`search.indexing`), so that one which is away
    holds up nothing that the other should hear.
    """

    def __init__(self, first: Engine, spare: Engine):
        self.first, self.spare = first, spare

    # Reading

    def search(self, query: Query) -> Result:
        try:
            found = self.first.search(query)
            return replace(found, generation=_number(found.generation))
        except SearchAway:
            found = self.spare.search(query)
            return replace(found, generation=_number(found.generation, is_spare=True))

    def suggest(self, text: str, size: int = 8) -> list[Key]:
        try:
            return self.first.suggest(text, size)
        except SearchAway:
            return self.spare.suggest(text, size)

    def similar(self, kind: str, pk: int, size: int = 6) -> list[int]:
        try:
            return self.first.similar(kind, pk, size)
        except SearchAway:
            return self.spare.similar(kind, pk, size)

    def words(self) -> dict[str, int]:
        try:
            return self.first.words()
        except SearchAway:
            return self.spare.words()

    def generation(self) -> int:
        try:
            return _number(self.first.generation())
        except SearchAway:
            return _number(self.spare.generation(), is_spare=True)

    def one_answer(self):
        return self.first.one_answer()

    def status(self) -> Status:
        return self.first.status()

    def held(self, kind: Kind) -> dict[int, int]:
        return self.first.held(kind)

    # Writing

    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        pks = list(pks)
        self.spare.update(kind, pks)
        self.first.update(kind, pks)

    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        documents = list(documents)
        self.spare.put(kind, documents)
        self.first.put(kind, documents)

    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        pks = list(pks)
        self.spare.remove(kind, pks)
        self.first.remove(kind, pks)

    def rebuild(self, progress: Progress | None = None) -> int:
        self.spare.rebuild(progress)
        return self.first.rebuild(progress)

    def tidy(self) -> None:
        self.spare.tidy()
        self.first.tidy()


def _number(generation: int, is_spare: bool = False) -> int:
    """No number of one is a number of the other's: what one answered is not kept for both."""
    return 2 * generation + is_spare
