"""What is kept is true: it is asked for again as soon as a change can be seen."""

import pytest

import search
from objects.models import CollectionObject
from search.keeping import kept
from search.outbox import drain
from tests.factories import CollectionObjectFactory


@pytest.fixture
def thing(db, index):
    thing = CollectionObjectFactory(title="A tin of gold paint")
    drain()
    return thing


@pytest.fixture
def count():
    """Counts how often it is asked."""
    asked = []

    def ask():
        asked.append(None)
        return len(asked)

    return lambda: kept("how-often", ask)


def test_it_is_asked_for_once(thing, count):
    assert [count(), count()] == [1, 1]


def test_a_change_is_seen_before_the_index_knows_and_after(thing, count):
    assert count() == 1
    search.changed(CollectionObject._meta.label, [thing.pk])
    assert [count(), count()] == [2, 3]
    drain()
    assert [count(), count()] == [4, 4]


def test_nothing_is_kept_while_searching_is_away(thing, count, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"
    assert [count(), count()] == [1, 2]


def test_the_home_page_forgets_at_once_what_is_withdrawn(thing, client):
    other = CollectionObjectFactory(title="A glass eye")
    drain()
    for _ in range(2):
        assert client.get("/").context["counts"].objects == 2
    thing.retire()
    page = client.get("/")
    assert page.context["counts"].objects == 1
    assert "A tin of gold paint" not in page.content.decode()
    assert other.title in page.content.decode()


def test_the_home_page_never_shows_what_it_was_not_told_of(thing, client):
    client.get("/")
    CollectionObject.objects.update(live=False)
    assert "A tin of gold paint" not in client.get("/").content.decode()
