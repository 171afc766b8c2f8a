"""What an index holds against what it should hold, whatever the engine."""

import pytest

from search import registry
from search.engines.holding import digest
from search.indexing import MAIN
from search.models import OutboxEntry
from search.query import Query
from search.repairing import out_of_step, repair
from tests.search.contract.kinds import NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(shelf, engine):
    for pk in range(1, 6):
        shelf.add(pk, f"cup {pk}", values={"colour": ("red", "blue")}, numbers=(f"AB {pk}",))
    engine.put(shelf.kind(), shelf.those())
    return shelf


def test_an_index_knows_what_each_record_was_put_in_with(cups, engine):
    assert engine.held(cups.kind()) == {
        pk: digest(document) for pk, document in cups.documents.items()
    }
    assert out_of_step(engine, cups.kind()) == []


def test_what_an_index_lacks_holds_otherwise_or_should_not_hold_is_mended(cups, engine):
    cups.add(1, "saucer")
    cups.add(6, "cup 6")
    del cups.documents[2]
    assert out_of_step(engine, cups.kind()) == [1, 2, 6]
    before = engine.generation()
    assert repair(engine, cups.kind()) == 3
    assert out_of_step(engine, cups.kind()) == []
    assert sorted(engine.search(Query("cup")).pks(NAME)) == [3, 4, 5, 6]
    assert engine.search(Query("saucer")).pks(NAME) == [1]
    after = engine.generation()
    assert after != before
    assert repair(engine, cups.kind()) == 0
    assert engine.generation() == after


def test_what_waits_in_the_outbox_is_only_late(cups, engine):
    del cups.documents[2]
    OutboxEntry.objects.create(consumer=MAIN, kind=cups.kind().model, key="2")
    assert out_of_step(engine, cups.kind()) == []


def test_each_kind_is_compared_by_itself(cups, engine, monkeypatch):
    other = registry.Kind(**{**vars(cups.kind()), "name": "other", "documents": lambda pks: []})
    assert engine.held(other) == {}
    assert out_of_step(engine, other) == []


def test_a_digest_tells_every_part_and_no_order(cups):
    plain = cups.documents[1]
    cups.add(1, "cup 1", values={"colour": ("blue", "red")}, numbers=("AB 1",))
    assert digest(cups.documents[1]) == digest(plain)
    for changed in (
        {"title": "cup"},
        {"notes": "x"},
        {"values": {"colour": ("red",)}},
        {"numbers": ("AB 2",)},
        {"spans": {"years": (1930, 1939)}},
        {"sorts": {"number": "1"}},
    ):
        said = {"title": "cup 1", "values": {"colour": ("red", "blue")}, "numbers": ("AB 1",)}
        cups.add(1, **(said | changed))
        assert digest(cups.documents[1]) != digest(plain), changed
