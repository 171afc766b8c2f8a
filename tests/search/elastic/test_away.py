"""The node is shut, hangs, or refuses us: readers are answered, and nothing is lost."""

import time
from dataclasses import replace

import pytest

from search import outbox
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.spare import WithSpare
from search.indexing import MAIN, update_index
from search.models import OutboxEntry
from search.query import Query, SearchAway
from tests.search.contract.kinds import NAME
from tests.search.elastic.gate import Gate

PATIENCE = 3
"""Seconds; twice a reader's own, as this machine may be doing other things."""


def total(engine) -> int:
    return engine.search(Query("egg")).total


def test_a_node_that_is_killed_and_comes_back(gated, gate):
    assert total(gated) == 100
    gate.shut()
    for ask in (
        lambda: total(gated),
        lambda: gated.suggest("egg"),
        lambda: gated.similar(NAME, 1),
        gated.generation,
        gated.words,
    ):
        with pytest.raises(SearchAway, match="Elasticsearch"):
            ask()
    assert "Elasticsearch" in gated.status().trouble
    gated.tidy()
    gate.open()
    gated.connection.breaker._until = 0  # ten seconds later
    assert total(gated) == 100


def test_while_it_is_away_nobody_asks_it(gated, gate):
    gate.shut()
    with pytest.raises(SearchAway):
        total(gated)
    gate.open()
    before = gate.asked
    with pytest.raises(SearchAway, match="a moment ago"):
        total(gated)
    assert gate.asked == before


@pytest.mark.parametrize("nodes", [1, 3])
def test_the_deadline_is_for_all_tries_and_nodes_together(engine, server, nodes, request):
    gates = [Gate(server.urls[0]) for _ in range(nodes)]
    urls = tuple(gate.url for gate in gates)
    engine = ElasticEngine(replace(server, urls=urls, patience=PATIENCE))
    for gate in gates:
        request.addfinalizer(gate.shut)
        gate.block()
    began = time.monotonic()
    with pytest.raises(SearchAway, match="does not answer"):
        total(engine)
    # Tries that each had the whole time, on three nodes, would need twice as long at least.
    assert time.monotonic() - began < 1.5 * PATIENCE


def test_another_node_answers_for_one_that_hangs(engine, gate, server):
    urls = (gate.url, server.urls[0])
    both = ElasticEngine(replace(server, urls=urls, patience=6))
    assert total(both) == 100
    gate.block()
    assert [total(both) for _ in range(6)] == [100] * 6
    gate.shut()
    assert [total(both) for _ in range(6)] == [100] * 6


def test_what_is_no_failure_of_the_server_does_not_shut_it_off(gated, elastic):
    with pytest.raises(SearchAway, match="rebuild_search_index"):
        ElasticEngine(replace(gated.server, prefix="test-never-made")).search(Query())
    client = gated.connection.client
    with pytest.raises(SearchAway, match="refuses"), gated.connection.reading():
        client.search(index=gated.names.alias, query={"nonsense": {}})
    assert total(gated) == 100


@pytest.mark.django_db(transaction=True)
def test_saves_succeed_and_what_changed_waits_until_it_is_back(
    shelf, gated, gate, monkeypatch, caplog
):
    monkeypatch.setattr(outbox, "_consumers", {MAIN: update_index})
    monkeypatch.setattr("search.indexing.engines", lambda: (gated,))
    gate.shut()
    shelf.add(101, "egg")
    del shelf.documents[1]
    outbox.changed(shelf.kind().model, [101, 1])
    assert OutboxEntry.objects.count() == 2
    assert "The outbox waits: The search index cannot be written" in caplog.text
    gate.open()
    gated.connection.breaker._until = 0
    assert outbox.drain() == 2
    assert sorted(gated.search(Query("egg", size=200)).pks(NAME)) == [*range(2, 102)]


def test_the_embedded_index_answers_meanwhile(shelf, gated, gate, tmp_path):
    spare = EmbeddedEngine(tmp_path / "index")
    spare.rebuild()
    spare.remove(shelf.kind(), [1])
    both = WithSpare(gated, spare)
    assert total(both) == 100
    numbers = {both.generation(), both.search(Query()).generation}
    gate.shut()
    assert total(both) == 99
    assert both.suggest("egg cup 2")[0] == (NAME, 2)
    assert len(both.similar(NAME, 2)) == 6
    assert both.words()["egg"] == 99
    assert both.generation() not in numbers
    gate.open()
    gated.connection.breaker._until = 0
    assert total(both) == 100
    assert {both.generation(), both.search(Query()).generation} == numbers


def test_where_both_are_away_searching_is(shelf, gated, gate, tmp_path):
    gate.shut()
    with pytest.raises(SearchAway):
        total(WithSpare(gated, EmbeddedEngine(tmp_path / "nothing")))


def test_a_page_that_asks_for_too_much_does_not_shut_it_off_for_others(gated, gate):
    hurried = ElasticEngine(replace(gated.server, patience=PATIENCE))
    with hurried.one_answer():
        assert total(hurried) == 100
        time.sleep(0.7 * PATIENCE)  # as many searches as a page may need
        gate.block()
        for _ in range(2):  # one that is on its way when the time ends, and one that is too late
            with pytest.raises(SearchAway, match="does not answer"):
                total(hurried)
    gate.open()
    assert not hurried.connection.breaker.is_open
    assert total(hurried) == 100


def test_all_that_is_asked_for_one_page_has_one_deadline(gated, gate):
    hurried = ElasticEngine(replace(gated.server, patience=PATIENCE))
    gate.block()
    with hurried.one_answer():
        began = time.monotonic()
        for _ in range(4):
            hurried.connection.breaker._why = None  # as if nobody had failed before
            with pytest.raises(SearchAway):
                total(hurried)
    assert time.monotonic() - began < 2 * PATIENCE
