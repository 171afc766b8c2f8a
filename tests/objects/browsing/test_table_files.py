"""The list as a table, for everybody: what it costs is paid once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import search
from objects.models import CollectionObject
from search import locks
from search.outbox import drain
from tests.objects.browsing.test_ways_to_see import table

PLAIN = "/objects/list.csv"
NARROWED = f"{PLAIN}?kind=object_name-tin"


def names(client, address=PLAIN):
    return {row["Name"] for row in table(client, address)}


@pytest.fixture(autouse=True)
def heard_of(shelf):
    drain()


def test_the_whole_list_is_put_together_once(shelf, client):
    first = names(client)
    with CaptureQueriesContext(connection) as queries:
        assert names(client) == first
    assert len(first) == 5
    assert not any("objects_" in query["sql"] for query in queries)


def test_a_change_makes_another_and_the_old_one_goes(shelf, client, settings):
    names(client)
    shelf[0].title = "Caddy"
    shelf[0].save()
    drain()
    assert names(client) == {"Caddy", "Biscuit tin", "Tobacco tin", "Side comb", "Nit comb"}
    assert len(list(settings.TABLES_DIR.iterdir())) == 1


def test_what_is_withdrawn_is_gone_before_the_index_has_heard_of_it(shelf, client):
    assert "Tea tin" in names(client)
    CollectionObject.objects.filter(pk=shelf[0].pk).update(live=False)
    search.changed("objects.CollectionObject", [shelf[0].pk])
    assert "Tea tin" not in names(client)


def test_who_has_it_already_gets_it_no_second_time(shelf, client):
    response = client.get(PLAIN)
    b"".join(response.streaming_content)
    again = client.get(PLAIN, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    shelf[0].retire()
    drain()
    changed = client.get(PLAIN, headers={"if-none-match": response["ETag"]})
    assert changed.status_code == 200
    assert b"Tea tin" not in b"".join(changed.streaming_content)


def test_only_two_are_put_together_at_a_time(shelf, client):
    assert len(names(client)) == 5
    with locks.hold_file("table-0"):
        assert len(names(client, NARROWED)) == 3
        with locks.hold_file("table-1"):
            response = client.get(NARROWED)
            assert response.status_code == 503
            assert response["Retry-After"] == "10"
            assert b"Please try again soon" in response.content
            assert len(names(client)) == 5  # that is there already
    assert len(names(client, NARROWED)) == 3


def test_whoever_reads_slowly_keeps_nobody_waiting(shelf, client):
    reading = [client.get(NARROWED) for _ in range(4)]
    assert [response.status_code for response in reading] == [200] * 4
    for response in reading:
        assert len(b"".join(response.streaming_content).splitlines()) == 4
