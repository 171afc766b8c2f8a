"""What machines read on an object's page: JSON-LD and social tags."""

import json
import re

import pytest
from pytest_django.asserts import assertContains, assertInHTML

from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://collection.example"


def data_of(client, thing):
    (block,) = BLOCK.findall(client.get(thing.get_absolute_url()).content.decode())
    return json.loads(block)


def test_an_object_is_a_creative_work_with_all_that_is_known(client):
    thing = CollectionObjectFactory(
        object_number="BAC/1", title="Enamel sign", date_text="1935", right_type="CC BY 4.0"
    )
    maker = PersonFactory(name="Ekco", kind="organisation", uri="https://www.wikidata.org/wiki/Q1")
    ObjectPersonFactory(collection_object=thing, person=maker)
    ObjectPlaceFactory(collection_object=thing, place=PlaceFactory(name="Battersea"))
    ObjectTermFactory(collection_object=thing, term=TermFactory(name="enamel"))
    row = ObjectImageFactory(collection_object=thing, licence="CC0", creator="Ada Draper")
    row.image.make_sizes()
    data = data_of(client, thing)
    address = "https://collection.example/objects/bac-1/"
    assert (data["@type"], data["@id"], data["identifier"]) == ("CreativeWork", address, "BAC/1")
    assert data["dateCreated"] == "1935"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["creator"] == [
        {"@type": "Organization", "name": "Ekco", "sameAs": "https://www.wikidata.org/wiki/Q1"}
    ]
    assert data["locationCreated"] == [{"@type": "Place", "name": "Battersea"}]
    assert data["material"] == ["enamel"]
    (image,) = data["image"]
    assert image["contentUrl"].startswith("https://collection.example/images/")
    assert image["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert image["creditText"] == "Ada Draper"


def test_a_vague_date_is_given_as_years_and_none_as_nothing(client):
    vague = data_of(client, CollectionObjectFactory(date_text="1950s"))
    assert (vague.get("dateCreated"), vague["temporalCoverage"]) == (None, "1950/1959")
    bare = data_of(client, CollectionObjectFactory())
    assert not {"dateCreated", "temporalCoverage", "license", "image", "creator"} & set(bare)


def test_no_word_of_a_catalogue_ends_the_block(client):
    nasty = '</script><script>alert("x")</script><!-- &amp; "quoted"'
    thing = CollectionObjectFactory(title=nasty, credit_line=nasty)
    assert data_of(client, thing)["name"] == nasty


def test_pictures_behind_a_content_note_are_not_handed_to_machines(client):
    row = ObjectImageFactory(collection_object__content_note_code="racism")
    row.image.make_sizes()
    assert "image" not in data_of(client, row.collection_object)


def test_other_sites_are_given_the_share_image(client):
    thing = CollectionObjectFactory(object_number="BAC/1", title="Enamel sign")
    response = client.get("/objects/bac-1/")
    start = '<meta property="og:image" content="https://collection.example/objects/bac-1/share.jpg?'
    assertContains(response, start)
    for tag in (
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:alt" content="Enamel sign">',
        '<meta name="twitter:card" content="summary_large_image">',
    ):
        assertInHTML(tag, response.content.decode())
    thing.title = "Another"
    thing.save()
    address = re.search(r"share\.jpg\?\w+", response.content.decode())[0]
    assert address not in client.get("/objects/bac-1/").content.decode()
