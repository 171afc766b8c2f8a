"""Totals, counts, orders and pages against plain Python, over the shared records, on both engines.

No word is left out: both engines are given words that we stemmed, so that there are no two
stemmers to differ (`search/words.py`).
"""

import gzip
import json
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from objects.documents import documents
from objects.importing import runs
from search.engines import engine
from search.parser import parse
from search.query import Query, Span
from search.registry import kind_named
from search.words import number_forms, number_key, short_numbers, stem, words_for_index

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

MDS = "catalogue/mds/modip-10000.json.gz"
FACETS = ("kind", "material", "colour", "maker", "place", "when", "picture")
SORTS = ("number", "date", "newest")
LAST = "\U0010fffd"
YEARS = st.none() | st.integers(1850, 2030)


def names_of(numbers):
    """The whole numbers, and what people call them for short."""
    for key in map(number_key, numbers):
        yield from (key, *short_numbers(key))


def stand(words, wanted) -> bool:
    """Whether the wanted ones are among the words, side by side."""
    size = len(wanted)
    return any(tuple(words[at : at + size]) == wanted for at in range(len(words) - size + 1))


class Oracle:
    """The same documents, searched by going through them one by one."""

    def __init__(self, held):
        self.held, self.said = held, {}
        self.words = {d.pk: [words_for_index(text) for text in d.texts.values()] for d in held}
        self.stems = {
            pk: {stem(word) for words in texts for word in words}
            for pk, texts in self.words.items()
        }
        self.people = {d.pk: words_for_index(d.texts.get("people", "")) for d in held}
        self.numbers = {d.pk: {f for n in d.numbers for f in number_forms(n)} for d in held}
        self.called = {d.pk: set(names_of(d.numbers)) for d in held}

    def matching(self, query: Query, without: str = "") -> list:
        return [d for d in self._with_words(query.text) if self._fits(d, query, without)]

    def _with_words(self, text):
        if text not in self.said:
            wish = parse(text)
            self.said[text] = [d for d in self.held if self._says(d, wish)]
        return self.said[text]

    def _says(self, document, wish):
        if any(self._has(document.pk, clause) for clause in wish.unwanted):
            return False
        if self.called[document.pk].intersection(wish.numbers):
            return True
        if self.numbers[document.pk].intersection(wish.number_parts):
            return True
        return all(self._has(document.pk, clause) for clause in wish.wanted)

    def _has(self, pk, clause):
        if clause.is_phrase or clause.whole:
            number = number_key(("" if clause.is_phrase else "-").join(clause.words))
            if self._in_order(pk, clause.words) or number in self.numbers[pk]:
                return True
        word = clause.whole or clause.words[0]
        return not clause.is_phrase and (stem(word) in self.stems[pk] or word in self.numbers[pk])

    def _in_order(self, pk, wanted):
        name = (wanted[-1], *wanted[:-1])  # "Day, Robin"
        return any(stand(words, wanted) for words in self.words[pk]) or stand(self.people[pk], name)

    def _fits(self, document, query, without):
        for facet, slugs in query.filters.items():
            if facet != without and not set(slugs) & set(document.values.get(facet, ())):
                return False
        return without == "years" or self._within(document, query.ranges.get("years", Span()))

    def _within(self, document, span):
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

    def without_years(self, query) -> dict:
        if query.ranges["years"].is_open:
            return {}
        rest = self.matching(query, without="years")
        return {"years": sum("years" not in d.spans for d in rest)}


@st.composite
def queries(draw, oracle) -> Query:
    """One that may find something: its words and its values are those of some record."""
    document = draw(st.sampled_from(oracle.held))
    return Query(
        text=draw(texts(oracle, document)),
        kinds=("object",),
        filters=draw(choices(oracle, document)),
        ranges={"years": Span(draw(YEARS), draw(YEARS), draw(st.booleans()))},
        sort=draw(st.sampled_from(SORTS)),
        offset=draw(st.sampled_from((0, 0, 24, 600))),
        size=draw(st.sampled_from((24, 1, 60))),
        facets=FACETS,
    )


@st.composite
def texts(draw, oracle, document) -> str:
    """Some of a record's words, at times one to leave out; a phrase; its number; or nothing."""
    held = [word for words in oracle.words[document.pk] for word in words]
    word = st.sampled_from([w for w in held if w.isalpha() and len(w) > 3] or ["tin"])
    shape = draw(st.sampled_from(("nothing", "words", "words", "but", "phrase", "number")))
    if shape == "words":
        return " ".join(draw(st.lists(word, min_size=1, max_size=2)))
    if shape == "but":
        return f"{draw(word)} -{draw(word)}"
    if shape == "phrase":
        return f'"{" ".join(words_for_index(document.texts["title"])[:2])}"'
    return document.numbers[0] if shape == "number" else ""


@st.composite
def choices(draw, oracle, document) -> dict:
    """Values of this record and of another, in no more than two facets."""
    chosen = {}
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=2, unique=True)):
        other = draw(st.sampled_from(oracle.held))
        values = sorted({*document.values.get(facet, ()), *other.values.get(facet, ())})
        if values:
            some = st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
            chosen[facet] = tuple(draw(some))
    return chosen


def agree(oracle: Oracle, query: Query) -> None:
    result, found = engine().search(query), oracle.matching(query)
    assert result.total == len(found)
    found.sort(key=lambda d: (d.sorts[query.sort] or LAST, d.pk))
    page = found[query.offset : query.offset + query.size]
    assert result.pks("object") == [d.pk for d in page]
    assert result.without == oracle.without_years(query)
    for facet in FACETS:
        assert result.facets[facet] == oracle.counts(query, facet, found), facet


def compare(oracle: Oracle, examples: int) -> None:
    """Have the engine and plain Python answer as many searches: the same each time."""

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
    )
    @given(queries(oracle))
    def ask(query):
        agree(oracle, query)

    ask()


def bring_in(path, index) -> Oracle:
    """Import an export. A third is put in again in parts, so that the index lies in pieces."""
    run = runs.start_run(path, "mds")
    runs.preview(run)
    runs.apply(run)
    index.rebuild()
    oracle = Oracle(list(documents()))
    again = Random(4).sample([d.pk for d in oracle.held], len(oracle.held) // 3)
    for part in range(5):
        index.update(kind_named("object"), again[part::5])
    return oracle


def test_the_engine_agrees_with_plain_python(site_index, shared, tmp_path):
    whole = json.loads(gzip.decompress((shared / MDS).read_bytes()))
    few = tmp_path / "few.json"
    few.write_text(json.dumps(whole[::25]))
    compare(bring_in(few, site_index), 60)


@pytest.mark.slow
def test_the_engine_agrees_with_plain_python_over_all(site_index, shared):
    compare(bring_in(shared / MDS, site_index), 300)
