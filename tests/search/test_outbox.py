"""The outbox: what changed is written with the change, and handed on when it is committed."""

import pytest
from django.db import OperationalError, transaction

import search
from search import locks, outbox
from search.models import OutboxEntry

KIND = "objects.CollectionObject"


@pytest.fixture
def heard(monkeypatch):
    """What a consumer hears: (kind, keys) for each call."""
    calls = []
    monkeypatch.setattr(
        outbox, "_consumers", {"test": lambda kind, keys: calls.append((kind, keys))}
    )
    return calls


@pytest.mark.django_db(transaction=True)
def test_a_change_is_handed_on_after_the_commit(heard):
    with transaction.atomic():
        search.changed(KIND, [1, 2])
        assert heard == []
        assert OutboxEntry.objects.count() == 2
    assert heard == [(KIND, ["1", "2"])]
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_is_not_handed_on(heard):
    with transaction.atomic():
        search.changed(KIND, [1])
        transaction.set_rollback(True)
    outbox.drain()
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_bulk_change_waits_for_the_worker(heard):
    search.changed(KIND, range(outbox.AT_ONCE + 1))
    assert heard == []
    assert outbox.drain() == outbox.AT_ONCE + 1
    assert len(heard[0][1]) == outbox.AT_ONCE + 1


@pytest.mark.django_db(transaction=True)
def test_a_consumer_that_fails_keeps_its_rows_and_nobodys_save_fails(monkeypatch):
    def fail(kind, keys):
        raise OperationalError("database is locked")

    monkeypatch.setattr(outbox, "_consumers", {"test": fail})
    search.changed(KIND, [1])
    assert OutboxEntry.objects.count() == 1
    with pytest.raises(OperationalError):
        outbox.drain()
    assert OutboxEntry.objects.count() == 1


@pytest.mark.django_db
def test_each_record_is_named_once_in_a_batch(heard):
    search.changed(KIND, [1, 1, 2])
    outbox.drain()
    assert heard == [(KIND, ["1", "2"])]


@pytest.mark.django_db
def test_nothing_changed_writes_nothing():
    search.changed(KIND, [])
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db
def test_one_record_that_fails_holds_up_no_other(monkeypatch):
    heard = []

    def choosy(kind, keys):
        if "2" in keys:
            raise ValueError("a bad record")
        heard.extend(keys)

    monkeypatch.setattr(outbox, "_consumers", {"test": choosy})
    search.changed(KIND, [1, 2, 3])
    assert outbox.drain() == 2
    assert sorted(set(heard)) == ["1", "3"]
    assert [entry.key for entry in OutboxEntry.objects.all()] == ["2"]


@pytest.mark.django_db(transaction=True)
def test_many_changes_of_one_transaction_are_handed_on_once(heard):
    with transaction.atomic():
        for pk in range(20):
            search.changed(KIND, [pk])
    assert len(heard) == 1
    assert len(heard[0][1]) == 20


@pytest.mark.django_db
def test_who_finds_another_draining_leaves_it_to_that_one(heard):
    search.changed(KIND, [1])
    with locks.hold("outbox"):
        assert outbox.drain() == 0
    assert heard == []
    assert outbox.drain() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "trouble", [outbox.Later("the index is broken"), ValueError("a bad record")]
)
def test_a_consumer_in_trouble_keeps_nothing_from_the_others(monkeypatch, trouble):
    heard = []

    def troubled(kind, keys):
        raise trouble

    consumers = {"troubled": troubled, "other": lambda kind, keys: heard.extend(keys)}
    monkeypatch.setattr(outbox, "_consumers", consumers)
    monkeypatch.setattr(outbox, "BATCH", 2)
    search.changed(KIND, [1, 2, 3])
    assert outbox.drain() == 0
    assert heard == ["1", "2", "3"]
    assert OutboxEntry.objects.count() == 3
    consumers.pop("troubled")
    assert outbox.drain() == 3


@pytest.mark.django_db
def test_who_cannot_take_records_now_is_asked_once_in_a_drain(monkeypatch):
    asked = []

    def later(kind, keys):
        asked.append(keys)
        raise outbox.Later("busy")

    monkeypatch.setattr(outbox, "_consumers", {"later": later, "other": lambda kind, keys: None})
    monkeypatch.setattr(outbox, "BATCH", 1)
    search.changed(KIND, [1, 2, 3])
    outbox.drain()
    assert asked == [["1"]]
    assert OutboxEntry.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_save_does_not_last_for_what_waits_besides(heard):
    search.changed(KIND, range(outbox.AT_ONCE + 1))
    search.changed(KIND, [1000])
    assert heard == []
    assert outbox.drain() == outbox.AT_ONCE + 2
