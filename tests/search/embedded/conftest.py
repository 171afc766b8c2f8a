"""An embedded index over one shelf of things, in a folder of the test's own."""

import pytest

from search import registry
from search.engines.embedded import EmbeddedEngine
from tests.search.contract.kinds import NAME, Shelf


@pytest.fixture
def shelf(monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    return shelf


@pytest.fixture
def root(settings, tmp_path):
    settings.LOCKS_DIR = tmp_path / "locks"
    return tmp_path / "index"


@pytest.fixture
def engine(shelf, root):
    for pk in range(1, 101):
        shelf.add(pk, f"egg cup {pk}")
    engine = EmbeddedEngine(root)
    engine.rebuild()
    return engine
