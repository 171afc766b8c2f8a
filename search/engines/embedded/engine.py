"""The embedded engine: reading and writing under one interface."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from search.engines.base import NONE, Broad, Engine, Progress
from search.engines.embedded.counting import counted, counts, held, missing_counts, words
from search.engines.embedded.folder import IndexFolder
from search.engines.embedded.ordering import page
from search.engines.embedded.queries import Builder
from search.engines.embedded.reader import Reader, answering, told
from search.engines.embedded.relating import beginning_with, like
from search.engines.embedded.writer import Writer
from search.engines.reading import kinds_of, wish_of
from search.highlights import highlights
from search.query import Key, Query, Result, SearchAway, Status
from search.registry import Document, Kind


class EmbeddedEngine(Engine):
    """Searches the index in one folder of this machine; safe to share between threads."""

    def __init__(self, folder: Path):
        self.folder = IndexFolder(folder)
        self.reader = Reader(self.folder)
        self.writer = Writer(self.folder)

    # Reading

    def search(self, query: Query) -> Result:
        return self._reading(_search, query)

    def suggest(self, text: str, size: int = 8) -> list[Key]:
        return self._reading(beginning_with, text, size)

    def similar(self, kind: str, pk: int, size: int = 6, broad: Broad = NONE) -> list[int]:
        return self._reading(like, kind, pk, size, broad)

    def words(self) -> dict[str, int]:
        return self._reading(words)

    def generation(self) -> int:
        with told():
            return self.reader.fresh().generation

    def _reading(self, act, *what):
        """Do it; once more with all opened anew, as the index may just have been replaced."""
        try:
            with answering():
                return act(self.reader.fresh(), *what)
        except SearchAway:
            self.reader.forget()
        with told(), answering():
            return act(self.reader.fresh(), *what)

    def held(self, kind: Kind) -> dict[int, int]:
        return self._reading(held, kind)

    def status(self) -> Status:
        try:
            with answering():
                now = self.reader.fresh()
                records = counted(now.searcher)
        except SearchAway as away:
            return Status("embedded", trouble=str(away), needs_rebuild=True)
        number = self.reader.pointer.folder
        built = datetime.fromtimestamp(int(number), UTC)
        return Status("embedded", records, now.generation, index=number, built=built)

    def leave_behind(self) -> None:
        self.folder.leave_behind()

    def is_left_behind(self) -> bool:
        return self.folder.is_left_behind()

    def caught_up(self) -> None:
        self.folder.caught_up()

    # Writing

    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        self.writer.update(kind, pks)

    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        self.writer.put(kind, documents)

    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        self.writer.remove(kind, pks)

    def rebuild(self, progress: Progress | None = None) -> int:
        return self.writer.rebuild(progress)

    def tidy(self) -> None:
        self.folder.tidy()

    def forget(self) -> None:
        self.writer.rebuild()
        self.folder.drop_old()


def _search(now, query: Query) -> Result:
    wish = wish_of(query)
    builder = Builder(now.schema, kinds_of(query))
    built = builder.build(query, wish)
    totals, facets = counts(now, builder, query, wish, built)
    ids = page(now.searcher, builder, query, wish, built, sum(totals.values()))
    return Result(
        ids=ids,
        totals=totals,
        facets=facets,
        without=missing_counts(now.searcher, builder, query, wish),
        highlights=highlights(ids, wish) if query.highlight else {},
        dropped=wish.dropped,
        generation=now.generation,
    )
