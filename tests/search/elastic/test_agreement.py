"""The two engines agree over the ten thousand shared records on what is found and counted."""

import random

import pytest

from objects.importing import runs
from search.engines.reading import kinds_of, sort_of, wish_of
from search.query import Query, Span
from search.registry import kind_named
from search.words import words_for_index

pytestmark = [pytest.mark.django_db, pytest.mark.shared, pytest.mark.slow]

FACETS = ("kind", "material", "colour", "maker", "place", "when", "picture")
SORTS = ("relevance", "number", "date", "newest")
QUERIES = 200


@pytest.fixture
def both(index, elastic, shared):
    """The embedded engine and Elasticsearch, which hold the same."""
    run = runs.start_run(shared / "catalogue" / "mds" / "modip-10000.json.gz", "mds")
    runs.preview(run)
    runs.apply(run)
    assert index.rebuild() == elastic.rebuild()
    return index, elastic


def asked(chance, documents) -> Query:
    """A search for words and values of a record, so that it finds something."""
    document, other = chance.choice(documents), chance.choice(documents)
    words = [word for text in document.texts.values() for word in words_for_index(text)]
    words = [word for word in words if word.isalpha() and len(word) > 3]
    text = " ".join(chance.sample(words, min(len(words), chance.choice((0, 1, 1, 2, 3)))))
    if words and chance.random() < 0.15:
        text += f" -{chance.choice(words)}"
    if chance.random() < 0.1:
        text = f'"{" ".join(words_for_index(document.texts["title"])[:2])}"'
    if chance.random() < 0.1:
        text = document.numbers[0]
    filters = {
        facet: tuple(sorted({*document.values.get(facet, ())[:1], *other.values.get(facet, ())}))
        for facet in chance.sample(FACETS, chance.choice((0, 0, 1, 2)))
    }
    ends = (chance.choice((1930, 1960, None)), chance.choice((1950, 1999, None)))
    span = Span(*ends, with_missing=chance.random() < 0.3)
    return Query(
        text,
        kinds=chance.choice(((), ("object",))),
        filters=filters,
        ranges={"years": span} if chance.random() < 0.3 else {},
        sort=chance.choice(SORTS),
        facets=FACETS,
        size=60,
    )


def counts(result):
    """Everything that is counted, in the order in which it is told."""
    return result.totals, [(name, list(found.items())) for name, found in result.facets.items()]


def test_both_engines_agree(both):
    """In one test, as it takes half a minute to fill them."""
    documents = list(kind_named("object").documents(None))
    they_find_and_count_the_same(*both, documents)
    they_suggest_the_same_and_know_the_same_words(*both, documents)


def they_find_and_count_the_same(embedded, elastic, documents):
    chance = random.Random(5)
    for _ in range(QUERIES):
        query = asked(chance, documents)
        here, there = embedded.search(query), elastic.search(query)
        assert counts(there) == counts(here), query
        assert there.without == here.without, query
        if not query.text or sort_of(query, wish_of(query), kinds_of(query)):
            assert there.ids == here.ids, query


def they_suggest_the_same_and_know_the_same_words(embedded, elastic, documents):
    chance = random.Random(6)
    for document in chance.sample(documents, 40):
        typed = document.texts["title"][: chance.choice((1, 2, 4, 8))]
        assert elastic.suggest(typed) == embedded.suggest(typed), typed
    assert elastic.words().keys() == embedded.words().keys()
    for kind in ("object", "person", "place"):
        assert elastic.held(kind_named(kind)) == embedded.held(kind_named(kind))
