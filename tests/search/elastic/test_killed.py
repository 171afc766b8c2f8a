"""kill -9 of a node while people search, and bringing it back: nothing is lost, no page breaks.

Needs nodes of its own to kill: `make contract-all` starts some.
"""

import json
import os
import subprocess
import time

import pytest
from django.core.management import call_command

from search.engines import engine, engines
from search.models import OutboxEntry
from search.outbox import drain
from search.query import Query
from tests.factories import CollectionObjectFactory
from tests.search.conftest import use_server

NODES = json.loads(os.environ.get("ELASTICSEARCH_TEST_NODES", "[]"))

pytestmark = [
    pytest.mark.skipif(not NODES, reason="no Elasticsearch to kill (`make contract-all`)"),
    pytest.mark.django_db(transaction=True),
]


def control(command: str, *node: str) -> None:
    script, options = NODES
    subprocess.run([script, command, *node, *options], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def site(server, elastic, settings, tmp_path):
    """The site on this server, with five radios."""
    settings.LOCKS_DIR = tmp_path / "locks"
    use_server(settings, server)
    for _ in range(5):
        CollectionObjectFactory(title="Radio")
    call_command("rebuild_search_index", verbosity=0)
    return engines()[0]


def radios() -> int:
    return engine().search(Query("radio", kinds=("object",))).total


def search_for(seconds: float, client) -> list[int]:
    """Search as a person does, for a while: how each page ended."""
    end, statuses = time.monotonic() + seconds, []
    while time.monotonic() < end:
        statuses.append(client.get("/objects/", {"q": "radio"}).status_code)
    return statuses


def wait_until(is_true) -> None:
    give_up = time.monotonic() + 60
    while not is_true():
        assert time.monotonic() < give_up
        time.sleep(0.5)


def test_a_node_is_killed_while_people_search_and_comes_back(site, client):
    assert radios() == 5
    assert set(search_for(2, client)) == {200}
    control("kill", "1")
    try:
        CollectionObjectFactory(title="Another radio")
        statuses = search_for(15, client)
    finally:
        control("start")
    assert set(statuses + search_for(15, client)) == {200}
    drain()
    wait_until(lambda: drain() is not None and not OutboxEntry.objects.exists())
    wait_until(lambda: not site.status().trouble)
    assert radios() == 6
