"""The pages of people, places and terms: who or where, and their objects."""

import pytest
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from tests.factories import ObjectPersonFactory, ObjectPlaceFactory, PersonFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def test_a_person_is_shown_with_kind_other_names_and_an_outside_list(client, settings):
    settings.SITE_URL = "https://collection.example"
    ekco = PersonFactory(
        name="Ekco", kind="organisation", uri="https://www.wikidata.org/wiki/Q5323333"
    )
    cole = PersonFactory(name="E. K. Cole", preferred=ekco)
    ObjectPersonFactory(person=cole, collection_object__title="A valve")
    ObjectPersonFactory(person=ekco, collection_object__title="A radio")
    response = client.get("/people/ekco/")
    for words in ("organisation", "<h1>Ekco</h1>", "Also called E. K. Cole.", "A radio"):
        assertContains(response, words)
    text = response.content.decode()
    assertInHTML('<a href="https://www.wikidata.org/wiki/Q5323333">Ekco in Wikidata</a>', text)
    assertInHTML('<link rel="canonical" href="https://collection.example/people/ekco/">', text)


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        ("51.46420", "-0.16120", "51.46° north, 0.16° west"),
        ("-33.86880", "151.20930", "33.87° south, 151.21° east"),
        ("0", "0", "0.00° north, 0.00° east"),
    ],
)
def test_a_place_says_where_it_is_and_asks_no_map_of_others(client, latitude, longitude, said):
    place = PlaceFactory(name="Lavender Hill", latitude=latitude, longitude=longitude)
    ObjectPlaceFactory(place=place)
    response = client.get("/places/lavender-hill/")
    assertContains(response, f"On the map at {said}.")
    assertNotContains(response, "<iframe")


def test_a_place_without_coordinates_says_nothing_of_a_map(client):
    place = ObjectPlaceFactory().place
    assertNotContains(client.get(f"/places/{place.slug}/"), "On the map")


def test_an_outside_list_that_we_do_not_know_is_called_by_its_host(client):
    person = PersonFactory(name="Ada", uri="https://www.names.example/ada")
    ObjectPersonFactory(person=person)
    assertContains(client.get("/people/ada/"), "Ada in names.example")
