"""What is withdrawn is gone from every answer when it is committed, whatever was kept of it."""

import time

import pytest
from django.core.cache import caches

from search.engines import engine, engines
from search.engines.elastic import ElasticEngine
from search.engines.elastic.engine import GLANCE
from search.engines.embedded import EmbeddedEngine
from search.finding import find
from search.models import OutboxEntry
from search.query import Query
from tests.factories import CollectionObjectFactory, ObjectTermFactory
from tests.search.conftest import use_server

pytestmark = pytest.mark.django_db(transaction=True)
RADIO = Query("radio", kinds=("object",), facets=("material",), highlight=True)


@pytest.fixture(params=["embedded", "elastic"])
def things(request, settings, tmp_path):
    """Three radios, found on a site with one engine or the other."""
    settings.SEARCH_INDEX_DIR, settings.LOCKS_DIR = tmp_path / "index", tmp_path / "locks"
    if request.param == "elastic":
        request.getfixturevalue("elastic")
        use_server(settings, request.getfixturevalue("server"))
    caches["searches"].clear()
    engine().rebuild()
    things = [CollectionObjectFactory(title=f"Quillfeather radio {n}") for n in range(3)]
    for thing in things:
        ObjectTermFactory(collection_object=thing, term__name=f"Walnut {thing.pk}")
        thing.save()
    return things


def another_process():
    """The engine as another process has it, which looked at it a moment ago."""
    [mine] = engines()
    if isinstance(mine, ElasticEngine):
        return ElasticEngine(mine.server)
    return EmbeddedEngine(mine.folder.root)


PAGES = ("/search/?q=radio", "/objects/?q=radio", "/search/suggest/?q=quill")


def test_it_is_in_no_answer_any_more_though_it_was_a_moment_ago(things, client):
    gone, kept, _ = things
    read = {thing: f'"{thing.get_absolute_url()}' for thing in things}
    for address in PAGES * 2:
        assert read[gone] in client.get(address).content.decode()
    assert find(RADIO).total == 3
    gone.retire()
    assert not OutboxEntry.objects.exists()
    found = find(RADIO)
    assert found.total == 2
    assert gone.pk not in found.pks("object")
    assert f"material-walnut-{gone.pk}" not in found.facets["material"]
    for address in PAGES:
        page = client.get(address).content.decode()
        assert read[gone] not in page
        assert f"Walnut {gone.pk}" not in page
        assert read[kept] in page
    assert f"Walnut {gone.pk}" not in client.get("/search/suggest/?q=waln").content.decode()
    assert gone.pk not in engine().similar("object", kept.pk)


def test_another_process_knows_of_it_within_a_second(things):
    other = another_process()
    before = other.generation()
    assert other.search(RADIO).total == 3
    things[0].retire()
    time.sleep(GLANCE)
    assert other.generation() != before
    assert other.search(RADIO).total == 2


def test_nothing_that_is_kept_of_a_search_has_words_of_records(things):
    for _ in range(2):
        found = find(RADIO)
        assert "Quillfeather" in repr(found.highlights)
    kept = caches["searches"]._cache
    assert kept
    assert not any(b"uillfeather" in value for value in kept.values())
