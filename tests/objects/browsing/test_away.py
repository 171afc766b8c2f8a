"""Searching that goes away while a page is being made: no page fails for it."""

import pytest
from pytest_django.asserts import assertContains

from search.engines.embedded import EmbeddedEngine
from search.query import SearchAway

ADDRESSES = ["/objects/?from=1900&to=1940", "/objects/?q=nonsense", "/objects/?page=9"]
ADDRESSES += ["/objects/choose/material/?from=1900&to=1940"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("answered", range(5))
def test_whichever_search_finds_it_away(shelf, client, monkeypatch, address, answered):
    left, search = [None] * answered, EmbeddedEngine.search

    def at_most(engine, query):
        if not left:
            raise SearchAway("Away")
        left.pop()
        return search(engine, query)

    monkeypatch.setattr(EmbeddedEngine, "search", at_most)
    response = client.get(address)
    assert response.status_code == 200
    if not answered:
        assertContains(response, "Searching and sorting are away just now.")


def test_an_error_of_ours_is_seen(shelf, client, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.wish_of", lambda query: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.get("/objects/?q=tin")
