"""What the window of objects finds: as the public search does, and more."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from objects.sharing.short_links import short_link
from search.engines import engine
from tests.factories import CollectionObjectFactory, MemoryFactory, ObjectImageFactory

pytestmark = pytest.mark.usefixtures("private_folder")


@pytest.fixture
def radio():
    return CollectionObjectFactory(object_number="BAC/2001.7", title="Wireless set")


@pytest.fixture
def mangle():
    return CollectionObjectFactory(object_number="BAC/2001.8", title="Mangle with two rollers")


def rebuilt(*things):
    engine().rebuild()


def test_words_are_searched_as_readers_search(ask, index, radio, mangle):
    rebuilt()
    assert ask.names(q="rollers") == ["Mangle with two rollers"]
    assert ask.names(q="mangel") == ["Mangle with two rollers"]
    assert "We looked for “mangle” instead of “mangel”." in ask.words(q="mangel")


def test_a_number_is_found_first_however_it_is_typed(ask, index, radio, mangle):
    CollectionObjectFactory(title="A leaflet about BAC 2001.7")
    rebuilt()
    assert ask.names(q="bac/2001.7")[0] == "Wireless set"
    assert ask.names(q="BAC 2001 7")[0] == "Wireless set"


@pytest.mark.parametrize("before", ["", settings.SITE_URL, "https://old.example"])
def test_an_address_finds_its_record_alone(ask, index, radio, mangle, before):
    rebuilt()
    assert ask.names(q=f"{before}/objects/bac-2001-7/") == ["Wireless set"]
    assert ask.names(q=f"{before}/objects/bac-2001-7/?q=mangle#x") == ["Wireless set"]


def test_a_short_link_finds_its_record(ask, index, radio, mangle):
    rebuilt()
    assert ask.names(q=short_link(mangle)) == ["Mangle with two rollers"]
    assert "nothing at this address" in ask.words(q=f"{settings.SITE_URL}/o/zzzz")


def test_the_address_of_a_replaced_record_finds_what_replaced_it(ask, index, radio, mangle):
    radio.retire(replaced_by=mangle)
    rebuilt()
    assert ask.names(q="/objects/bac-2001-7/") == ["Mangle with two rollers"]


def test_while_the_search_is_away_titles_are_looked_for_and_the_window_says_so(ask, radio, mangle):
    # No index was built.
    said = ask.words(q="mangle")
    assert "The search is away at the moment." in said
    assert ask.names(q="mangle") == ["Mangle with two rollers"]
    assert ask.names(q="BAC/2001.7") == ["Wireless set"]


def test_filters_come_from_the_facets_of_every_app_and_from_the_database(ask, index, radio, mangle):
    said = ask.client.get("/admin/snippets/choose/objects/collectionobject/?use=story").json()
    for label in ("With a picture", "With memories", "Nobody has looked at it"):
        assert label in said["html"]
    ObjectImageFactory(collection_object=radio)
    MemoryFactory(collection_object=mangle, state="published")
    radio.first_seen_at = timezone.now()
    radio.save(update_fields=["first_seen_at"])
    rebuilt()
    assert ask.names(narrow="picture:yes") == ["Wireless set"]
    assert ask.names(narrow="memories:yes") == ["Mangle with two rollers"]
    assert ask.names(narrow="unseen") == ["Mangle with two rollers"]
    assert ask.names(narrow=["picture:yes", "unseen"]) == []
    assert ask.names(narrow="picture:yes", q="set") == ["Wireless set"]
    assert ask.names(narrow="no such filter") == ["Wireless set", "Mangle with two rollers"]


def test_pages_and_counts(ask, index):
    CollectionObjectFactory.create_batch(30)
    rebuilt()
    assert "30 objects" in ask.words()
    assert "Page 1 of 2" in ask.words()
    assert len(ask.tiles(p=2)) == 6
    assert "30 objects" in ask.words(q="enamel")
    assert len(ask.tiles(p=2, q="enamel")) == 6
    assert ask.results(p=9).status_code == 404
    assert ask.results(p="x").status_code == 404


def test_nothing_found_says_what_to_do(ask, index, radio):
    rebuilt()
    said = ask.words(q="zzzzqqq")
    assert "Nothing found" in said
    assert "Try fewer words" in said


@pytest.mark.parametrize(
    "typed", ["\x00", "/", "o/", "objects//", "a" * 5000, "(((", "💥", "o/\x00"]
)
def test_whatever_is_typed_there_is_an_answer(ask, index, radio, typed):
    assert ask.results(q=typed).status_code == 200


def test_another_use_than_there_is_is_not_found(ask, radio):
    assert ask.results(use="publicity").status_code == 404
    assert ask.choose(radio, use="").status_code == 200


def test_a_page_of_tiles_costs_the_same_however_many_there_are(ask, index):
    def cost():
        ask.results(q="enamel")
        with CaptureQueriesContext(connection) as queries:
            ask.results(q="enamel")
        return len(queries)

    for thing in CollectionObjectFactory.create_batch(2):
        ObjectImageFactory(collection_object=thing)
    rebuilt()
    few = cost()
    for thing in CollectionObjectFactory.create_batch(10):
        ObjectImageFactory(collection_object=thing)
    rebuilt()
    # Thumbnails that readers' files don't spare are looked up one by one.
    assert cost() <= few + 10


def test_what_was_chosen_lately_stands_before_the_rest(ask, index, radio, mangle):
    assert "What you used lately" not in ask.words()
    ask.choose(mangle)
    ask.choose(radio)
    recent = ask.results().context["recent"]
    assert [tile.record for tile in recent] == [radio, mangle]
    assert "What you used lately" in ask.words()
    rebuilt()
    assert "What you used lately" not in ask.words(q="mangle")
