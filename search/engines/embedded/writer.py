"""Writes to the embedded index: in turn, briefly, and never half."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from tantivy import Index

from search import locks
from search.engines.base import Progress, RebuildFailed
from search.engines.embedded.folder import REBUILD, IndexFolder
from search.engines.embedded.reader import answering, checked
from search.engines.embedded.schema import build_schema, fingerprint, index_document
from search.engines.holding import key_of
from search.registry import Document, Kind, kind_named, kinds

WRITER = "search-writer"
PATIENCE = 10
"""Seconds to wait for one's turn to write; each turn is under half a second."""
LAST_PATIENCE = 60  # the same, for a finished rebuild that only has to swap
BATCH = 50
"""Records in one turn."""
HEAP, BIG_HEAP = 15_000_000, 128_000_000
STEP = 500
"""A rebuild tells its progress each time it has read this many records."""


class Writer:
    """Puts and removes records, and builds the index anew."""

    def __init__(self, folder: IndexFolder):
        self.folder = folder

    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        """Bring records to what the database says, a few in each turn.

        The database is read within the turn: whoever writes last has read last. Where there
        is no index at all, nothing has to be done: one that is built reads everything.
        """
        for batch in batches(pks, BATCH):
            with self._turn(kind, batch) as is_there:
                if is_there:
                    documents = list(kind.documents(batch))
                    self._write(kind, batch, documents)

    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        for batch in batches(documents, BATCH):
            pks = [document.pk for document in batch]
            with self._turn(kind, pks):
                self._write(kind, pks, batch)

    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        for batch in batches(pks, BATCH):
            with self._turn(kind, batch):
                self._write(kind, batch, [])

    @contextmanager
    def _turn(self, kind, pks) -> Iterator[bool]:
        """Hold the writer's lock; tell a rebuild that is under way. Yields whether an index is."""
        with locks.hold_file(WRITER, PATIENCE):
            if locks.file_is_held(REBUILD):
                self._note_for_rebuild(kind, pks)
            yield self.folder.exists()

    def _note_for_rebuild(self, kind, pks):
        self.folder.root.mkdir(parents=True, exist_ok=True)
        with self.folder.changed_path.open("a") as file:
            file.writelines(f"{kind.name} {pk}\n" for pk in pks)

    def _write(self, kind, pks, documents):
        pointer = checked(self.folder.pointer())
        with answering():
            index = Index.open(str(self.folder.path_of(pointer)))
            replace(index, kind, pks, documents)

    # Building anew

    def rebuild(self, progress: Progress | None = None) -> int:
        """See `Engine.rebuild`."""
        with locks.hold_file(REBUILD):
            # From here on, writers note what they change; only then is the database read.
            self.folder.root.mkdir(parents=True, exist_ok=True)
            self.folder.changed_path.unlink(missing_ok=True)
            path = self.folder.make_new()
            index = Index(build_schema(), path=str(path))
            count, samples = fill(index, progress)
            index.config_reader("manual")
            self._check(index, count, samples)
            self._swap(index, path)
        self.folder.tidy()
        return count

    def _check(self, index, count, samples):
        index.reload()
        searcher = index.searcher()
        if searcher.num_docs != count:
            raise RebuildFailed(f"The new index holds {searcher.num_docs} of {count} records.")
        for key in samples:
            if searcher.doc_freq("key", key) != 1:
                raise RebuildFailed(f"The new index does not find {key}.")

    def _swap(self, index, path):
        # Most of what changed meanwhile is caught up without making anybody wait.
        done = self._catch_up(index, 0)
        with locks.hold_file(WRITER, LAST_PATIENCE):
            self._catch_up(index, done)
            self.folder.point_to(path, fingerprint())

    def _catch_up(self, index, done: int) -> int:
        """Bring what changed while the index was built into it; returns the lines seen."""
        try:
            lines = self.folder.changed_path.read_text().splitlines()
        except FileNotFoundError:
            return 0
        by_kind: dict[str, dict[int, None]] = {}
        for line in lines[done:]:
            name, _, pk = line.rpartition(" ")
            by_kind.setdefault(name, {})[int(pk)] = None
        for name, pks in by_kind.items():
            kind = kind_named(name)
            replace(index, kind, list(pks), list(kind.documents(list(pks))))
        return len(lines)


def replace(index: Index, kind: Kind, pks: Iterable[int], documents: Iterable[Document]) -> None:
    """Take out the records with these keys and put in these documents, in one commit."""
    writer = index.writer(HEAP, 1)
    try:
        for pk in pks:
            writer.delete_documents_by_term("key", key_of(kind.name, pk))
        for document in documents:
            writer.add_document(index_document(kind, document))
        writer.commit()
    finally:
        writer.wait_merging_threads()  # ends the writer, and what was not committed with it


def fill(index: Index, progress: Progress | None) -> tuple[int, list[str]]:
    """Put every public record of every kind in; returns how many, and some of their keys."""
    writer = index.writer(BIG_HEAP, 1)
    count, samples = 0, []
    for kind in kinds():
        for document in kind.documents(None):
            writer.add_document(index_document(kind, document))
            if count % STEP == 0:
                samples.append(key_of(kind.name, document.pk))
                if progress:
                    progress(count)
            count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count, samples


def batches(things: Iterable, size: int) -> Iterator[list]:
    things = iter(things)
    while batch := list(islice(things, size)):
        yield batch
