"""What is proposed to whoever types: values of facets with their counts, then single records.

The values are those that the index counts, read in a thread for everybody (`search.renewing`).
While they are of an earlier generation, or a change waits in the outbox, those that are to be
shown are looked up: what has no public name any more, or another, isn't shown, nor any count.
Which single records are public is asked each time; how their lines look is kept.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import nsmallest

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from search import keeping
from search.engines import engine
from search.everything.found import records_of
from search.finding import find
from search.parser import numbers_in
from search.query import Key, Query, Result
from search.registry import Facet, Kind, kind_named, kinds
from search.renewing import Renewed
from search.understanding.lexicon import SHORTEST, Lexicon
from search.understanding.synonyms import leading
from search.words import split

EACH = 3
"""Values of one facet."""
HITS = 4
SPARE = 3
"""Times more are asked for: some are of kinds that are proposed by their facets alone."""
FIRST = 2
"""Letters before anything is proposed: one says nothing yet."""
SECONDS = 2
"""Between two readings of all values: while an import is indexed, each moment has another."""
AT_ONCE = 5000
"""Slugs whose names are read in one query: databases take no list of any length."""


@dataclass(frozen=True)
class Value:
    """A value of a facet of a kind: what it is called, and how many have it (0: not known now)."""

    kind: Kind
    facet: Facet
    slug: str
    words: str
    count: int

    @property
    def label(self) -> str:
        """What sort of value it is."""
        return self.facet.label

    @property
    def address(self) -> str:
        """Where their list is."""
        return self.kind.list_address(**{self.facet.name: self.slug})


@dataclass(frozen=True)
class Hit:
    """A record in one line, and where it is."""

    address: str
    line: SafeString

    @classmethod
    def of(cls, record, template: str) -> "Hit":
        return cls(record.get_absolute_url(), render_to_string(template, {"record": record}))


class Suggestions:
    """What may be meant by words of which the last is still being typed. Raises SearchAway."""

    def __init__(self, text: str):
        words = _words(text)
        self.values, self.hits = [], []
        if len("".join(words)) >= FIRST:
            state = keeping.state() if keeping.is_settled_now() else ""
            known, is_fresh = _known.get()
            known = known or Known([])
            self.values, self.hits = known.beginning(words), hits(text, state)
            if not self.values and not self.hits and (other := known.corrected(words)):
                self.values, self.hits = known.beginning(other), hits(" ".join(other), state)
            if not (state and is_fresh):
                self.values = still_public(self.values)


def version() -> str | None:
    """Another one whenever other things are proposed; None while a change is on its way. Raises
    SearchAway.
    """
    is_settled = keeping.is_settled_now()
    _, is_fresh = _known.get()
    return f'"{engine().generation()}"' if is_settled and is_fresh else None


def still_public(values: list[Value]) -> list[Value]:
    """Those that still have the same name in public, without their counts."""
    wanted = defaultdict(list)
    for value in values:
        wanted[value.facet.labels].append(value.slug)
    names = {labels: labels(slugs) for labels, slugs in wanted.items()}
    return [
        replace(value, count=0)
        for value in values
        if names[value.facet.labels].get(value.slug) == value.words
    ]


def hits(text: str, state: str) -> list[Hit]:
    """The records whose title or number begins so, or else have the number in part, those of a
    kind together. `state` is as `keeping` has it.
    """
    by_kind = defaultdict(list)
    for name, pk in engine().suggest(text, HITS * SPARE) or _numbered(text):
        by_kind[name].append(pk)
    shown = (kind for kind in map(kind_named, by_kind) if kind.hit)
    return [hit for kind in shown for hit in _hits_of(kind, by_kind[kind.name][:HITS], state)][
        :HITS
    ]


def _numbered(text: str) -> tuple[Key, ...]:
    """The records that a search finds by a number in the text: a label may show its end alone."""
    if not any(map(str.isdigit, text)) or not next(numbers_in(text), ""):
        return ()
    found = find(Query(text, size=HITS * SPARE))
    is_its_number = not (found.only_mentioned or found.corrected or found.dropped or found.read)
    return found.ids if is_its_number else ()


def _hits_of(kind: Kind, pks: list[int], state: str) -> list[Hit]:
    """Those of the records that are public, one query; more where their lines are not kept."""
    public = set(kind.public().filter(pk__in=pks).values_list("pk", flat=True))
    names = {pk: f"hit-{kind.name}-{pk}" for pk in pks if pk in public}
    known = keeping.find(state, names.values())
    missing = [pk for pk, name in names.items() if name not in known]
    records = records_of(kind, missing) if missing else []
    made = {names[record.pk]: Hit.of(record, kind.hit) for record in records}
    keeping.keep(state, made)
    lines = known | made
    return [lines[name] for name in names.values() if name in lines]


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
        """How the likeliest word begins: as many letters as were typed, or one more, as one may
        have been left out, or one less.
        """
        beginnings = self._beginnings(len(word))
        if beginnings.has(word) or len(word) < SHORTEST or leading().begins(word):
            return word
        return next(iter(beginnings.meant_by(word)), "")

    def _beginnings(self, length: int) -> Lexicon:
        """The first letters of every word, with how many records have one that begins so."""
        if length not in self._cut:
            counts = defaultdict(int)
            for start, _, number in self._starts:
                word = start.partition(" ")[0]
                for beginning in {word[: length + more] for more in (-1, 0, 1)}:
                    counts[beginning] += self.values[number].count
            self._cut[length] = Lexicon(counts)
        return self._cut[length]


def known_values() -> Known:
    """The values that the index counts now, read from it and from the database."""
    known = Known([value for kind in kinds() for value in _values(kind)])
    known.corrected(["qqqx" * 3])  # so that nobody waits for what it works out for this
    return known


_known = Renewed(lambda source: known_values(), SECONDS)


def begin() -> None:
    """Have the values read in a thread, before anybody types; raises SearchAway."""
    _known.get()


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
                yield Value(kind, facet, slug, words, count)


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
