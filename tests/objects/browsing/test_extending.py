"""Another app adds a facet and a text to objects, and knows nothing of how they are shown."""

from collections import defaultdict

import pytest

from objects.documents import KIND
from search import registry
from search.registry import Facet, Field


def labels(slugs):
    return {slug: "Worn on stage" for slug in slugs if slug == "yes"}


FACET = Facet("worn", "On stage", labels, phrase=", {}", is_lower=True, all_called="ways to wear")
FIELD = Field("worn_by", 2, "who wore it", ("wearer",), label="who wore it")


@pytest.fixture
def worn(monkeypatch):
    """The keys of objects worn on stage, which another app's `documents.py` tells search of."""
    keys = set()
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    monkeypatch.setattr(registry, "_extensions", defaultdict(list))

    def add(pks):
        return {pk: ({"worn_by": "Quince"}, {"worn": ("yes",)}) for pk in keys.intersection(pks)}

    registry.extend(KIND, facets=[FACET], fields=[FIELD], add=add)
    return keys


def test_the_list_offers_it_narrows_by_it_and_says_so(worn, shelf, index, see):
    worn.update(thing.pk for thing in shelf[3:])
    index.rebuild()
    seen = see()
    assert seen.facet("On stage") == [("Worn on stage", "2")]
    narrowed = see(seen.facet_link("On stage", "Worn on stage"))
    assert narrowed.titles == ["Side comb", "Nit comb"]
    assert narrowed.heading == "Objects, worn on stage"
    assert list(narrowed.chips) == ["Take away On stage: Worn on stage"]
    both = see("/objects/?kind=object_name-comb&material=material-horn&worn=yes")
    assert both.heading == "Combs made of horn, worn on stage"


def test_its_words_are_found_and_say_why(worn, shelf, index, see):
    worn.add(shelf[3].pk)
    index.rebuild()
    assert see("/objects/?q=quince").titles == ["Side comb"]
    assert see("/objects/?q=quince").says("who wore it")
    assert see("/objects/?q=wearer:quince").titles == ["Side comb"]
    assert see("/objects/?q=maker:quince&as-typed=fields").titles == []


def test_a_change_told_to_the_outbox_reindexes(worn, shelf, index, see, reindex):
    index.rebuild()
    assert see("/objects/?worn=yes").titles == []
    worn.add(shelf[0].pk)
    reindex(shelf[0])
    assert see("/objects/?worn=yes").titles == ["Tea tin"]
