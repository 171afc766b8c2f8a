"""The index anew: made beside the one in use, filled, checked, and swapped in one step."""

from collections.abc import Iterator
from contextlib import suppress

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Term
from elasticsearch.helpers import BulkIndexError, scan

from search import locks
from search.engines.base import Progress, RebuildFailed
from search.engines.elastic.connection import Connection
from search.engines.elastic.documents import definition, put_action
from search.engines.elastic.index import (
    GRACE,
    Held,
    Names,
    count_change,
    indexes,
    meta,
)
from search.engines.elastic.queries import Builder
from search.engines.elastic.writing import REBUILD, WRITER, in_bulk, replaced
from search.engines.holding import batches, key_of, pk_of, typed_for
from search.parser import parse
from search.registry import Document, Kind, kind_named, kinds

LAST_PATIENCE = 60  # seconds that a finished rebuild waits for its turn to swap
STEP = 500
"""A rebuild tells its progress, and puts a record aside to be looked for, each so many."""
ALLOCATION = "30s"
"""How long to wait for copies on other nodes before the swap."""
Sample = tuple[Kind, Document]


class Rebuild:
    """One rebuild: holds the new index's name and what was seen on the way."""

    def __init__(self, connection: Connection, progress: Progress | None):
        self.connection, self.progress = connection, progress
        self.names = Names(connection.server.prefix)
        self.count = 0
        self.samples: list[Sample] = []

    def run(self) -> int:
        """Do it; raises Busy and RebuildFailed. Returns how many records there are."""
        with locks.hold(REBUILD), self.connection.rebuilding() as client:
            self.client = client
            self.old = indexes(client, self.names)
            self.new = self.names.new(self.old)
            try:
                self._begin()
                self._fill()
                self._check()
                self._swap()
            except BulkIndexError as error:
                self._forget(self.new)
                raise RebuildFailed(f"{error}: {error.errors[0]}") from error
            except BaseException:
                self._forget(self.new)
                raise
            finally:
                self._forget(self.names.changed)
        return self.count

    def _begin(self):
        # From here on, writers note what they change; only then is the database read.
        with locks.hold(WRITER, LAST_PATIENCE):
            self._forget(self.names.changed)
            self.client.indices.create(index=self.names.changed)
        definition(self.new, self.connection.server).create(using=self.client)

    def _forget(self, index):
        """Drop an index that may not be there; where the server is away, the next one does."""
        with suppress(TransportError, ApiError):
            self.client.options(ignore_status=404).indices.delete(index=index)

    # Filling

    def _fill(self):
        for kind in kinds():
            actions = self._told(kind)
            in_bulk(self.client, self.new, actions, refresh=False)
        self.client.indices.put_settings(index=self.new, settings={"refresh_interval": None})
        self.client.indices.refresh(index=self.new)

    def _told(self, kind: Kind) -> Iterator[dict]:
        for document in kind.documents(None):
            if self.count % STEP == 0:
                self.samples.append((kind, document))
                if self.progress:
                    self.progress(self.count)
            self.count += 1
            yield put_action(kind, document)

    # Checking

    def _check(self):
        held = self.client.count(index=self.new)["count"]
        if held != self.count:
            raise RebuildFailed(f"The new index holds {held} of {self.count} records.")
        for kind, document in self.samples:
            self._check_one(kind, document)

    def _check_one(self, kind: Kind, document: Document):
        """Raise RebuildFailed unless it is found as somebody would seek it."""
        builder = Builder([kind])
        key = Term("key", key_of(kind.name, document.pk))
        for text in ("", *typed_for(document)):
            query = Bool(must=[builder.words(parse(text))], filter=[key])
            if Search(index=self.new, using=self.client).query(query).count() != 1:
                by = f" by “{text}”" if text else ""
                raise RebuildFailed(f"The new index does not find {kind.name} {document.pk}{by}.")

    # Swapping

    def _swap(self):
        # Most of what changed meanwhile is caught up without making anybody wait.
        self._catch_up()
        self.client.cluster.health(
            index=self.new, wait_for_no_initializing_shards=True, timeout=ALLOCATION
        )
        with locks.hold(WRITER, LAST_PATIENCE):
            self._catch_up()
            self.client.indices.put_mapping(index=self.new, meta=meta())
            count_change(self.client, self.new)
            self._point()

    def _point(self):
        """The old alias away and the new one there: one step, and one cluster state."""
        gone = [
            {"remove": {"index": held.name, "alias": alias}}
            for held in self.old
            for alias in held.aliases
        ]
        here = {"add": {"index": self.new, "alias": self.names.alias}}
        self.client.indices.update_aliases(actions=[*gone, here])

    def _catch_up(self):
        """Bring what changed while the index was filled into it."""
        for name, pks in self._changed().items():
            kind = kind_named(name)
            for batch in batches(pks, STEP):
                documents = kind.documents(batch)
                in_bulk(self.client, self.new, replaced(kind, batch, documents))

    def _changed(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for hit in scan(self.client, index=self.names.changed, _source=False):
            kind, pk = pk_of(hit["_id"])
            found.setdefault(kind, []).append(pk)
        return found


def tidy(client: Elasticsearch, names: Names, now) -> None:
    """Drop indexes that are no longer, or never came, in use."""
    held = indexes(client, names)
    used = [index for index in held if index.is_used]
    if used and _is_settled(used[-1], now):
        drop_unused(client, held)


def drop_unused(client: Elasticsearch, held: list[Held]) -> None:
    """Drop those of these indexes that no alias leads to."""
    for index in held:
        if not index.is_used:
            client.options(ignore_status=404).indices.delete(index=index.name)


def _is_settled(used: Held, now) -> bool:
    return used.built is None or (now - used.built).total_seconds() > GRACE
