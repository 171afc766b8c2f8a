"""What the commands say of the index, and what they mend."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from home.management.commands.setup_site import Command as SetUp
from objects.models import CollectionObject
from search.engines import engines
from search.outbox import drain
from search.query import Query
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db


def run(capsys, *command) -> str:
    call_command(*command)
    return capsys.readouterr().out


def test_the_status_tells_engine_index_and_what_is_out_of_step(index, capsys):
    things = CollectionObjectFactory.create_batch(3, title="Radio")
    drain()
    assert "Objects: 3 in the index, 3 public, 0 out of step" in run(capsys, "search_status")
    CollectionObject.objects.filter(pk=things[0].pk).update(title="Comb")  # told to nobody
    said = run(capsys, "search_status")
    assert "Engine: embedded" in said
    assert f"Index: {index.folder.pointer().folder}, built " in said
    assert "Objects: 3 in the index, 3 public, 1 out of step" in said
    assert "out of step" not in run(capsys, "search_status", "--quick")


def test_repairing_mends_just_those(index, capsys):
    things = CollectionObjectFactory.create_batch(3, title="Radio")
    drain()
    CollectionObject.objects.filter(pk=things[0].pk).update(title="Comb")
    assert "embedded: Objects: 1 mended" in run(capsys, "repair_search_index")
    assert index.search(Query("comb")).pks("object") == [things[0].pk]
    assert "embedded: Objects: 0 mended" in run(capsys, "repair_search_index")


def test_a_server_that_is_away_is_named_and_does_not_stop_the_start(index, settings, capsys):
    settings.SEARCH_URL, settings.SEARCH_FALLBACK = ["http://127.0.0.1:1"], True
    assert len(engines()) == 2
    with pytest.raises(CommandError, match="Elasticsearch does not answer"):
        call_command("search_status")
    for options in ({}, {"if_needed": True}):
        with pytest.raises(CommandError, match="Elasticsearch") as failed:
            call_command("rebuild_search_index", **options)
        assert str(failed.value).count("refused") == 1, "each cause is said once"
    SetUp(stderr=StringIO()).build_index()


def test_readers_are_answered_by_the_spare_while_the_server_is_away(index, settings, client):
    CollectionObjectFactory.create_batch(3, title="Radio")
    drain()
    settings.SEARCH_URL, settings.SEARCH_FALLBACK = ["http://127.0.0.1:1"], True
    assert "Radio" in client.get("/objects/", {"q": "radio"}).content.decode()
    settings.SEARCH_FALLBACK = False
    page = client.get("/objects/", {"q": "radio"})
    assert page.status_code < 500 or page.status_code == 503
    assert "search" in page.content.decode().lower()
