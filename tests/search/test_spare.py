"""The index kept beside Elasticsearch, switched on during an outage: old, or not there at all."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from search.mending import Mender
from search.outbox import drain
from tests.factories import CollectionObjectFactory, ObjectTermFactory

pytestmark = pytest.mark.django_db
LINE = "may be missing from this list for a while"


@pytest.fixture
def outage(index, settings):
    """Elasticsearch is away. Beside it lies an index that knows nothing of the newest radio, and
    of two that were withdrawn since; now it is to answer.
    """
    things = [CollectionObjectFactory(title=f"Radio {n}") for n in range(4)]
    ObjectTermFactory(collection_object=things[0], term__name="Radium paint")
    drain()
    settings.SEARCH_URL = ["http://127.0.0.1:1"]
    things[0].retire()
    things[1].retire()
    CollectionObjectFactory(title="Radiogram")
    drain()
    settings.SEARCH_FALLBACK = True
    return index


@pytest.fixture
def read(client):
    """The words of a page, or of a part of one, as its reader sees them."""

    def words(address, part="main"):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        return " ".join((soup.select_one(part) or soup).get_text(" ").split())

    return words


@pytest.mark.parametrize(
    ("address", "count"), [("/objects/?q=radio", "2 objects"), ("/search/?q=radio", "Objects 2")]
)
def test_an_old_one_answers_with_a_word_of_it_and_shows_nothing_withdrawn(
    outage, read, address, count
):
    said = read(address)
    assert LINE in said
    assert count in said
    assert "Radio 2" in said
    assert "Radio 3" in said
    assert "Radio 0" not in said
    assert "Radio 1" not in said
    assert "Radium" not in said


def test_nor_does_it_propose_anything_withdrawn(outage, read):
    said = read("/search/suggest/?q=radi", "body")
    assert "Radio 2" in said
    assert "Radio 0" not in said
    assert "Radio 1" not in said
    assert "Radium" not in said
    assert "Radium" not in read("/objects/")


@pytest.mark.parametrize("command", ["repair_search_index", "rebuild_search_index"])
def test_whoever_looks_after_it_is_told_and_can_mend_it_meanwhile(outage, client, read, command):
    health = client.get("/healthz").json()
    assert (health["search"], health["spare"]) == ("away", "behind")
    with pytest.raises(CommandError, match="The spare: The index is behind") as failed:
        call_command("search_status", "--quick")
    assert "rebuild_search_index --spare" in str(failed.value)
    call_command(command, "--spare")
    assert client.get("/healthz").json()["spare"] == "ok"
    said = read("/objects/?q=radiogram")
    assert LINE not in said
    assert "1 object" in said


def test_the_worker_mends_it(outage, client):
    Mender().mend()
    assert client.get("/healthz").json()["spare"] == "ok"


def test_one_that_is_not_there_is_named_and_made(outage, client, read):
    outage.folder.pointer_path.unlink()
    assert client.get("/healthz").json()["spare"] == "away"
    assert "Search is being made ready" in read("/search/?q=radio")
    with pytest.raises(CommandError, match="The spare: There is no search index"):
        call_command("search_status", "--quick")
    with pytest.raises(CommandError, match="Elasticsearch"):
        call_command("repair_search_index")
    call_command("rebuild_search_index", "--spare")
    assert "3 objects" in read("/objects/")


def test_fewer_than_there_should_be_are_noticed_whatever_was_noted(outage, client):
    outage.folder.caught_up()
    CollectionObjectFactory(title="Told to nobody")
    CollectionObjectFactory(title="Told to nobody either")
    assert client.get("/healthz").json()["spare"] == "behind"
    with pytest.raises(CommandError, match=r"it holds \d+ of \d+ records"):
        call_command("search_status", "--quick")


def test_a_change_while_it_is_built_by_another_process_counts_too(outage):
    outage.rebuild(lambda count: outage.leave_behind())
    assert outage.is_left_behind()
    outage.rebuild()
    assert not outage.is_left_behind()


def test_without_one_the_command_says_so(index):
    with pytest.raises(CommandError, match="No spare is kept"):
        call_command("rebuild_search_index", "--spare")
