"""What is made of the words typed, on both engines: each has to answer what the ladder asks."""

import pytest

from search.finding import find, find_of_each
from search.models import SynonymSet
from search.query import Query
from tests.factories import CollectionObjectFactory, ObjectTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(site_index):
    """Find words among a few things; the titles found, in order, and the result."""
    for title, date in (
        ("Bakelite radio", "1935"),
        ("Walnut radio", "1955"),
        ("Egg cup", ""),
        ("Television", "1975"),
        ("Red comb", "1955"),
    ):
        CollectionObjectFactory(title=title, date_text=date)
    CollectionObjectFactory(object_number="AIBDC 001930", title="Football boots")
    scarf = CollectionObjectFactory(title="Scarf")
    ObjectTermFactory(collection_object=scarf, term__name="silk")
    site_index.rebuild()
    model = type(scarf)

    def search(text, **rest):
        result = find(Query(text, kinds=("object",), **rest))
        names = model.objects.in_bulk(result.pks("object"))
        return [names[pk].title for pk in result.pks("object")], result

    return search


def test_a_misspelt_word_is_corrected(titles):
    found, result = titles("bakalite radoi")
    assert found[0] == "Bakelite radio"
    assert dict(result.corrected) == {"bakalite": "bakelite", "radoi": "radio"}


def test_plurals_compounds_and_synonyms(titles):
    SynonymSet.objects.create(words="wireless = radio")
    assert titles("eggcups")[0] == ["Egg cup"]
    assert titles("scarves")[0] == ["Scarf"]
    assert set(titles("wireless")[0]) == {"Bakelite radio", "Walnut radio"}


def test_a_date_in_words_narrows(titles):
    found, result = titles("fifties radio")
    assert found == ["Walnut radio"]
    assert result.read["years"].ends == (1950, 1959)


def test_a_date_that_nothing_has_is_left_out_and_said(titles):
    found, result = titles("1930s television")
    assert found == ["Television"]
    assert (result.dropped, dict(result.read)) == (("1930s",), {})


def test_most_of_the_words_will_do(titles):
    found, result = titles("silk walnut")
    assert set(found) == {"Scarf", "Walnut radio"}
    assert result.with_all == 0


def test_a_number_comes_first(titles):
    assert titles("AIBDC 1930")[0] == ["Football boots"]
    found, _ = titles("comb 1 930")
    assert "Red comb" in found


def test_nothing_stays_nothing(titles):
    found, result = titles("qqzzyyxx")
    assert (found, result.total, dict(result.corrected)) == ([], 0, {})


def test_of_each_kind_as_many_as_are_counted(titles):
    result, firsts = find_of_each(Query("1890s radio"), 6)
    assert result.totals["object"] == len(firsts["object"].ids) == 2
    assert result.dropped == ("1890s",)
