"""Each engine in turn, over the same shelf of things."""

import pytest

from search import registry
from search.engines.embedded import EmbeddedEngine
from search.query import Query
from tests.search.contract.kinds import NAME, Shelf


@pytest.fixture
def shelf(monkeypatch):
    """A shelf whose kind is the only one registered."""
    shelf = Shelf()
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    return shelf


@pytest.fixture(params=["embedded", "elastic"])
def engine(request, shelf, settings, tmp_path):
    """An engine with an empty index."""
    settings.LOCKS_DIR = tmp_path / "locks"
    if request.param == "elastic":
        return request.getfixturevalue("empty_elastic")
    engine = EmbeddedEngine(tmp_path / "index")
    engine.rebuild()
    return engine


@pytest.fixture
def find(shelf, engine):
    """Put everything on the shelf into the index, then search: the keys found, in order."""

    def search(text="", **rest):
        engine.put(shelf.kind(), shelf.those())
        return engine.search(Query(text, **rest)).pks(NAME)

    return search
