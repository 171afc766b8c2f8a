"""Totals, counts and orders against plain Python, over the ten thousand shared records."""

import random
from collections import Counter

import pytest

from objects.documents import documents
from objects.importing import runs
from search.engines import engine
from search.parser import parse
from search.query import Query, Span
from search.words import number_forms, number_key, stem, words_for_index

pytestmark = [pytest.mark.django_db, pytest.mark.shared, pytest.mark.slow]

FACETS = ("kind", "material", "colour", "maker", "place", "when", "picture")
QUERIES = 300


class Oracle:
    """The same documents, searched by going through them one by one."""

    def __init__(self, held):
        self.held = held
        self.words = {d.pk: [words_for_index(text) for text in d.texts.values()] for d in held}
        self.stems = {
            pk: {stem(word) for words in texts for word in words}
            for pk, texts in self.words.items()
        }
        self.numbers = {d.pk: {f for n in d.numbers for f in number_forms(n)} for d in held}

    def matching(self, query: Query, without: str = "") -> list:
        wish = parse(query.text)
        return [d for d in self.held if self._fits(d, query, without) and self._says(d, wish)]

    def _says(self, document, wish):
        if self.numbers[document.pk].intersection(wish.numbers):
            return True
        return all(self._has(document.pk, clause) for clause in wish.wanted) and not any(
            self._has(document.pk, clause) for clause in wish.unwanted
        )

    def _has(self, pk, clause):
        if clause.is_phrase:
            return (
                self._in_order(pk, clause.words)
                or number_key("".join(clause.words)) in (self.numbers[pk])
            )
        [word] = clause.words
        return stem(word) in self.stems[pk] or word in self.numbers[pk]

    def _in_order(self, pk, wanted):
        size = len(wanted)
        return any(
            tuple(words[at : at + size]) == wanted
            for words in self.words[pk]
            for at in range(len(words) - size + 1)
        )

    def _fits(self, document, query, without):
        for facet, slugs in query.filters.items():
            if facet != without and not set(slugs) & set(document.values.get(facet, ())):
                return False
        span = query.ranges.get("years", Span())
        if span.is_open:
            return True
        if "years" not in document.spans:
            return span.with_missing
        (after, before), (earliest, latest) = span.ends, document.spans["years"]
        return (after is None or latest >= after) and (before is None or earliest <= before)

    def counts(self, query, facet, found):
        if facet in query.filters:
            found = self.matching(query, without=facet)
        return Counter(slug for d in found for slug in d.values.get(facet, ()))


def random_query(chance, oracle) -> Query:
    """One that finds something: its words and values are those of a record."""
    document = chance.choice(oracle.held)
    words = [w for texts in oracle.words[document.pk] for w in texts if w.isalpha() and len(w) > 3]
    text = " ".join(chance.sample(words, min(len(words), chance.choice([0, 0, 1, 1, 2]))))
    if len(words) > 3 and chance.random() < 0.15:
        text += f" -{chance.choice(words)}"
    if chance.random() < 0.1:
        text = f'"{" ".join(words_for_index(document.texts["title"])[:2])}"'
    filters = {}
    for facet in chance.sample(FACETS, chance.choice([0, 1, 1, 2])):
        values = list(document.values.get(facet, ()))
        values += chance.choice(oracle.held).values.get(facet, ())
        filters[facet] = tuple(chance.sample(values, min(len(values), chance.choice([1, 2]))))
    ranges = {}
    if chance.random() < 0.3:
        after, before = chance.choice([1930, 1960, None]), chance.choice([1950, 1999, None])
        ranges = {"years": Span(after, before, chance.random() < 0.3)}
    filters = {facet: slugs for facet, slugs in filters.items() if slugs}
    sort = chance.choice(["number", "date", "newest"])
    return Query(text, filters=filters, ranges=ranges, sort=sort, facets=FACETS, size=60)


def test_the_engine_agrees_with_plain_python(index, shared):
    run = runs.start_run(shared / "catalogue" / "mds" / "modip-10000.json.gz", "mds")
    runs.preview(run)
    runs.apply(run)
    index.rebuild()
    oracle, chance = Oracle(list(documents())), random.Random(4)
    for _ in range(QUERIES):
        query = random_query(chance, oracle)
        result, found = engine().search(query), oracle.matching(query)
        assert result.total == len(found), query
        last = "\U0010fffd"
        found.sort(key=lambda d: (d.sorts[query.sort] or last, d.pk))
        assert result.pks("object") == [d.pk for d in found[:60]], query
        for facet in FACETS:
            assert result.facets[facet] == oracle.counts(query, facet, found), facet
