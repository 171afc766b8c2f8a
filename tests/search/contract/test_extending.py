"""What one app adds to the kind of another is in the index, whatever the engine."""

from collections import defaultdict
from dataclasses import replace

import pytest

from search import registry
from search.query import Query
from search.registry import Facet, Field, extend, kind_named, register
from tests.search.contract.kinds import NAME

FACET, FIELD = Facet("worn", "Worn", dict), Field("wearer", 2, "who wore it")


def add(pks):
    """What is odd was worn."""
    return {pk: ({"wearer": "Quince"}, {"worn": ("yes",)}) for pk in pks if pk % 2}


@pytest.fixture(params=["after", "before"])
def extended(request, shelf, monkeypatch):
    """The shelf, whose kind another app extends after, or before, it is registered."""
    monkeypatch.setattr(registry, "_extensions", defaultdict(list))
    if request.param == "before":
        monkeypatch.setattr(registry, "_kinds", {})
    extend(NAME, facets=[FACET], fields=[FIELD], add=add)
    if request.param == "before":
        register(shelf.kind())
    for pk in range(1, 6):
        shelf.add(pk, f"cup {pk}", values={"colour": ("red",)})
    return shelf


def test_what_was_added_is_counted_narrows_and_is_found(extended, engine):
    kind = kind_named(NAME)
    engine.put(kind, kind.documents(None))
    everything = engine.search(Query(facets=("colour", "worn")))
    assert everything.facets == {"colour": {"red": 5}, "worn": {"yes": 3}}
    assert sorted(engine.search(Query(filters={"worn": ("yes",)})).pks(NAME)) == [1, 3, 5]
    assert sorted(engine.search(Query("quince")).pks(NAME)) == [1, 3, 5]
    assert sorted(engine.search(Query("cup")).pks(NAME)) == [1, 2, 3, 4, 5]


def test_it_is_in_what_is_marked(extended):
    assert kind_named(NAME).texts([1, 2]) == {
        1: {"title": "cup 1", "notes": "", "wearer": "Quince"},
        2: {"title": "cup 2", "notes": ""},
    }


def test_a_name_that_is_taken_is_refused(shelf):
    for part in (
        {"facets": [replace(FACET, name="colour")]},
        {"fields": [replace(FIELD, name="title")]},
    ):
        with pytest.raises(ValueError, match="already"):
            extend(NAME, add=add, **part)
