"""A `search.Query` as tantivy's: built piece by piece, so that no text can upset it."""

from collections.abc import Iterable

from tantivy import FieldType, Occur, Schema
from tantivy import Query as IndexQuery

from search.engines.reading import fields_of, possible
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
from search.query import Query, Span
from search.registry import Kind
from search.wish import Clause, Way, Wish
from search.words import SMALL, number_key, stem

MOST = 2**31
"""Beyond any year."""


class Builder:
    """Builds the parts of a query over the fields of some kinds."""

    def __init__(self, schema: Schema, kinds: Iterable[Kind]):
        self.schema = schema
        self.kinds = tuple(kinds)
        self.facets = {facet.name for kind in self.kinds for facet in kind.facets}
        self.ranges = {name for kind in self.kinds for name in kind.ranges}
        self.fields = fields_of(self.kinds)

    # The whole

    def build(self, query: Query, wish: Wish, without: str = "") -> IndexQuery:
        """Everything asked for, but for the choice in the facet or range `without`."""
        parts = [(Occur.Must, self._of_kinds())]
        if not wish.is_empty:
            parts += self._words(wish)
        for facet, slugs in query.filters.items():
            if facet in self.facets and slugs and facet != without:
                parts.append((Occur.Must, quiet(self.any_of(f"facet_{facet}", possible(slugs)))))
        for name, span in query.ranges.items():
            if name in self.ranges and not span.is_open and name != without:
                parts.append((Occur.Must, self._within(name, span)))
        return IndexQuery.boolean_query(parts)

    def missing(self, query: Query, wish: Wish, name: str) -> IndexQuery:
        """What matches the rest of the query, and has no value in the range `name`."""
        rest = self.build(query, wish, without=name)
        return IndexQuery.boolean_query(
            [(Occur.Must, rest), (Occur.MustNot, self.term("has", name))]
        )

    def _of_kinds(self):
        return quiet(self.any_of("kind", [kind.name for kind in self.kinds]))

    # Words

    def _words(self, wish: Wish) -> list:
        parts = [(Occur.Must, self._wanted(wish))]
        parts += [(Occur.Should, self._clause(clause)) for clause in wish.optional]
        return parts + [(Occur.MustNot, self._clause(clause)) for clause in wish.unwanted]

    def _wanted(self, wish):
        """All the words, or else a number that was read in them."""
        ways = []
        if wish.wanted:
            words = [(Occur.Must, self._enough(wish))]
            words += [(Occur.Should, query) for query in self._side_by_side(wish)]
            ways.append(IndexQuery.boolean_query(words))
        for number in wish.numbers:
            ways.append(scored(self.term("numbers", f"={number}"), ITS_NUMBER))
            ways.append(scored(self.term("numbers", f"~{number}"), OTHER_NUMBER))
        for part in wish.number_parts:
            ways.append(scored(self.term("numbers", part), PART_OF_NUMBER))
        return any_query(ways) if ways else IndexQuery.all_query()

    def _enough(self, wish: Wish):
        """All the clauses, or at least so many of them."""
        if wish.in_names:
            return self._named(wish)
        clauses = [self._clause(clause, self.fields) for clause in wish.wanted]
        everything = every_query(clauses)
        if wish.least is None:
            return everything
        some = IndexQuery.boolean_query([(Occur.Should, clause) for clause in clauses], wish.least)
        return IndexQuery.boolean_query(
            [(Occur.Must, some), (Occur.Should, scored(everything, ALL_WORDS))]
        )

    def _named(self, wish: Wish):
        """All the clauses in one field that names a thing, but for what are marks of it."""
        marks = [field for field in self.fields if field.tells == "mark"]
        names = [field for field in self.fields if field.tells == "name"]
        return any_query(
            [
                every_query([self._clause(clause, [name, *marks]) for clause in wish.wanted])
                for name in names
            ]
        )

    def _clause(self, clause: Clause, fields=None):
        fields = [field for field in fields or self.fields if clause.in_field in ("", field.name)]
        said = self._said(clause, fields)
        ways = [self._other_way(way, fields) for way in clause.ways]
        # Who says it in two ways is no better than who says it in the best.
        return IndexQuery.disjunction_max_query([said, *ways]) if ways else said

    def _said(self, clause, fields):
        """The clause's own words."""
        if clause.is_phrase:
            return self._phrase(clause.words, fields)
        if not clause.whole:
            return self._word(clause.words[0], fields)
        key = number_key("-".join(clause.words))
        ways = [self._phrase(clause.words, fields), self._word(clause.whole, fields)]
        return any_query([*ways, scored(self.term("numbers", key), PART_OF_NUMBER)])

    def _other_way(self, way: Way, fields):
        """Words that say the same, in the texts only: no number has another name."""
        if len(way.words) > 1:
            ways = [self._in_order(f, way.words, f.weight, way.is_exact) for f in fields]
        else:
            ways = self._in_texts(way.words[0], fields, way.is_exact)
        return IndexQuery.boost_query(any_query(ways), way.weight)

    def _word(self, word: str, fields):
        part = PART_OF_NUMBER if has_digit(word) else PREFIX_OF_NUMBER
        number = [scored(self.term("numbers", word), part)] if fields == list(self.fields) else []
        return any_query([*number, *self._in_texts(word, fields)])

    def _in_texts(self, word: str, fields, is_exact=False) -> list:
        ways = [
            IndexQuery.boost_query(
                self.term(f"exact_{field.name}", word, "freq"), EXACT * field.weight
            )
            for field in fields
        ]
        if is_exact:
            return ways
        return ways + [
            IndexQuery.boost_query(
                self.term(f"stem_{field.name}", stem(word), "freq"), STEM * field.weight
            )
            for field in fields
        ]

    def _phrase(self, words, fields):
        if len(words) == 1:
            ways = self._in_texts(words[0], fields, is_exact=True)
        else:
            ways = self._in_any_order(words, fields)
        return any_query([*ways, self._numbers_in_phrase(words)])

    def _numbers_in_phrase(self, words):
        return scored(self.term("numbers", number_key("".join(words))), PART_OF_NUMBER)

    def _in_order(self, field, words, boost, is_exact=True):
        """The words side by side: to the letter, or whatever they end in."""
        name = f"exact_{field.name}" if is_exact else f"stem_{field.name}"
        written = list(words) if is_exact else [stem(word) for word in words]
        return IndexQuery.boost_query(IndexQuery.phrase_query(self.schema, name, written), boost)

    def _side_by_side(self, wish) -> list:
        words = [word for clause in wish.wanted for word in clause.words]
        if len(words) < 2 or any(word in SMALL for word in words):
            return []
        top = sorted(self.fields, key=lambda field: -field.weight)[:SIDE_BY_SIDE_IN]
        return self._in_any_order(words, top, SIDE_BY_SIDE)

    def _in_any_order(self, words, fields, times=1.0) -> list:
        """The words side by side, as names in a field may stand, too."""
        return [
            self._in_order(field, written, field.weight * times)
            for field in fields
            for written in field.orders(words)
        ]

    # Choices

    def _within(self, name: str, span: Span):
        """Records whose span overlaps the one chosen."""
        after, before = (end and max(-MOST, min(MOST, end)) for end in span.ends)
        parts = [(Occur.Must, self.term("has", name))]
        if after is not None:
            parts.append((Occur.Must, self._between(f"{name}_to", after, None)))
        if before is not None:
            parts.append((Occur.Must, self._between(f"{name}_from", None, before)))
        inside = scored(IndexQuery.boolean_query(parts), WITHIN_RANGE)
        if not span.with_missing:
            return inside
        missing = IndexQuery.boolean_query(
            [(Occur.Must, IndexQuery.all_query()), (Occur.MustNot, self.term("has", name))]
        )
        return any_query([inside, quiet(missing)])

    def _between(self, field, lower, upper):
        return IndexQuery.range_query(self.schema, field, FieldType.Integer, lower, upper)

    def any_of(self, field: str, values) -> IndexQuery:
        return IndexQuery.term_set_query(self.schema, field, list(values))

    def term(self, field: str, value, option: str = "basic") -> IndexQuery:
        return IndexQuery.term_query(self.schema, field, value, option)


def quiet(query: IndexQuery) -> IndexQuery:
    """A condition that says nothing about how well a record matches."""
    return IndexQuery.const_score_query(query, 0.0)


def scored(query: IndexQuery, score: float) -> IndexQuery:
    return IndexQuery.const_score_query(query, score)


def any_query(ways: list[IndexQuery]) -> IndexQuery:
    return IndexQuery.boolean_query([(Occur.Should, way) for way in ways])


def every_query(ways: list[IndexQuery]) -> IndexQuery:
    return IndexQuery.boolean_query([(Occur.Must, way) for way in ways])


def has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
