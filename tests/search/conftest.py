"""A real Elasticsearch, where ELASTICSEARCH_TEST_URL names one; else what needs it is skipped."""

import os
import uuid
from dataclasses import replace

import pytest

from search.engines import engine
from search.engines.elastic import ElasticEngine, Server
from tests.places import ELASTICSEARCH

URLS = tuple(filter(None, ELASTICSEARCH.split(",")))


@pytest.fixture(scope="session")
def server() -> Server:
    """The server of the tests, with indexes of this process's own, which go at the end."""
    if not URLS:
        pytest.skip("no Elasticsearch (ELASTICSEARCH_TEST_URL names one)")
    server = Server(
        URLS,
        prefix=f"test-{uuid.uuid4().hex[:12]}",
        patience=30,  # the machine may be doing other things
        user=os.environ.get("ELASTICSEARCH_TEST_USER", ""),
        password=os.environ.get("ELASTICSEARCH_TEST_PASSWORD", ""),
        api_key=os.environ.get("ELASTICSEARCH_TEST_API_KEY", ""),
    )
    yield server
    drop_all(server)


def use_server(settings, server: Server) -> None:
    """Have the site ask this server."""
    settings.SEARCH_URL, settings.SEARCH_PATIENCE = server.urls, server.patience
    settings.SEARCH_USER, settings.SEARCH_PASSWORD = server.user, server.password
    settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE = server.api_key, server.ca_file
    settings.SEARCH_INDEX_PREFIX = server.prefix
    settings.SEARCH_SHARDS, settings.SEARCH_REPLICAS = server.shards, server.replicas


@pytest.fixture(scope="session")
def site_server(server) -> Server:
    """The same for what has the kinds of the site in it, so that its indexes can be used again."""
    server = replace(server, prefix=f"{server.prefix}site")
    yield server
    drop_all(server)


@pytest.fixture(params=["embedded", "elastic"])
def site_index(request, index, settings):
    """The index of a site on each engine in turn, empty."""
    if request.param == "elastic":
        server = request.getfixturevalue("site_server")
        use_server(settings, server)
        emptied(engine())
    return engine()


def drop_all(server: Server) -> None:
    """Drop every index of the server's prefix."""
    client = server.client()
    for name in client.indices.get(index=f"{server.prefix}-*", filter_path="*.aliases"):
        client.indices.delete(index=name)


@pytest.fixture
def elastic(server, db) -> ElasticEngine:
    """An engine on it, with no index yet, and nothing left of it at the end.

    It needs a database: on PostgreSQL the locks of a rebuild are the database's own.
    """
    drop_all(server)
    yield ElasticEngine(server)
    drop_all(server)


@pytest.fixture
def empty_elastic(server, db) -> ElasticEngine:
    """An engine on it, with an empty index."""
    return emptied(ElasticEngine(server))


def emptied(engine: ElasticEngine) -> ElasticEngine:
    """The engine with an empty index: made anew only where there is none to be emptied."""
    if engine.status().trouble:
        engine.rebuild()
    every = {"exists": {"field": "kind"}}
    engine.connection.client.delete_by_query(
        index=engine.names.alias, query=every, refresh=True, conflicts="proceed"
    )
    return engine
