"""What is proposed to whoever types: values with their counts, then single records."""

import pytest
from bs4 import BeautifulSoup

from objects.models import CollectionObject
from search.outbox import drain
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


def test_each_thing_shows_its_mosaic_or_picture(shelf, client):
    told = client.get("/search/suggest/?q=blue").content.decode()
    assert told.count("<svg") == 2


def test_a_misspelt_beginning_helps_where_nothing_begins_so(shelf, propose):
    assert propose("bakal")[0] == ("Bakelite Material, 2", "/objects/?material=material-bakelite")
    assert propose("qqzz") == []


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
    with django_assert_max_num_queries(8):
        client.get("/search/suggest/?q=bl")
