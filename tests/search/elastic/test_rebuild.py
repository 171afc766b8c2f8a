"""Indexes on the server: made beside the one in use, checked, swapped, and told apart."""

import threading

import pytest
from elasticsearch import Elasticsearch

from search import locks, registry
from search.engines.base import RebuildFailed
from search.engines.elastic import ElasticEngine, rebuilding, writing
from search.engines.elastic.documents import put_action
from search.engines.elastic.index import indexes
from search.query import Query, SearchAway
from search.registry import Facet
from tests.search.contract.kinds import NAME, Shelf


def total(engine) -> int:
    return engine.search(Query("egg")).total


def client(engine) -> Elasticsearch:
    return engine.connection.client


def in_use(engine) -> list[str]:
    return [held.name for held in indexes(client(engine), engine.names) if held.is_used]


def there(engine) -> list[str]:
    """Everything on the server that has the engine's prefix."""
    return sorted(client(engine).indices.get(index=f"{engine.server.prefix}-*"))


def test_without_an_index_searching_is_away_and_writing_waits_for_nothing(shelf, elastic):
    with pytest.raises(SearchAway, match="rebuild_search_index"):
        total(elastic)
    elastic.update(shelf.kind(), [1])
    with pytest.raises(SearchAway):
        elastic.put(shelf.kind(), shelf.those([1]))
    assert "no search index" in elastic.status().trouble
    assert there(elastic) == []
    assert elastic.rebuild() == 100
    assert total(elastic) == 100


def test_a_reader_follows_a_rebuild_and_the_old_index_goes_later(shelf, engine, monkeypatch):
    old = in_use(engine)
    shelf.add(101, "egg")
    assert engine.rebuild() == 101
    assert total(engine) == 101
    engine.tidy()
    assert there(engine) == sorted(old + in_use(engine))
    monkeypatch.setattr(rebuilding, "GRACE", -1)
    engine.tidy()
    assert there(engine) == in_use(engine)


def test_what_changes_while_an_index_is_built_is_in_it(shelf, engine, monkeypatch):
    def read_then_change(pks=None):
        yield from list(Shelf.those(shelf, pks))
        if pks is None:  # the whole has been read: what changes now was missed
            shelf.add(101, "late egg")
            del shelf.documents[1]
            engine.update(shelf.kind(), [101, 1])
            assert engine.search(Query("late")).pks(NAME) == [101]

    monkeypatch.setattr(shelf, "those", read_then_change)
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    engine.rebuild()
    assert engine.search(Query("late")).pks(NAME) == [101]
    assert total(engine) == 100


class Lost(Exception):
    pass


def test_a_rebuild_that_fails_half_way_leaves_the_old_index(shelf, engine, monkeypatch):
    def read_and_fail(pks=None):
        yield from Shelf.those(shelf, [1])
        raise Lost

    before = there(engine)
    monkeypatch.setattr(shelf, "those", read_and_fail)
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    with pytest.raises(Lost):
        engine.rebuild()
    assert there(engine) == before
    assert total(engine) == 100


def test_a_new_index_that_lacks_records_is_not_used(engine, monkeypatch):
    before = there(engine)
    monkeypatch.setattr(rebuilding, "in_bulk", lambda client, index, actions, **_: list(actions))
    with pytest.raises(RebuildFailed, match="0 of 100"):
        engine.rebuild()
    assert there(engine) == before
    assert total(engine) == 100


def test_a_new_index_that_does_not_find_what_is_in_it_is_not_used(engine, monkeypatch):
    def put_without_words(kind, document):
        action = put_action(kind, document)
        for texts in ("exact", "stems"):
            action["_source"].pop(texts)
        return action

    monkeypatch.setattr(rebuilding, "put_action", put_without_words)
    with pytest.raises(RebuildFailed, match="does not find thing 1"):
        engine.rebuild()


def test_a_record_that_the_server_refuses_fails_the_rebuild_and_is_named(shelf, engine):
    before = there(engine)
    shelf.add(101, "egg", values={"size": ("large",)})  # no kind has such a facet
    with pytest.raises(RebuildFailed, match="strict_dynamic_mapping"):
        engine.rebuild()
    assert there(engine) == before


def test_two_rebuilds_do_not_meet(engine):
    with locks.hold(writing.REBUILD), pytest.raises(locks.Busy):
        engine.rebuild()


def test_a_change_of_the_mapping_is_noticed_and_named(shelf, engine, monkeypatch):
    kind = shelf.kind()
    more = (*kind.facets, Facet("size", "size", dict))
    changed = registry.Kind(**{**vars(kind), "facets": more})
    monkeypatch.setattr(registry, "_kinds", {NAME: changed})
    other = ElasticEngine(engine.server)
    with pytest.raises(SearchAway):
        other.search(Query("egg"))
    with pytest.raises(SearchAway, match=r"another version \(new: facets.size: keyword\)"):
        other.update(changed, [1])
    assert "new: facets.size: keyword" in other.status().trouble
    monkeypatch.setattr(registry, "_kinds", {NAME: kind})
    assert total(engine) == 100  # whose code is the older still has its own
    monkeypatch.setattr(registry, "_kinds", {NAME: changed})
    other.rebuild()
    assert total(other) == 100
    assert len(in_use(other)) == 1


def test_readers_go_on_while_it_is_written_and_rebuilt(shelf, engine, monkeypatch):
    done, wrong = threading.Event(), []

    def read():
        while not done.is_set():
            if (found := total(engine)) != 100:
                wrong.append(found)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(3):
            engine.put(shelf.kind(), shelf.those())
            engine.rebuild()
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []


def test_a_list_can_be_entered_from_both_ends_and_read_whole(shelf, server, elastic, monkeypatch):
    for module in ("documents", "searching"):
        monkeypatch.setattr(f"search.engines.elastic.{module}.WINDOW", 40)
    monkeypatch.setattr("search.engines.elastic.searching.PIECE", 15)
    for pk in range(1, 101):
        shelf.add(pk, "egg", sorts={"number": f"{pk // 10:03d}"} if pk < 90 else {})
    elastic.rebuild()
    for sort in ("number", "relevance"):
        whole = elastic.search(Query("egg", sort=sort, size=1000))
        assert whole.pks(NAME) == [*range(1, 101)]
        for at in (0, 25, 63, 93):
            page = elastic.search(Query("egg", sort=sort, size=12, offset=at))
            assert page.pks(NAME) == whole.pks(NAME)[at : at + 12], (sort, at)
        middle = elastic.search(Query("egg", sort=sort, size=12, offset=50))
        assert (middle.ids, middle.total) == ((), 100)
