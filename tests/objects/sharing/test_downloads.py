"""Pictures to take home: only what the licence allows, under a name that says whose it is."""

import io

import pytest
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import CollectionObjectFactory, ObjectImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture
def thing():
    thing = CollectionObjectFactory(object_number="BAC/1")
    for licence in ("All rights reserved", "CC0", ""):
        ObjectImageFactory(collection_object=thing, licence=licence).image.make_sizes()
    return thing


def test_the_largest_file_comes_under_the_objects_name(client, thing):
    response = client.get("/objects/bac-1/2.jpg")
    assert response["Content-Disposition"] == 'attachment; filename="bac-1-2.jpg"'
    assert Image.open(io.BytesIO(b"".join(response.streaming_content))).size == (800, 600)


@pytest.mark.parametrize("place", [0, 1, 3, 4, 10**30])
def test_nothing_else_can_be_taken(client, thing, place):
    assert client.get(f"/objects/bac-1/{place}.jpg").status_code == 404


def test_a_hidden_picture_is_neither_offered_nor_given(client, thing):
    thing.object_images.update(may_show=False)
    assertNotContains(client.get("/objects/bac-1/"), "Download the picture")
    assert client.get("/objects/bac-1/2.jpg").status_code == 404


def test_the_page_offers_it_with_its_size(client, thing):
    response = client.get("/objects/bac-1/")
    assertContains(response, 'href="/objects/bac-1/2.jpg"')
    assertContains(response, "JPEG, 800 by 600 pixels", count=1)
