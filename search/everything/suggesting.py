"""What is proposed to whoever types: values of facets with their counts, then single records.

Of the values only those are known that the index counts, so what nothing public has any more
is gone with the index's next generation.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from threading import Lock

from search import keeping
from search.engines import engine
from search.everything.found import records_of
from search.query import Query, Result
from search.registry import Facet, Kind, kind_named, kinds
from search.understanding.lexicon import SHORTEST, Lexicon
from search.words import split

EACH = 3
"""Values of one facet."""
HITS = 4
SPARE = 3
"""Times more are asked for: some are of kinds that are proposed by their facets alone."""
FIRST = 2
"""Letters before anything is proposed: one says nothing yet."""
AT_ONCE = 5000
"""Slugs whose names are read in one query: databases take no list of any length."""


@dataclass(frozen=True)
class Value:
    """A value of a facet: what it is called, how many have it, and their list."""

    facet: Facet
    slug: str
    words: str
    count: int
    address: str

    @property
    def label(self) -> str:
        """What sort of value it is."""
        return self.facet.label


@dataclass(frozen=True)
class Hit:
    """A record, and the template that shows it in a line."""

    record: object
    template: str

    @property
    def address(self) -> str:
        return self.record.get_absolute_url()


class Suggestions:
    """What may be meant by words of which the last is still being typed. Raises SearchAway."""

    def __init__(self, text: str):
        words = _words(text)
        self.values, self.hits = [], []
        if len("".join(words)) >= FIRST:
            known = known_values()
            self.values, self.hits = known.beginning(words), hits(text)
            if not self.values and not self.hits and (other := known.corrected(words)):
                self.values, self.hits = known.beginning(other), hits(" ".join(other))
            if not keeping.is_settled_now():
                self.values = list(_still_public(self.values))


def _still_public(values: list[Value]) -> Iterator[Value]:
    """Those that still have a name in public, while a change waits that may have taken it."""
    for value in values:
        if value.slug in value.facet.labels([value.slug]):
            yield value


def hits(text: str) -> list[Hit]:
    """The records whose title or number begins so, those of a kind together."""
    by_kind = defaultdict(list)
    for name, pk in engine().suggest(text, HITS * SPARE):
        by_kind[name].append(pk)
    return [
        Hit(record, kind.hit)
        for kind in map(kind_named, by_kind)
        if kind.hit
        for record in records_of(kind, by_kind[kind.name][:HITS])
    ][:HITS]


class Known:
    """The values that are suggested, found by how any of the words in their names begins."""

    def __init__(self, values: list[Value]):
        self.values = values
        self._cut: dict[int, Lexicon] = {}
        self._starts = sorted(
            (" ".join(words[place:]), place, number)
            for number, value in enumerate(values)
            for words in [_words(value.words)]
            for place in range(len(words))
        )

    def beginning(self, words: list[str]) -> list[Value]:
        """The values in whose names these words come one after the other, the last begun: of
        each facet a few, those first whose name begins with them, then the commonest.
        """
        by_facet = defaultdict(dict)
        for place, number in self._found(" ".join(words)):
            known = by_facet[self.values[number].label]
            known[number] = min(place > 0, known.get(number, True))
        return [
            self.values[number]
            for found in sorted(by_facet.values(), key=min)
            for number in nsmallest(EACH, found, key=lambda n: (found[n], -self.values[n].count, n))
        ]

    def _found(self, start: str) -> Iterator[tuple[int, int]]:
        for at in range(bisect_left(self._starts, (start,)), len(self._starts)):
            written, place, number = self._starts[at]
            if not written.startswith(start):
                return
            yield place, number

    def corrected(self, words: list[str]) -> list[str]:
        """The words with each that no name has changed for the likeliest one; [] if none is."""
        meant = [self._meant_by(word) for word in words]
        return meant if all(meant) and meant != words else []

    def _meant_by(self, word: str) -> str:
        """How the likeliest word begins: as many letters as were typed."""
        beginnings = self._beginnings(len(word))
        if beginnings.has(word) or len(word) < SHORTEST:
            return word
        return next(iter(beginnings.meant_by(word)), "")

    def _beginnings(self, length: int) -> Lexicon:
        """The first letters of every word, with how many records have one that begins so."""
        if length not in self._cut:
            counts = defaultdict(int)
            for start, _, number in self._starts:
                counts[start.partition(" ")[0][:length]] += self.values[number].count
            self._cut[length] = Lexicon(counts)
        return self._cut[length]


_lock = Lock()
_held: dict = {}


def known_values() -> Known:
    """The values of this generation of the index; made once for each."""
    source = engine()
    with _lock:
        now = (source, source.generation())
        if _held.get("at") != now:
            values = [value for kind in kinds() for value in _values(kind)]
            _held.update(known=Known(values), at=now)
        return _held["known"]


def _values(kind: Kind) -> Iterator[Value]:
    facets = [facet for facet in kind.facets if facet.is_suggested]
    if not facets or not kind.list_address:
        return
    names = tuple(facet.name for facet in facets)
    result = engine().search(Query(kinds=(kind.name,), facets=names, size=0))
    labels = _labels(facets, result)
    for facet in facets:
        for slug, count in result.facets.get(facet.name, {}).items():
            if words := labels[facet.labels].get(slug):
                address = kind.list_address(**{facet.name: slug})
                yield Value(facet, slug, words, count, address)


def _labels(facets: list[Facet], result: Result) -> dict:
    """What to call each slug, by the list of names that facets may share: one query for each."""
    wanted = defaultdict(dict)
    for facet in facets:
        wanted[facet.labels] |= dict.fromkeys(result.facets.get(facet.name, {}))
    return {labels: _called(labels, list(slugs)) for labels, slugs in wanted.items()}


def _called(labels, slugs: list[str]) -> dict[str, str]:
    found = {}
    for start in range(0, len(slugs), AT_ONCE):
        found |= labels(slugs[start : start + AT_ONCE])
    return found


def _words(text: str) -> list[str]:
    return [word for _, _, word in split(text)]
