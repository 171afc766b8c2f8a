"""A query and what was understood of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from search.engines import engine
from search.parser import parse
from search.query import Query, Result, Span
from search.registry import kinds
from search.understanding.lexicon import lexicon
from search.understanding.meaning import Meaning, broadened, meaning_of
from search.wish import Clause, Wish

DATES = "dates"


class Asked:
    """A query and what was understood of it; searches for variations of it."""

    def __init__(self, query: Query):
        self.query, self.words, self.ranges = query, lexicon(), query.ranges
        self.kinds = [kind for kind in kinds() if not query.kinds or kind.name in query.kinds]
        self._found: dict[Wish, Result] = {}
        self._counted: dict[Wish, int] = {}
        self._broadened: dict[Wish, Wish] = {}
        meaning = self._meaning(query.as_typed)
        if meaning.ranges and (self._is_number() or self._is_name(meaning)):
            meaning = self._meaning(query.as_typed | {DATES})
        self.wish = meaning.wish
        # Who chose years by hand does not want those read in the words.
        self.read = {
            name: span
            for name, span in meaning.ranges.items()
            if name not in query.ranges and not _is_chosen(query, name)
        }
        self.ranges = {**query.ranges, **self.read}
        self._counted.clear()  # what was counted so far was not in these ranges

    def _meaning(self, as_typed) -> Meaning:
        return meaning_of(self.query.text, self.kinds, as_typed)

    def _is_number(self) -> bool:
        """Whether what was read as a date is the end of a number: `BXL 1950`."""
        numbers = parse(self.query.text).numbers
        lettered = tuple(number for number in numbers if number[0].isalpha())
        return bool(lettered) and self.count(Wish(numbers=lettered)) > 0

    def _is_name(self, meaning: Meaning) -> bool:
        """Whether something has all the words in its name, and nothing is of that date: of
        "edward viii badge" the badge may have been made in another year.
        """
        if not meaning.wish.wanted or DATES in self.query.as_typed:
            return False
        spans = {name: replace(span, with_missing=False) for name, span in meaning.ranges.items()}
        if self.count(meaning.wish, ranges={**self.query.ranges, **spans}):
            return False
        words = self._meaning(self.query.as_typed | {DATES}).wish
        # As words: "1930s" is also the number of a football boot.
        named = replace(words, numbers=(), number_parts=(), in_names=True)
        return self.count(named) > 0

    def has_any_dated(self, wish: Wish) -> bool:
        """Whether anything that is found has a value in what was read for a range."""
        found = self.search(wish)
        return any(
            not span.with_missing or found.total > found.without.get(name, 0)
            for name, span in self.read.items()
        )

    def leave_ranges(self) -> None:
        """Search on without what was read for ranges, and without the words that it was read in."""
        self.read, self.ranges = {}, self.query.ranges
        self.wish = replace(self.wish, optional=())
        self._found.clear()
        self._counted.clear()

    def broadened(self, wish: Wish) -> Wish:
        """The wish with the other ways to say it."""
        if wish not in self._broadened:
            self._broadened[wish] = broadened(wish, self.words)
        return self._broadened[wish]

    def search(self, wish: Wish) -> Result:
        if wish not in self._found:
            query = replace(self.query, wish=self.broadened(wish), ranges=self.ranges)
            self._found[wish] = engine().search(query)
        return self._found[wish]

    def count(self, wish: Wish, ranges: Mapping[str, Span] | None = None) -> int:
        """How many records there are for a wish, in these ranges (else those that were read): no
        page, no facets.
        """
        if ranges is not None:
            return self.count_exactly(self.broadened(wish), ranges)
        if wish not in self._counted:
            self._counted[wish] = self.count_exactly(self.broadened(wish))
        return self._counted[wish]

    def count_exactly(self, wish: Wish, ranges: Mapping[str, Span] | None = None) -> int:
        """The same for a wish without any other words for it."""
        counting = {"size": 0, "facets": (), "highlight": False}
        within = self.ranges if ranges is None else ranges
        query = replace(self.query, wish=wish, ranges=within, **counting)
        return engine().search(query).total


def _is_chosen(query: Query, name: str) -> bool:
    """Whether a value of the facet beside a range is chosen."""
    facets = (facet for kind in kinds() for facet in kind.facets if facet.range)
    return any(query.filters.get(facet.name) for facet in facets if facet.range.name == name)


def words_of(clauses: Iterable[Clause]) -> Iterator[str]:
    return (word for clause in clauses for word in clause.words)


def said_of(clause: Clause) -> str:
    """A clause as it was typed."""
    return clause.written or " ".join(clause.words)
