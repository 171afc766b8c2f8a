"""Writes to the embedded index: in turn, briefly, and never half."""

import gc
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Index

from search import locks, words
from search.engines.base import Progress, RebuildFailed
from search.engines.embedded.checking import Sample, check
from search.engines.embedded.folder import REBUILD, IndexFolder
from search.engines.embedded.reader import answering, checked
from search.engines.embedded.schema import build_schema, fingerprint, index_document
from search.engines.holding import batches, key_of
from search.registry import Document, Kind, kind_named, kinds

WRITER = "search-writer"
PATIENCE = 2
"""Seconds to wait for one's turn to write: an editor may be waiting as well."""
BREATH = 2 * locks.PAUSE
"""Seconds between two turns: whoever waits looks every PAUSE, and has to find the lock free."""
LAST_PATIENCE = 60  # the same, for a finished rebuild that only has to swap
BATCH = 250
"""Records in one turn: a tenth of a second. With fewer the index is merged more often, which
takes half a second for 10,000 records after every seventh turn."""
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
        if len(pks) >= BATCH:
            time.sleep(BREATH)

    def _note_for_rebuild(self, kind, pks):
        self.folder.root.mkdir(parents=True, exist_ok=True)
        lines = (f"{kind.name} {pk}\n" for pk in pks)
        with self.folder.changed_path.open("a") as file:
            file.write("".join(["\n", *lines]))  # after what a writer that died wrote by half

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
            with building(path):
                held = self._build(path, progress)
        self.folder.tidy()
        words.forget()
        return sum(held.values())

    def _build(self, path, progress) -> dict[str, int]:
        index = Index(build_schema(), path=str(path))
        with nothing_collected():
            held, samples = fill(index, progress)
        index.config_reader("manual")
        check(index, held, samples)
        self._swap(index, path)
        return held

    def _swap(self, index, path):
        # Most of what changed meanwhile is caught up without making anybody wait.
        done = self._catch_up(index, 0)
        with locks.hold_file(WRITER, LAST_PATIENCE):
            self._catch_up(index, done)
            self.folder.point_to(path, fingerprint())

    def _catch_up(self, index, done: int) -> int:
        """Bring what changed while the index was built into it; returns the lines seen.

        A last line without its end is still being written, or its writer died over it, before
        it changed anything: then the change waits in the outbox.
        """
        try:
            *lines, _ = self.folder.changed_path.read_text().split("\n")
        except FileNotFoundError:
            return 0
        for name, pks in noted(lines[done:]).items():
            kind = kind_named(name)
            replace(index, kind, pks, list(kind.documents(pks)))
        return len(lines)


def noted(lines: Iterable[str]) -> dict[str, list[int]]:
    """The keys by kind that stand in these lines, each once; half a line says nothing."""
    known, by_kind = {kind.name for kind in kinds()}, {}
    for line in lines:
        name, _, pk = line.rpartition(" ")
        if name in known and pk.isdecimal():
            by_kind.setdefault(name, {})[int(pk)] = None
    return {name: list(pks) for name, pks in by_kind.items()}


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


def fill(index: Index, progress: Progress | None) -> tuple[dict[str, int], list[Sample]]:
    """Put every public record of every kind in; returns how many of each, and some of them."""
    writer = index.writer(BIG_HEAP, 1)
    held, samples, count = {}, [], 0
    for kind in kinds():
        before = count
        for document in kind.documents(None):
            writer.add_document(index_document(kind, document))
            if (count - before) % STEP == 0:
                samples.append((kind, document))
                if progress:
                    progress(count)
            count += 1
        held[kind.name] = count - before
    writer.commit()
    writer.wait_merging_threads()
    return held, samples


@contextmanager
def building(path: Path) -> Iterator[None]:
    """Raise RebuildFailed where tantivy or the disk refuses; what was begun goes at once."""
    try:
        yield
    except Exception as error:
        shutil.rmtree(path, ignore_errors=True)
        if isinstance(error, (OSError, ValueError)):  # tantivy raises ValueError for everything
            raise RebuildFailed(f"The new index could not be made: {error}") from error
        raise


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Python seeks no garbage: it would seek half a second among small things and find none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
