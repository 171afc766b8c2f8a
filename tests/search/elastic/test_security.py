"""A server that asks who we are: `make contract-all` starts some."""

from dataclasses import replace

import pytest

from search.engines.elastic import ElasticEngine
from search.query import Query, SearchAway


@pytest.fixture
def secured(server):
    if not (server.user or server.api_key):
        pytest.skip("no Elasticsearch that is secured (`make contract-all`)")
    return server


@pytest.mark.parametrize(
    "wrong",
    [
        {"user": "", "api_key": ""},
        {"user": "elastic", "password": "wrong", "api_key": ""},
        {"api_key": "d3Jvbmc6d3Jvbmc="},
    ],
    ids=["nobody", "password", "key"],
)
def test_who_is_not_let_in_is_told_so_and_may_try_again(engine, secured, wrong):
    outsider = ElasticEngine(replace(secured, **wrong))
    for _ in range(2):
        with pytest.raises(SearchAway, match=r"refuses.*\(401\)"):
            outsider.search(Query("egg"))
    assert "refuses" in outsider.status().trouble
    assert engine.search(Query("egg")).total == 100


def test_a_secret_stands_in_no_message(engine, secured):
    told = str(ElasticEngine(replace(secured, urls=("http://127.0.0.1:1",))).status())
    for secret in filter(None, (secured.password, secured.api_key)):
        assert secret not in told
