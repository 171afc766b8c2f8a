"""Elasticsearch under the interface that every engine keeps."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from elasticsearch.dsl import Search

from search import locks
from search.engines.base import NONE, Broad, Engine, Progress
from search.engines.elastic.connection import Connection, Server
from search.engines.elastic.faceted import BY_KIND, MOST_KINDS, buckets
from search.engines.elastic.index import Names, generation_in, generation_search, in_use, indexes
from search.engines.elastic.rebuilding import Rebuild, drop_unused, tidy
from search.engines.elastic.recent import Recent
from search.engines.elastic.relating import beginning_with, held, like, words
from search.engines.elastic.searching import Asking, ask, hits_of, pages_in
from search.engines.elastic.writing import REBUILD, Writer
from search.query import Key, NoIndex, Query, Result, SearchAway, Status
from search.registry import Document, Kind

NAME = "elasticsearch"
GLANCE = 0.25
"""Seconds for which the number of the last change is taken to be the same: a removal has to be
gone within one.
"""


class ElasticEngine(Engine):
    """Searches an index on a server; safe to share between threads."""

    advice = f"See that it runs. If it does, run {Engine.mended_by}."

    def __init__(self, server: Server):
        self.server = server
        self.connection = Connection(server)
        self.writer = Writer(self.connection)
        self._generation = Recent(GLANCE)

    @property
    def names(self) -> Names:
        return Names(self.server.prefix)

    # Reading

    def search(self, query: Query) -> Result:
        with self.connection.reading(pages_in(query)) as client:
            return Asking(client, self.names.alias, self.server.shards, query).result()

    def suggest(self, text: str, size: int = 8) -> list[Key]:
        with self.connection.reading() as client:
            return beginning_with(client, self.names.alias, text, size)

    def similar(self, kind: str, pk: int, size: int = 6, broad: Broad = NONE) -> list[int]:
        with self.connection.reading() as client:
            return like(client, self.names.alias, kind, pk, size, broad)

    def words(self) -> dict[str, int]:
        with self.connection.reading_for_all() as client:
            return words(client, self.names.alias)

    def generation(self) -> int:
        # Who is away has none: what another engine answers then is not kept under it.
        ask = self._read_generation
        return ask() if self.connection.breaker.is_open else self._generation.get(ask)

    def _read_generation(self) -> int:
        with self.connection.reading() as client:
            [found] = ask(client, generation_search(self.names.alias, client))
            return generation_in(hits_of(found))

    def one_answer(self):
        return self.connection.within(self.server.patience)

    def time_left(self) -> float:
        return self.connection.time_left()

    def held(self, kind: Kind) -> dict[int, int]:
        with self.connection.rebuilding() as client:
            return held(client, self.names.alias, kind)

    def status(self) -> Status:
        try:
            with self.connection.reading() as client:
                used = in_use(client, self.names)
                search = Search(index=used.name, using=client)[:0]
                search.aggs.bucket(BY_KIND, "terms", field="kind", size=MOST_KINDS)
                counted, changes = ask(client, search, generation_search(used.name, client))
        except SearchAway as away:
            return Status(NAME, trouble=str(away), needs_rebuild=isinstance(away, NoIndex))
        records = buckets(counted["aggregations"][BY_KIND])
        generation = generation_in(hits_of(changes))
        return Status(NAME, records, generation, index=used.name, built=used.built)

    # Writing

    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        with self._generation.changing():
            self.writer.update(kind, pks)

    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        with self._generation.changing():
            self.writer.put(kind, documents)

    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        with self._generation.changing():
            self.writer.remove(kind, pks)

    def rebuild(self, progress: Progress | None = None) -> int:
        with self._generation.changing():
            return Rebuild(self.connection, progress).run()

    def tidy(self) -> None:
        # Who is away, or is being rebuilt, is tidied another time.
        with (
            suppress(SearchAway, locks.Busy),
            locks.hold(REBUILD, 0),
            self.connection.reading() as client,
        ):
            tidy(client, self.names, datetime.now(UTC))

    def forget(self) -> None:
        # Expunging leaves what its own history keeps for twelve hours; an index that is gone
        # leaves nothing.
        with self._generation.changing():
            Rebuild(self.connection, None).run()
        with locks.hold(REBUILD), self.connection.rebuilding() as client:
            drop_unused(client, indexes(client, self.names))
