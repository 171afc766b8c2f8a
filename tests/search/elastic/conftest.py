"""An engine whose node can be shut off, over a shelf of a hundred egg cups."""

from dataclasses import replace

import pytest

from search import registry
from search.engines.elastic import ElasticEngine
from tests.search.contract.kinds import NAME, Shelf
from tests.search.elastic.gate import Gate


@pytest.fixture
def shelf(monkeypatch, settings, tmp_path):
    settings.LOCKS_DIR = tmp_path / "locks"
    shelf = Shelf()
    for pk in range(1, 101):
        shelf.add(pk, f"egg cup {pk}")
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    return shelf


@pytest.fixture
def engine(shelf, elastic) -> ElasticEngine:
    """An engine that holds the shelf."""
    elastic.rebuild()
    return elastic


@pytest.fixture
def gate(server):
    gate = Gate(server.urls[0])
    yield gate
    gate.shut()


@pytest.fixture
def gated(engine, server, gate) -> ElasticEngine:
    """Another engine over the same index, behind the gate."""
    return ElasticEngine(replace(server, urls=(gate.url,)))
