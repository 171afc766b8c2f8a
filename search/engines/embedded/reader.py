"""An open index, kept up with what other processes write."""

import json
import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from tantivy import Index, Schema, Searcher

from search.engines.embedded.folder import IndexFolder, Pointer, signature
from search.engines.embedded.schema import fingerprint
from search.query import NoIndex, SearchAway

logger = logging.getLogger(__name__)

TOLD_AGAIN = 60 * 60
"""Seconds until a process says once more that searching is away for the same cause."""
MOST_CAUSES = 100

_told: dict[str, float] = {}


@contextmanager
def answering():
    """Turn what tantivy and the disk throw into SearchAway. An error of ours is none of these:
    it goes through.
    """
    try:
        yield
    # tantivy raises ValueError for everything, and its panics are no Exceptions.
    except (OSError, ValueError) as error:
        raise SearchAway(f"The search index cannot be read: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise SearchAway("The search index is broken") from error


@contextmanager
def told():
    """Log why searching is away, with where it was found: each cause once in an hour."""
    try:
        yield
    except SearchAway as away:
        now, cause = time.monotonic(), str(away)
        if now - _told.get(cause, -TOLD_AGAIN) >= TOLD_AGAIN:
            if len(_told) >= MOST_CAUSES:
                _told.clear()
            _told[cause] = now
            logger.error("Searching is away: %s", away, exc_info=away.__cause__)
        raise


@dataclass(frozen=True)
class Snapshot:
    """The index as it was at one moment, whatever is written while one reads."""

    searcher: Searcher
    schema: Schema
    generation: int
    known: dict = field(default_factory=dict)
    """What was counted already, for as long as this generation is the newest."""


class Reader:
    """One folder's index as it is at the moment: looks at two files' times before each search."""

    def __init__(self, folder: IndexFolder):
        self.folder = folder
        self._lock = Lock()
        self._seen = None
        self._committed = None
        self.index = None
        self.generation = 0
        self._snapshot = None

    def fresh(self) -> Snapshot:
        """The newest commit of the index in use; raises SearchAway if there is none."""
        with answering(), self._lock:
            self._follow_pointer()
            self._follow_commits()
            return self._snapshot

    def forget(self) -> None:
        """Open everything anew next time."""
        with self._lock:
            self._seen = self.index = None

    def _follow_pointer(self):
        try:
            seen = signature(self.folder.pointer_path)
        except OSError:
            self.folder.pointer()
            raise
        if seen == self._seen and self.index:
            return
        self._seen = self.index = None
        self.pointer = checked(self.folder.pointer())
        path = self.folder.path_of(self.pointer)
        self.meta = path / "meta.json"
        self.index = Index.open(str(path))
        self.index.config_reader("manual")
        self._seen, self._committed = seen, None

    def _follow_commits(self):
        committed = signature(self.meta)
        if committed != self._committed:
            # The number is read first: an index newer than its number is asked for again.
            self.generation = int(self.pointer.folder) * 10**9 + opstamp(self.meta)
            self.index.reload()
            self._snapshot = Snapshot(self.index.searcher(), self.index.schema, self.generation)
            self._committed = committed


def opstamp(meta) -> int:
    """The number of the newest commit; raises ValueError if the file is not tantivy's."""
    try:
        return int(json.loads(meta.read_text())["opstamp"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{meta.name} has no opstamp") from error


def checked(pointer: Pointer) -> Pointer:
    """The pointer, if its index was made for the kinds there are; else raises SearchAway."""
    if pointer.made_for != fingerprint():
        raise NoIndex("The search index is of another version: manage.py rebuild_search_index")
    return pointer
