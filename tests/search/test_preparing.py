"""An index that is being filled for the first time does not say that we have nothing like that."""

import pytest

from search.models import MissedWords
from search.outbox import drain
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db
READY_SOON = "Search is being made ready"


@pytest.fixture
def say(client):
    return lambda address: client.get(address).content.decode()


def test_until_it_is_filled_it_says_so_and_offers_browsing(index, say):
    assert READY_SOON not in say("/search/?q=teapot"), "there is nothing to be found"
    CollectionObjectFactory.create_batch(3, title="Radio")
    assert READY_SOON in say("/search/?q=teapot")
    assert "Look through all objects" in say("/search/?q=teapot")
    for address in ("/objects/?q=teapot", "/objects/"):
        assert READY_SOON in say(address)
        assert "3 objects" in say(address)
    drain()
    MissedWords.objects.all().delete()
    assert "We have nothing like that" in say("/search/?q=teapot")
    assert READY_SOON not in say("/objects/")


def test_more_waiting_than_there_is_counts_as_filling(index, say):
    CollectionObjectFactory(title="Radio")
    drain()
    CollectionObjectFactory.create_batch(2, title="Teapot")
    assert READY_SOON in say("/search/?q=teapot")
    assert "Radio" in say("/objects/?q=radio")
    assert not MissedWords.objects.exists()
    drain()
    CollectionObjectFactory(title="Comb")
    assert "We have nothing like that" in say("/search/?q=comb"), "one more is only late"
