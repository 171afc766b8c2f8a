"""What people remember something of is not deleted, and the admin says why in words."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import ReferenceIndex

from memories.models import Memory
from objects.models import CollectionObject, Place
from tests.factories import CollectionObjectFactory, MemoryFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def delete_address(record):
    return reverse(record.snippet_viewset.get_url_name("delete"), args=[record.pk])


@pytest.mark.parametrize("state", ["submitted", "published", "withdrawn"])
def test_an_object_is_kept_and_retired_instead(admin_client, state):
    thing = MemoryFactory(state=state, collection_object__title="Copper stick").collection_object
    for ask in (admin_client.get, admin_client.post):
        response = ask(delete_address(thing), follow=True)
        assertContains(response, "Copper stick” cannot be deleted")
        assertContains(response, "Retire it instead")
    assert CollectionObject.objects.filter(pk=thing.pk).exists()


def test_a_place_is_kept_and_merged_instead(admin_client):
    place = PlaceFactory()
    MemoryFactory(state="submitted", place=place, collection_object=None)
    response = admin_client.post(delete_address(place), follow=True)
    assertContains(response, "Merge it into another place instead")
    assert Place.objects.filter(pk=place.pk).exists()


def test_several_at_once_are_kept_together(admin_client):
    told, untold = MemoryFactory(state="submitted").collection_object, CollectionObjectFactory()
    address = reverse("wagtail_bulk_action", args=["objects", "collectionobject", "delete"])
    response = admin_client.post(f"{address}?id={told.pk}&id={untold.pk}", follow=True)
    assertContains(response, "cannot be deleted")
    assert CollectionObject.objects.count() == 2


SAID = "cannot be deleted, as people tell us what they remember of it."


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_half_written_words_are_kept_and_nobody_learns_that_they_are_not_sent(admin_client, state):
    memory = MemoryFactory(state=state, text="Quillwort was kept in it.")
    for ask in (admin_client.get, admin_client.post):
        page = ask(delete_address(memory.subject), follow=True)
        assertContains(page, SAID)
        assertNotContains(page, "Quillwort")
    assert Memory.objects.get().last_telling.text == "Quillwort was kept in it."
    assert CollectionObject.objects.exists()


def test_so_they_are_of_a_place_and_of_several_at_once(admin_client):
    place, thing = PlaceFactory(), MemoryFactory().collection_object
    MemoryFactory(place=place, collection_object=None)
    assertContains(admin_client.post(delete_address(place), follow=True), SAID)
    address = reverse("wagtail_bulk_action", args=["objects", "collectionobject", "delete"])
    ids = f"?id={thing.pk}&id={CollectionObjectFactory().pk}"
    assertContains(admin_client.post(address + ids, follow=True), SAID)
    assert Memory.objects.count() == 2


def test_what_nobody_told_us_of_is_deleted_as_ever(admin_client):
    thing = CollectionObjectFactory()
    admin_client.post(delete_address(thing))
    assert not CollectionObject.objects.filter(pk=thing.pk).exists()


def test_wagtail_lists_no_memory_among_what_uses_an_object(db):
    memory = MemoryFactory(state="published")
    related = [memory, memory.telling, memory.last_consent, *memory.uses.all(), *memory.moves.all()]
    for record in related:
        assert not ReferenceIndex.model_is_indexable(type(record))
