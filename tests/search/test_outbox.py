"""The outbox: what changed is written with the change, and handed on when it is committed."""

from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

import search
from search import locks, outbox
from search.keeping import is_settled_now
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
    with locks.hold("outbox-test"):
        assert outbox.drain() == 0
    assert heard == []
    assert outbox.drain() == 1


@pytest.fixture
def two(monkeypatch):
    """Two consumers: what each heard, and what the first raises while it is in trouble."""

    class Two:
        first, second, trouble = [], [], None

    def troubled(kind, keys):
        if Two.trouble:
            raise Two.trouble
        Two.first.extend(keys)

    def well(kind, keys):
        Two.second.extend(keys)

    monkeypatch.setattr(outbox, "_consumers", {"first": troubled, "second": well})
    return Two


@pytest.mark.django_db
@pytest.mark.parametrize(
    "trouble", [outbox.Later("the index is broken"), ValueError("a bad record")]
)
def test_one_in_trouble_waits_alone_and_no_other_hears_twice(two, monkeypatch, trouble):
    monkeypatch.setattr(outbox, "BATCH", 2)
    two.trouble = trouble
    search.changed(KIND, [1, 2, 3])
    assert outbox.drain() == 3
    assert set(OutboxEntry.objects.values_list("consumer", flat=True)) == {"first"}
    assert outbox.drain() == 0
    two.trouble = None
    assert outbox.drain() == 3
    assert two.first == two.second == ["1", "2", "3"]
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_changes_while_one_is_away_reaches_the_others_at_once(two):
    two.trouble = outbox.Later("away")
    search.changed(KIND, [1])
    search.changed(KIND, [2])
    assert two.second == ["1", "2"]
    two.trouble = None
    search.changed(KIND, [3])
    assert sorted(two.first) == ["1", "2", "3"]
    assert two.second == ["1", "2", "3"]


@pytest.mark.django_db
def test_one_that_is_being_told_keeps_nobody_from_the_other(two):
    search.changed(KIND, [1])
    with locks.hold("outbox-first"):
        assert outbox.drain() == 1
    assert (two.first, two.second) == ([], ["1"])


@pytest.mark.django_db
def test_that_one_is_away_is_said_when_it_begins_only(two, caplog):
    two.trouble = outbox.Later("away for now")
    search.changed(KIND, [1])
    for _ in range(3):
        outbox.drain()
    assert caplog.text.count("away for now") == 1
    two.trouble = None
    outbox.drain()
    two.trouble = outbox.Later("away for now")
    search.changed(KIND, [1])
    outbox.drain()
    assert caplog.text.count("away for now") == 2


@pytest.mark.django_db
def test_the_one_that_may_keep_others_waiting_hears_last(monkeypatch):
    heard = []
    monkeypatch.setattr(outbox, "_consumers", {})
    monkeypatch.setattr(outbox, "_last", set())
    outbox.register_consumer("slow", lambda kind, keys: heard.append("slow"), is_last=True)
    outbox.register_consumer("quick", lambda kind, keys: heard.append("quick"))
    search.changed(KIND, [1])
    outbox.drain()
    assert heard == ["quick", "slow"]


@pytest.mark.django_db
def test_who_cannot_take_records_now_is_asked_once_in_a_drain(two, monkeypatch):
    asked = []

    def later(kind, keys):
        asked.append(keys)
        raise outbox.Later("busy")

    monkeypatch.setattr(outbox, "_consumers", {"later": later})
    monkeypatch.setattr(outbox, "BATCH", 1)
    search.changed(KIND, [1, 2, 3])
    outbox.drain()
    assert asked == [["1"]]
    assert OutboxEntry.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_save_is_heard_of_at_once_but_does_not_last_for_what_waits_besides(heard):
    many = outbox.AT_ONCE * 3
    search.changed(KIND, range(many))
    search.changed(KIND, [1000])
    [(_, keys)] = heard
    assert "1000" in keys
    assert len(keys) == outbox.AT_ONCE
    assert outbox.drain() == many + 1 - outbox.AT_ONCE


@pytest.mark.django_db
def test_what_changes_while_much_is_told_is_told_before_the_rest(monkeypatch):
    heard = []

    def one_comes_between(kind, keys):
        if not heard:
            search.changed(KIND, [1000])
        heard.append(keys)

    monkeypatch.setattr(outbox, "_consumers", {"test": one_comes_between})
    monkeypatch.setattr(outbox, "BATCH", 2)
    monkeypatch.setattr(outbox, "AT_ONCE", 0)
    search.changed(KIND, range(6))
    assert outbox.drain() == 7
    assert heard == [["0", "1"], ["1000"], ["2", "3"], ["4", "5"]]


@pytest.mark.django_db(transaction=True)
def test_what_a_consumer_asks_to_follow_is_heard_by_it_alone_and_in_the_same_go(monkeypatch):
    heard, other = [], []

    def leader(kind, keys):
        heard.extend(keys)
        if "1" in keys:
            outbox.follow("leader", KIND, [7, 8])
            outbox.follow("leader", KIND, [8])

    consumers = {"leader": leader, "other": lambda kind, keys: other.extend(keys)}
    monkeypatch.setattr(outbox, "_consumers", consumers)
    search.changed(KIND, [1])
    assert (heard, other) == (["1", "7", "8"], ["1"])


@pytest.mark.django_db(transaction=True)
def test_what_a_consumer_changes_itself_is_heard_by_all(monkeypatch):
    heard, other = [], []

    def teller(kind, keys):
        heard.extend(keys)
        if "1" in keys:
            search.changed(KIND, [2])

    consumers = {"other": lambda kind, keys: other.extend(keys), "teller": teller}
    monkeypatch.setattr(outbox, "_consumers", consumers)
    search.changed(KIND, [1])
    assert (heard, other) == (["1", "2"], ["1", "2"])
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db
def test_what_nobody_hears_of_any_more_unsettles_nothing_and_goes_after_a_day(two):
    OutboxEntry.objects.create(consumer="configured away", kind=KIND, key="1")
    assert is_settled_now()
    assert outbox.forget_unknown() == 0, "another process may know it already"
    search.changed(KIND, [2])
    OutboxEntry.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert outbox.forget_unknown() == 1
    assert set(OutboxEntry.objects.values_list("consumer", flat=True)) == {"first", "second"}
