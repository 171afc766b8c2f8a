"""A process of the site begins to read what it needs before anybody asks."""

import pytest

from search import warming
from search.everything import suggesting
from search.query import SearchAway
from search.understanding import lexicon
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db


class Noting:
    """Knows how often it was begun."""

    def __init__(self, trouble=None):
        self.times, self.trouble = 0, trouble

    def get(self):
        self.times += 1
        if self.trouble:
            raise self.trouble


def test_both_are_begun_and_nothing_stops_while_searching_is_away(monkeypatch):
    words, values = Noting(), Noting(SearchAway("no index"))
    monkeypatch.setattr(lexicon, "_words", words)
    monkeypatch.setattr(suggesting, "_known", values)
    warming.warm()
    assert (words.times, values.times) == (1, 1)


def test_whoever_comes_then_is_corrected(index):
    CollectionObjectFactory(title="Kettle")
    index.rebuild()
    warming.warm()
    assert lexicon.lexicon().meant_by("ketlte") == ["kettle"]


def test_the_door_of_the_site_begins_it(monkeypatch):
    begun = []
    monkeypatch.setattr(warming, "warm", lambda: begun.append(True))
    import importlib

    from bac_collection import wsgi

    importlib.reload(wsgi)
    assert begun
