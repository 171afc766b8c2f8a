"""Wagtail's reference index of objects follows every kind of write."""

import pytest
from django.core.management import call_command
from wagtail.models import ReferenceIndex

from objects.models import CollectionObject, ObjectImage, RelatedObject
from objects.references import update_references
from search.outbox import drain
from tests.factories import CollectionImageFactory, CollectionObjectFactory, ObjectImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(private_folder):
    """Pictures of this test's own."""


def users_of(image):
    return {reference.object_id for reference in ReferenceIndex.get_references_to(image)}


def test_a_picture_knows_which_objects_use_it():
    link = ObjectImageFactory()
    drain()
    assert users_of(link.image) == {str(link.collection_object_id)}
    link.delete()
    drain()
    assert users_of(link.image) == set()


def test_a_deleted_object_leaves_no_reference_from_or_to_it():
    link = ObjectImageFactory()
    other = CollectionObjectFactory()
    RelatedObject.objects.create(collection_object=other, related=link.collection_object)
    drain()
    assert ReferenceIndex.get_references_to(link.collection_object).exists()
    image = link.image
    gone = str(link.collection_object_id)
    link.collection_object.delete()
    drain()
    assert not ReferenceIndex.objects.filter(to_object_id=gone, model_path__contains="rel").exists()
    assert users_of(image) == set()


def test_many_at_once_in_few_queries(django_assert_max_num_queries):
    image = CollectionImageFactory()
    things = [CollectionObjectFactory() for _ in range(20)]
    ObjectImage.objects.bulk_create(
        ObjectImage(collection_object=thing, image=image) for thing in things
    )
    with django_assert_max_num_queries(15):
        update_references(CollectionObject._meta.label, [str(thing.pk) for thing in things])
    assert len(users_of(image)) == 20


def test_wagtails_own_rebuild_finds_them_too():
    link = ObjectImageFactory()
    call_command("rebuild_references_index", verbosity=0)
    assert users_of(link.image) == {str(link.collection_object_id)}
    assert CollectionObject in ReferenceIndex.indexed_models
