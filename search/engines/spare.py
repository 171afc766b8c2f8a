"""One that is asked first, with another beside it, which answers while the first is away."""

from collections import Counter
from dataclasses import replace

from search.engines.base import NONE, Broad, Engine, Searcher
from search.query import Key, Query, Result, SearchAway
from search.records import still_public

SIFTED = 100
"""Of so many records found by a spare that is behind, those withdrawn since are not counted; a
longer list only shows none of them.
"""


class WithSpare(Searcher):
    """Asks the first, and the spare where that raises SearchAway.

    What is written goes to each of them by itself (`search.indexing`), so that one which is
    away holds up nothing that the other should hear.
    """

    def __init__(self, first: Searcher, spare: Engine):
        self.first, self.spare = first, spare

    def search(self, query: Query) -> Result:
        try:
            found = self.first.search(query)
            return replace(found, generation=_number(found.generation))
        except SearchAway:
            found = self._found_by_spare(query)
            return replace(found, generation=_number(found.generation, is_spare=True))

    def _found_by_spare(self, query: Query) -> Result:
        found = self.spare.search(query)
        if not self.spare.is_left_behind():
            return found
        if 0 < found.total <= SIFTED:
            found = self._sifted(query, found)
        return replace(found, is_behind=True)

    def _sifted(self, query: Query, found: Result) -> Result:
        """The same without what the public may no longer see: an old index tells of that, too."""
        whole = replace(query, offset=0, size=found.total, facets=(), highlight=False)
        public = still_public(self.spare.search(whole).ids)
        start = max(0, query.offset)
        ids = public[start : start + max(0, query.size)]
        return replace(found, ids=ids, totals=dict(Counter(kind for kind, _ in public)))

    def suggest(self, text: str, size: int = 8) -> list[Key]:
        try:
            return self.first.suggest(text, size)
        except SearchAway:
            return self.spare.suggest(text, size)

    def similar(self, kind: str, pk: int, size: int = 6, broad: Broad = NONE) -> list[int]:
        try:
            return self.first.similar(kind, pk, size, broad)
        except SearchAway:
            return self.spare.similar(kind, pk, size, broad)

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

    def time_left(self) -> float:
        return self.first.time_left()


def _number(generation: int, is_spare: bool = False) -> int:
    """No number of one is a number of the other's: what one answered is not kept for both."""
    return 2 * generation + is_spare
