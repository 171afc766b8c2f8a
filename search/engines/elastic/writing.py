"""Writing: in turn, in bulk, and seen by everybody before it is done."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from elasticsearch import Elasticsearch
from elasticsearch.helpers import BulkIndexError, bulk

from search import locks
from search.engines.elastic.connection import Connection
from search.engines.elastic.documents import put_action, remove_action
from search.engines.elastic.index import Names, count_change, in_use, indexes
from search.engines.holding import batches, key_of
from search.query import NoIndex, SearchAway
from search.registry import Document, Kind

WRITER = "elasticsearch-writer"
REBUILD = "elasticsearch-rebuild"
PATIENCE = 10
"""Seconds to wait for one's turn to write; each turn is about a tenth of one."""
BATCH = 100
"""Records in one turn."""


class Writer:
    """Puts and removes records.

    All processes of all machines take turns, and the database is read within the turn: whoever
    writes last has read last.
    """

    def __init__(self, connection: Connection):
        self.connection = connection

    @property
    def names(self) -> Names:
        return Names(self.connection.server.prefix)

    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        """Bring records to what the database says, some in each turn.

        Where there is no index at all, nothing has to be done: one that is built reads all.
        """
        for batch in batches(pks, BATCH):
            with self._turn(kind, batch), self._unless_there_is_none():
                self._write(replaced(kind, batch, kind.documents(batch)))

    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        for batch in batches(documents, BATCH):
            with self._turn(kind, [document.pk for document in batch]):
                self._write([put_action(kind, document) for document in batch])

    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        for batch in batches(pks, BATCH):
            with self._turn(kind, batch):
                self._write([remove_action(kind, pk) for pk in batch])

    @contextmanager
    def _turn(self, kind, pks) -> Iterator[None]:
        """Hold the writer's lock; tell a rebuild that is under way."""
        with locks.hold(WRITER, PATIENCE):
            if locks.is_held(REBUILD):
                with self.connection.writing() as client:
                    note_for_rebuild(client, self.names, kind, pks)
            yield

    @contextmanager
    def _unless_there_is_none(self):
        try:
            yield
        except NoIndex:
            with self.connection.writing() as client:
                if any(held.is_used for held in indexes(client, self.names)):
                    raise

    def _write(self, actions):
        with self.connection.writing() as client:
            try:
                in_bulk(client, self.names.alias, actions, require_alias=True)
            except NoIndex:
                in_use(client, self.names)  # raises, and says what is wrong
                raise SearchAway("The search index was replaced at this moment") from None
            count_change(client, self.names.alias)


def replaced(kind: Kind, pks: Iterable[int], documents: Iterable[Document]) -> list[dict]:
    """What puts these documents in, and takes out those of the keys that have none."""
    documents = list(documents)
    gone = set(pks) - {document.pk for document in documents}
    actions = [put_action(kind, document) for document in documents]
    return actions + [remove_action(kind, pk) for pk in sorted(gone)]


def in_bulk(client: Elasticsearch, index: str, actions: Iterable[dict], **options) -> None:
    """Send some actions, and wait until every search sees them. What is to be removed may be
    gone already.

    Raises NoIndex, SearchAway where the server is overwhelmed, and BulkIndexError where it
    refuses some of the records.
    """
    options = {"refresh": True, **options}
    _, errors = bulk(client, actions, index=index, raise_on_error=False, **options)
    answers = [answer for error in errors for answer in error.values() if "error" in answer]
    statuses = {answer["status"] for answer in answers}
    if 404 in statuses:
        raise NoIndex(f"There is no index called {index}")
    if 429 in statuses or any(status >= 500 for status in statuses):
        raise SearchAway(f"Elasticsearch takes no more: {answers[0]['error']}")
    if answers:
        raise BulkIndexError(f"{len(answers)} records were refused", errors)


def note_for_rebuild(client: Elasticsearch, names: Names, kind: Kind, pks: Iterable[int]) -> None:
    """Note what changes while a new index is being built, in an index of its own."""
    actions = [{"_id": key_of(kind.name, pk), "kind": kind.name, "pk": pk} for pk in pks]
    # Where there is none yet, the rebuild has not begun to read.
    with suppress(NoIndex):
        in_bulk(client, names.changed, actions)
