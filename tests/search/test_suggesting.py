"""What is proposed to whoever types: values with their counts, then single records."""

from threading import Event

import pytest
from bs4 import BeautifulSoup

from objects.models import CollectionObject
from search.everything import suggesting
from search.everything.suggesting import Suggestions, known_values
from search.keeping import is_settled_now
from search.models import SynonymSet
from search.outbox import drain
from search.renewing import Renewed
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(index):
    """Two egg cups of Bakelite, one of them by Cupsworth in Eggborough; and a draft."""
    name = TermFactory(vocabulary="object_name", name="egg cup")
    bakelite = TermFactory(name="Bakelite")
    cups = [CollectionObjectFactory(title=f"Blue egg cup {n}") for n in range(2)]
    for cup in cups:
        ObjectTermFactory(collection_object=cup, term=name)
        ObjectTermFactory(collection_object=cup, term=bakelite)
    ObjectPersonFactory(collection_object=cups[0], person__name="Cupsworth & Sons")
    ObjectPlaceFactory(collection_object=cups[0], place__name="Eggborough")
    draft = CollectionObjectFactory(title="Quillfeather", live=False)
    ObjectTermFactory(collection_object=draft, term__name="quillwork")
    index.rebuild()
    drain()
    return cups


@pytest.fixture
def propose(client):
    """(words, where they lead) of each option for what was typed."""

    def ask(text):
        drain()
        response = client.get("/search/suggest/", {"q": text})
        assert response.status_code == 200
        options = BeautifulSoup(response.content, "html.parser").select("[role=option]")
        return [(" ".join(one.get_text().split()), one["data-address"]) for one in options]

    return ask


def test_values_whose_words_begin_so_with_counts_and_lists(shelf, propose, client):
    assert propose("egg") == [
        ("egg cup Kind of object, 2", "/objects/?kind=object_name-egg-cup"),
        ("Eggborough Place, 1", "/objects/?place=eggborough"),
    ]
    assert propose("cup")[0][0] == "egg cup Kind of object, 2"
    assert propose("CUPS") == [("Cupsworth & Sons Maker, 1", "/objects/?maker=cupsworth-sons")]
    assert propose("egg cu")[0][1] == "/objects/?kind=object_name-egg-cup"
    for _, address in propose("egg"):
        assert client.get(address).status_code == 200


def test_then_single_things_by_title_or_number(shelf, propose):
    cup = shelf[0]
    assert propose("blue e")[0] == (f"Blue egg cup 0 {cup.object_number}", cup.get_absolute_url())
    assert propose(cup.object_number) == [
        (f"Blue egg cup 0 {cup.object_number}", cup.get_absolute_url())
    ]


def test_part_of_a_number_will_do(shelf, propose, index):
    """A label may show its end alone, and somebody may leave the zeros out."""
    thing = CollectionObjectFactory(title="Comb", object_number="AIBDC : 007661")
    CollectionObjectFactory(title="Poster", brief_description="Printed in 1931.")
    index.rebuild()
    for typed in ("7661", "007661", "AIBDC 7661"):
        assert [address for _, address in propose(typed)] == [thing.get_absolute_url()], typed
    assert propose("1931") == [], "a year is nobody's number"


def test_each_thing_shows_its_mosaic_or_picture(shelf, client):
    told = client.get("/search/suggest/?q=blue").content.decode()
    assert told.count("<svg") == 2


def test_a_misspelt_beginning_helps_where_nothing_begins_so(shelf, propose):
    assert propose("bakal")[0] == ("Bakelite Material, 2", "/objects/?material=material-bakelite")
    assert propose("qqzz") == []
    SynonymSet.objects.create(words="Bakelot > oven")
    assert propose("bakelo") == [], "that is right as it is"


def test_a_letter_that_was_left_out_is_put_in(shelf, propose):
    name = TermFactory(vocabulary="object_name", name="poster")
    for number in range(2):
        poster = CollectionObjectFactory(title=f"Sheet {number}")
        ObjectTermFactory(collection_object=poster, term=name)
    ObjectPersonFactory(collection_object=poster, person__name="London Power Company")
    assert propose("poter")[0][0].startswith("poster")


