"""What a search is, and what comes of it: the same for every engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from search.wish import Wish

RELEVANCE = "relevance"
PAGE = 24

Key = tuple[str, int]
"""What a found record is called: its kind's name and its primary key."""

Segments = tuple[tuple[str, bool], ...]
"""A text in pieces, in order: the words as written, and whether they are what was looked for."""


class SearchAway(Exception):
    """There is no answer, for whatever reason: pages say so, and nothing else stops."""

    is_preparing = False
    """Whether that is because the index is still to be built or filled, rather than a failure."""


class NoIndex(SearchAway):
    """There is no index that can be used, however long one waits: one has to be built."""

    is_preparing = True


class NotReady(SearchAway):
    """The index is being filled for the first time: that it finds nothing says nothing."""

    is_preparing = True


@dataclass(frozen=True)
class Span:
    """A choice within a range, both ends included; an end that is None is open.

    `with_missing` takes in the records that have no value at all.
    """

    after: int | None = None
    before: int | None = None
    with_missing: bool = False

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """The ends in order: given the wrong way round, they are turned."""
        if self.after is not None and self.before is not None and self.after > self.before:
            return self.before, self.after
        return self.after, self.before

    @property
    def is_open(self) -> bool:
        return self.after is None and self.before is None


@dataclass(frozen=True)
class Query:
    """One search. `text` is what somebody typed, untouched; `wish` is what it was read as,
    where that says more than an engine reads in it by itself. `as_typed` names what is not
    to be read into it (see `search.finding`).

    `filters` holds the chosen slugs by facet: several widen, facets narrow each other.
    `ranges` holds a Span by the range's name. `facets` names the facets to count;
    `highlight` asks for the marked texts of the records found. No kinds means all.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    ranges: Mapping[str, Span] = field(default_factory=dict, hash=False)
    sort: str = RELEVANCE
    offset: int = 0
    size: int = PAGE
    facets: tuple[str, ...] = ()
    highlight: bool = False
    wish: Wish | None = None
    as_typed: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it: such counts are the same for everybody."""
        chosen = any(self.filters.values()) or any(
            not span.is_open for span in self.ranges.values()
        )
        asked = not self.wish.is_empty if self.wish else bool(self.text.strip())
        return not asked and not chosen


@dataclass(frozen=True)
class Result:
    """What was found.

    `ids` are those asked for, in order; `totals` count all that match, by kind. `facets`
    counts by facet and slug, the commonest first; a facet's counts ignore its own choice.
    `without` says, by range, how many of the rest have no value there. `highlights` holds,
    by key and field, the text as written in Segments. `corrected` (word to word),
    `dropped` and `read` (a Span by range) say what was made of the words; `suggested` (word
    to word) what else may have been meant. Where some have only most of the words, `with_all`
    says how many have all; `only_mentioned` that nothing is called so. `anywhere` has the words
    that were looked for in every text, with the field that they were asked of, in which nothing
    that fits has them. Not `is_spelt`: no other spelling was looked for, as the collection's words
    were not read yet. `is_behind`: an index answered that may lack what is newer. `generation`
    changes whenever the index does.
    """

    ids: tuple[Key, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)
    highlights: Mapping[Key, Mapping[str, Segments]] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    read: Mapping[str, Span] = field(default_factory=dict)
    suggested: Mapping[str, str] = field(default_factory=dict)
    with_all: int | None = None
    only_mentioned: bool = False
    anywhere: Mapping[str, str] = field(default_factory=dict)
    is_spelt: bool = True
    is_behind: bool = False
    generation: int = 0

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    def pks(self, kind: str) -> list[int]:
        """The primary keys of one kind, in order."""
        return [pk for name, pk in self.ids if name == kind]


@dataclass(frozen=True)
class Status:
    """How an engine is: how many records its `index` holds by kind, when that was `built`, and
    what is wrong, if anything; `needs_rebuild` where a rebuild would mend it.
    """

    name: str
    records: Mapping[str, int] = field(default_factory=dict)
    generation: int = 0
    trouble: str = ""
    index: str = ""
    built: datetime | None = None
    needs_rebuild: bool = False
