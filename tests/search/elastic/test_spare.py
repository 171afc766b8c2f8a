"""Elasticsearch with the embedded index beside it: each hears of a change for itself."""

from dataclasses import replace

import pytest
from django.core.cache import caches

from search import outbox
from search.engines import engine, engines
from search.finding import find
from search.indexing import MAIN, SPARE, update_index, update_spare_index, waiting_for
from search.models import OutboxEntry
from search.query import Query
from search.registry import kind_named
from search.repairing import out_of_step
from tests.factories import CollectionObjectFactory
from tests.search.conftest import use_server

pytestmark = pytest.mark.django_db(transaction=True)
RADIO = Query("radio", kinds=("object",))


@pytest.fixture
def things(settings, tmp_path, elastic, server, gate, monkeypatch):
    """Three radios in both indexes; the server is behind the gate."""
    settings.SEARCH_INDEX_DIR, settings.LOCKS_DIR = tmp_path / "index", tmp_path / "locks"
    settings.SEARCH_FALLBACK = True
    use_server(settings, replace(server, urls=(gate.url,)))
    caches["searches"].clear()
    consumers = {SPARE: update_spare_index, MAIN: update_index}
    monkeypatch.setattr(outbox, "_consumers", consumers)
    for each in engines():
        each.rebuild()
    return [CollectionObjectFactory(title=f"Radio {n}") for n in range(3)]


def comes_back(gate):
    gate.open()
    engines()[0].connection.breaker._until = 0  # ten seconds later


def test_both_hear_of_a_removal_when_it_is_committed(things):
    first, spare = engines()
    assert [each.search(RADIO).total for each in (first, spare)] == [3, 3]
    things[0].retire()
    assert [each.search(RADIO).total for each in (first, spare)] == [2, 2]
    assert not OutboxEntry.objects.exists()


def test_while_the_server_is_away_the_spare_hears_at_once_and_only_once(things, gate):
    first, spare = engines()
    assert find(RADIO).total == 3
    gate.shut()
    assert find(RADIO).total == 3
    things[0].retire()
    assert find(RADIO).total == 2
    things[1].retire()
    assert find(RADIO).total == 1
    assert set(OutboxEntry.objects.values_list("consumer", flat=True)) == {MAIN}
    now = spare.generation()
    for _ in range(3):
        outbox.drain()
    assert spare.generation() == now
    comes_back(gate)
    outbox.drain()
    assert [each.search(RADIO).total for each in (first, spare)] == [1, 1]
    assert find(RADIO).total == 1
    assert not OutboxEntry.objects.exists()


def test_a_spare_that_is_broken_keeps_nothing_from_the_server(things):
    first, spare = engines()
    meta = spare.folder.path_of(spare.folder.pointer()) / "meta.json"
    whole = meta.read_bytes()
    meta.write_text("{}")
    things[0].retire()
    assert first.search(RADIO).total == engine().search(RADIO).total == 2
    assert set(OutboxEntry.objects.values_list("consumer", flat=True)) == {SPARE}
    now = first.generation()
    meta.write_bytes(whole)
    outbox.drain()
    assert spare.search(RADIO).total == 2
    assert first.generation() == now


def test_what_waits_for_one_is_late_for_that_one_alone(things, gate):
    first, spare = engines()
    gate.shut()
    things[0].retire()
    comes_back(gate)
    assert [waiting_for(each).exists() for each in (first, spare)] == [True, False]
    kind = kind_named("object")
    assert [out_of_step(each, kind) for each in (first, spare)] == [[], []]