def test_nothing_is_proposed_for_one_letter_or_none(shelf, propose):
    assert propose("e") == propose("") == propose("!?") == []


def test_what_nothing_public_has_is_not_proposed(shelf, propose):
    assert propose("quill") == []
    CollectionObject.objects.get(pk=shelf[0].pk).unpublish()
    assert propose("cupswo") == []
    assert [words for words, _ in propose("egg")] == ["egg cup Kind of object, 1"]


def test_a_renamed_value_is_proposed_by_its_new_name(shelf, propose):
    term = shelf[0].terms.get(term__name="Bakelite").term
    term.name = "Phenolic"
    term.save()
    assert propose("bakel") == []
    assert propose("phen")[0][0] == "Phenolic Material, 2"


def test_it_is_kept_until_the_index_changes(shelf, client):
    first = client.get("/search/suggest/?q=egg")
    again = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert client.get("/search/suggest/?q=egg", **again).status_code == 304
    CollectionObject.objects.get(pk=shelf[0].pk).unpublish()
    drain()
    assert client.get("/search/suggest/?q=egg", **again).status_code == 200


def test_few_queries(shelf, client, django_assert_max_num_queries):
    client.get("/search/suggest/?q=eg")
    with django_assert_max_num_queries(6):
        client.get("/search/suggest/?q=bl")
    with django_assert_max_num_queries(3):
        client.get("/search/suggest/?q=bl")


# While the index is of another state than the values that are known


def values_of(text):
    return [(value.words, value.count) for value in Suggestions(text).values]


def test_what_is_taken_back_is_in_no_suggestion_before_the_index_knows(shelf, client):
    assert ("Cupsworth & Sons", 1) in values_of("cup")
    assert client.get("/search/suggest/?q=cup").has_header("ETag")
    CollectionObject.objects.get(pk=shelf[0].pk).unpublish()
    assert values_of("cup") == [("egg cup", 0)], "how many there are is not known now"
    response = client.get("/search/suggest/?q=cup")
    assert "Cupsworth" not in response.content.decode()
    assert "egg cup" in response.content.decode()
    assert "Kind of object," not in response.content.decode()
    assert not response.has_header("ETag")


def test_what_nobody_was_told_of_is_no_hit_all_the_same(shelf):
    assert len(Suggestions("blue").hits) == 2
    CollectionObject.objects.filter(pk=shelf[0].pk).update(live=False)
    [hit] = Suggestions("blue").hits
    assert hit.address == shelf[1].get_absolute_url()


@pytest.fixture
def slow(monkeypatch, settings):
    """The values are read in a thread, as on a site, and only once they may be."""
    settings.SEARCH_REMEMBERS = 30
    may_read = Event()

    def read():
        assert may_read.wait(30)
        return known_values()

    known = Renewed(lambda source: read(), seconds=0)
    monkeypatch.setattr(suggesting, "_known", known)
    yield may_read, known
    may_read.set()
    if known._thread:
        known._thread.join()


def read_all(slow):
    may_read, known = slow
    may_read.set()
    known.get()
    known._thread.join()
    may_read.clear()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_values_and_nothing_withdrawn_is_among_old_ones(shelf, slow, client):
    assert values_of("egg") == []
    assert [hit.address for hit in Suggestions("blue").hits]
    read_all(slow)
    assert values_of("egg") == [("egg cup", 2), ("Eggborough", 1)]
    CollectionObject.objects.get(pk=shelf[0].pk).unpublish()
    assert is_settled_now(), "the index knows, the values are of before"
    assert values_of("egg") == [("egg cup", 0)]
    assert not client.get("/search/suggest/?q=egg").has_header("ETag")
    read_all(slow)
    assert values_of("egg") == [("egg cup", 1)]
    assert client.get("/search/suggest/?q=egg").has_header("ETag")


@pytest.mark.django_db(transaction=True)
def test_an_old_name_is_not_proposed(shelf, slow):
    read_all(slow)
    term = shelf[0].terms.get(term__name="Bakelite").term
    term.name = "Phenolic"
    term.save()
    assert values_of("bakel") == []
