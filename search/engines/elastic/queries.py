"""A `search.query.Query` as Elasticsearch's: built piece by piece, so that no text can upset it.

The same tree as the embedded engine's, out of the same weights (`search.engines.weights`).
"""

from collections.abc import Iterable

from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    Exists,
    MatchAll,
    MatchNone,
    MatchPhrase,
    MultiMatch,
    Query,
    Range,
    Term,
)

from search.engines.elastic.documents import within
from search.engines.reading import fields_of
from search.engines.weights import (
    ALL_WORDS,
    EXACT,
    ITS_NUMBER,
    OTHER_NUMBER,
    PART_OF_NUMBER,
    PREFIX_OF_NUMBER,
    SIDE_BY_SIDE,
    SIDE_BY_SIDE_IN,
    STEM,
    WITHIN_RANGE,
)
from search.query import Span
from search.registry import Field, Kind
from search.wish import Clause, Way, Wish
from search.words import SMALL, number_key, stem

BM25 = 2.2
"""Lucene leaves BM25's constant factor, k1 + 1, out of a word's score. Beside the fixed scores
of numbers it matters, so it is put back.
"""


class Builder:
    """Builds the parts of a query over the fields of some kinds."""

    def __init__(self, kinds: Iterable[Kind]):
        self.kinds = tuple(kinds)
        self.fields = fields_of(self.kinds)

    # Words

    def words(self, wish: Wish) -> Query:
        """Everything that is wanted in words; all there is, if nothing is."""
        if wish.is_empty:
            return MatchAll()
        return Bool(
            must=[self._wanted(wish)],
            should=[self._clause(clause) for clause in wish.optional],
            must_not=[self._clause(clause) for clause in wish.unwanted],
        )

    def _wanted(self, wish):
        """All the words, or else a number that was read in them."""
        ways = []
        if wish.wanted:
            ways.append(Bool(must=[self._enough(wish)], should=self._side_by_side(wish)))
        for number in wish.numbers:
            ways.append(scored(Term("numbers", f"={number}"), ITS_NUMBER))
            ways.append(scored(Term("numbers", f"~{number}"), OTHER_NUMBER))
        for part in wish.number_parts:
            ways.append(scored(Term("numbers", part), PART_OF_NUMBER))
        return any_of(ways) if ways else MatchAll()

    def _enough(self, wish: Wish) -> Query:
        """All the clauses, or at least so many of them."""
        if wish.in_names:
            return self._named(wish)
        clauses = [self._clause(clause, self.fields) for clause in wish.wanted]
        everything = Bool(must=clauses)
        if wish.least is None:
            return everything
        some = Bool(should=clauses, minimum_should_match=wish.least)
        return Bool(must=[some], should=[scored(everything, ALL_WORDS)])

    def _named(self, wish: Wish):
        """All the clauses in one field that names a thing, but for what are marks of it."""
        marks = [field for field in self.fields if field.tells == "mark"]
        names = [field for field in self.fields if field.tells == "name"]
        return any_of(
            [
                Bool(must=[self._clause(clause, [name, *marks]) for clause in wish.wanted])
                for name in names
            ]
        )

    def _clause(self, clause: Clause, fields=None) -> Query:
        fields = [field for field in fields or self.fields if clause.in_field in ("", field.name)]
        said = any_of(self._said(clause, fields))
        ways = [any_of(self._other_way(way, fields)) for way in clause.ways]
        # Who says it in two ways is no better than who says it in the best.
        return DisMax(queries=[said, *ways]) if ways else said

    def _said(self, clause, fields) -> list[Query]:
        """The clause's own words."""
        if clause.is_phrase:
            return self._phrase(clause.words, fields)
        if not clause.whole:
            return self._word(clause.words[0], fields)
        key = number_key("-".join(clause.words))
        ways = self._phrase(clause.words, fields) + self._word(clause.whole, fields)
        return [*ways, scored(Term("numbers", key), PART_OF_NUMBER)]

    def _other_way(self, way: Way, fields) -> list[Query]:
        """Words that say the same, in the texts only: no number has another name."""
        if len(way.words) > 1:
            return [
                self._in_order(field, way.words, field.weight * way.weight, way.is_exact)
                for field in fields
            ]
        return self._in_texts(way.words[0], fields, way.is_exact, way.weight)

    def _word(self, word: str, fields) -> list[Query]:
        part = PART_OF_NUMBER if has_digit(word) else PREFIX_OF_NUMBER
        number = [scored(Term("numbers", word), part)] if fields == list(self.fields) else []
        return number + self._in_texts(word, fields)

    def _in_texts(self, word: str, fields, is_exact=False, weight=1.0) -> list[Query]:
        if not fields:
            return []  # asked in none, Elasticsearch would look in all
        ways = [in_any("exact", word, fields, EXACT * weight)]
        return ways if is_exact else [*ways, in_any("stems", stem(word), fields, STEM * weight)]

    def _phrase(self, words, fields) -> list[Query]:
        if len(words) == 1:
            ways = self._in_texts(words[0], fields, is_exact=True)
        else:
            ways = self._in_any_order(words, fields)
        return [*ways, scored(Term("numbers", number_key("".join(words))), PART_OF_NUMBER)]

    def _in_order(self, field, words, boost, is_exact=True):
        """The words side by side: to the letter, or whatever they end in."""
        name = f"exact.{field.name}" if is_exact else f"stems.{field.name}"
        written = words if is_exact else map(stem, words)
        return MatchPhrase(name, {"query": " ".join(written), "boost": boost * BM25})

    def _side_by_side(self, wish) -> list[Query]:
        words = [word for clause in wish.wanted for word in clause.words]
        if len(words) < 2 or any(word in SMALL for word in words):
            return []
        top = sorted(self.fields, key=lambda field: -field.weight)[:SIDE_BY_SIDE_IN]
        return self._in_any_order(words, top, SIDE_BY_SIDE)

    def _in_any_order(self, words, fields, times=1.0) -> list[Query]:
        """The words side by side, as names in a field may stand, too."""
        return [
            self._in_order(field, written, field.weight * times)
            for field in fields
            for written in field.orders(words)
        ]


# Choices


def overlapping(name: str, span: Span) -> Query:
    """Records whose span overlaps the one chosen, and those without any if they are wanted."""
    ends = within(*span.ends)
    inside = Range(f"spans.{name}", {**ends, "relation": "intersects"})
    if not span.with_missing:
        return inside
    # What has no date comes after all that has the right one.
    return any_of([scored(inside, WITHIN_RANGE), scored(missing(name), 0)])


def missing(name: str) -> Query:
    return ~Exists(field=f"spans.{name}")


def scored(query: Query, score: float) -> Query:
    return ConstantScore(filter=query, boost=score)


def weighed(field: str, word: str, boost: float) -> Query:
    return Term(field, {"value": word, "boost": boost * BM25})


def in_any(form: str, word: str, fields: Iterable[Field], boost: float) -> Query:
    """The word in any of some texts: the more have it the better, each by its weight.

    One short query says what would be one for each text.
    """
    weighed = [f"{form}.{field.name}^{field.weight * BM25}" for field in fields]
    return MultiMatch(query=word, type="most_fields", fields=weighed, boost=boost)


def any_of(ways: list[Query]) -> Query:
    # Without any, Elasticsearch would find everything.
    return Bool(should=ways, minimum_should_match=1) if ways else MatchNone()


def has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
