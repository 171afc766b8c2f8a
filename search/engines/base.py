"""What every engine can do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import TIMEOUT_MAX

from search.query import Key, Query, Result, Status
from search.registry import Document, Kind

Progress = Callable[[int], None]
Broad = frozenset[tuple[str, str]]
"""Values that say little of a record beside its others: (facet, slug)."""
NONE: Broad = frozenset()


class Searcher(ABC):
    """Answers searches. Everything raises `SearchAway` where there is no usable index."""

    @abstractmethod
    def search(self, query: Query) -> Result:
        """What matches; never fails for any text, slug, sort or page."""

    @abstractmethod
    def suggest(self, text: str, size: int = 8) -> list[Key]:
        """Records whose title or number begins with `text`."""

    @abstractmethod
    def similar(self, kind: str, pk: int, size: int = 6, broad: Broad = NONE) -> list[int]:
        """The primary keys of the records most like this one, itself left out. That they share one
        of the `broad` values says little, however rare it is.
        """

    @abstractmethod
    def words(self) -> dict[str, int]:
        """Every word of every text as `search.words` folds it, with how many records have it:
        in any text, or in the text where most have it.
        """

    @abstractmethod
    def generation(self) -> int:
        """A number that is another after every change of the index."""

    @contextmanager
    def one_answer(self) -> Iterator[None]:
        """All that is asked within the block is for one page: it has one deadline together."""
        yield

    def time_left(self) -> float:
        """Seconds that are left in such a block."""
        return TIMEOUT_MAX


class Engine(Searcher):
    """Answers searches, and holds what the public may see.

    Writing is asked for by `search.indexing` only, which decides from the database what is true.
    """

    mended_by = "manage.py rebuild_search_index"
    advice = f"To mend it, run {mended_by}."
    """What to do when it is in trouble."""

    @abstractmethod
    def update(self, kind: Kind, pks: Iterable[int]) -> None:
        """Bring these records to what the database says: put what is public, remove the rest."""

    @abstractmethod
    def put(self, kind: Kind, documents: Iterable[Document]) -> None:
        """Hold these documents, in the place of any with the same key."""

    @abstractmethod
    def remove(self, kind: Kind, pks: Iterable[int]) -> None:
        """Hold no documents with these keys."""

    @abstractmethod
    def rebuild(self, progress: Progress | None = None) -> int:
        """Make the index anew from the database, beside the one in use; return how many it holds.

        Raises `search.locks.Busy` while another process does the same, `RebuildFailed`, with
        the old index still in use, where the new one isn't right, and SearchAway where there
        is no server to make it on.
        """

    @abstractmethod
    def tidy(self) -> None:
        """Remove what a rebuild left; the worker asks for it now and then."""

    @abstractmethod
    def forget(self) -> None:
        """Leave nothing of removed records in any file: removing alone leaves their words there
        until files are merged. Raises as `rebuild` does.
        """

    @abstractmethod
    def held(self, kind: Kind) -> dict[int, int]:
        """The records of a kind that the index holds: the primary key of each, and the
        `search.engines.holding.digest` of the document that it was put in with.
        """

    @abstractmethod
    def status(self) -> Status:
        """How the index is; never fails."""

    # An index on this machine that the site's settings once left without what changed

    def leave_behind(self) -> None:
        """Note that something changed which this index does not hear of."""
        return

    def is_left_behind(self) -> bool:
        """Whether that was noted since it was built, or put right record by record."""
        return False

    def caught_up(self) -> None:
        """Note that every record in it was compared with the database, and put right."""
        return


class RebuildFailed(Exception):
    """A new index did not hold what it should, and was thrown away."""
