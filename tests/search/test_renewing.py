"""What is made of the whole index is made in a thread, once, while what was made before serves."""

from threading import Event

import pytest

from search import renewing
from search.query import SearchAway
from search.renewing import Renewed


class Source:
    """An index of which only the number of the last change matters."""

    number = 1

    def generation(self):
        return self.number


@pytest.fixture
def source(monkeypatch, settings):
    settings.SEARCH_REMEMBERS = 30
    source = Source()
    monkeypatch.setattr(renewing, "engine", lambda: source)
    return source


class Slow:
    """Makes the number of the change, once it may; or fails."""

    def __init__(self):
        self.may, self.times, self.trouble = Event(), 0, None

    def __call__(self, source):
        number = source.number
        assert self.may.wait(30)
        self.times += 1
        if self.trouble:
            raise self.trouble
        return number


@pytest.fixture
def slow():
    slow = Slow()
    yield slow
    slow.may.set()


def finished(renewed):
    renewed._thread.join(30)
    return renewed.get()


def test_who_comes_first_goes_without_or_waits(source, slow):
    renewed = Renewed(slow, seconds=0)
    assert renewed.get() == (None, False)
    slow.may.set()
    assert renewed.get(patience=30) == (1, True)
    assert slow.times == 1


def test_what_was_made_before_serves_until_there_is_another(source, slow):
    renewed = Renewed(slow, seconds=0)
    slow.may.set()
    renewed.get(patience=30)
    slow.may.clear()
    source.number = 2
    assert renewed.get(patience=30) == (1, False), "nobody waits"
    assert renewed.get() == (1, False)
    slow.may.set()
    assert finished(renewed) == (2, True)
    assert slow.times == 2, "one thread for all who asked"


def test_it_is_not_made_for_each_of_many_changes(source, slow):
    renewed = Renewed(slow, seconds=60)
    slow.may.set()
    renewed.get(patience=30)
    source.number = 2
    assert finished(renewed) == (1, False)
    assert slow.times == 1


@pytest.mark.parametrize("trouble", [SearchAway("away"), ValueError("a mistake")])
def test_what_fails_is_tried_again_and_breaks_nothing(source, slow, trouble, caplog):
    renewed = Renewed(slow, seconds=0)
    slow.may.set()
    renewed.get(patience=30)
    source.number, slow.trouble = 2, trouble
    renewed.get()
    renewed._thread.join(30)
    assert renewed._made.value == 1
    assert ("a mistake" in caplog.text) == isinstance(trouble, ValueError)
    slow.trouble = None
    renewed.get()
    assert finished(renewed) == (2, True)


def test_what_failed_at_first_is_not_left_for_long(source, slow, monkeypatch):
    monkeypatch.setattr(renewing, "AGAIN", 0)
    renewed = Renewed(slow, seconds=60)
    slow.trouble = SearchAway("away")
    slow.may.set()
    assert renewed.get(patience=30) == (None, False)
    slow.trouble = None
    assert renewed.get(patience=30) == (1, True), "nobody goes without for a minute"


def test_another_engine_has_nothing_of_the_first(source, slow, monkeypatch):
    renewed = Renewed(slow, seconds=60)
    slow.may.set()
    renewed.get(patience=30)
    other = Source()
    monkeypatch.setattr(renewing, "engine", lambda: other)
    slow.may.clear()
    assert renewed.get() == (None, False)


def test_where_nothing_is_remembered_whoever_asks_makes_it(source, slow, settings):
    settings.SEARCH_REMEMBERS = 0
    slow.may.set()
    renewed = Renewed(slow)
    assert renewed.get() == (1, True)
    source.number = 2
    assert renewed.get() == (2, True)
    assert slow.times == 2
