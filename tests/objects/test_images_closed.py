"""A picture in a collection that Wagtail's privacy closes is withdrawn from every page."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from search.outbox import drain
from tests.factories import ObjectImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "index")]


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Do something; then what waits for its commit is done."""

    def tell(act, *args):
        with django_capture_on_commit_callbacks(execute=True):
            act(*args)
            drain()

    return tell


@pytest.fixture
def album():
    """A collection of pictures below another."""
    return Collection.get_first_root_node().add_child(name="All").add_child(name="Album")


@pytest.fixture
def thing(album, told):
    """A public object with a picture in the album."""
    made = []
    fields = {"caption": "At the fair", "creator": "Ada Snapper", "licence": "CC0"}
    told(lambda: made.append(ObjectImageFactory(image__collection=album, **fields)))
    return made[0].collection_object


def close(collection):
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=BaseViewRestriction.LOGIN
    )


def assert_seen(client, thing, is_seen):
    """Whether the public is told of the picture: it is so everywhere, or nowhere."""
    page = client.get(thing.get_absolute_url())
    for words in ("At the fair", "Ada Snapper", "The picture"):
        (assertContains if is_seen else assertNotContains)(page, words)
    with_one, without = ("yes", "no") if is_seen else ("no", "yes")
    assertContains(client.get(f"/objects/?picture={with_one}"), thing.object_number)
    assertNotContains(client.get(f"/objects/?picture={without}"), thing.object_number)
    assertContains(client.get("/"), f'<dd class="counts__figure">{int(is_seen)}</dd>', 1 + is_seen)


def test_closing_a_collection_withdraws_its_pictures_and_opening_it_brings_them_back(
    client, thing, album, told
):
    assert_seen(client, thing, True)
    told(close, album.get_parent())
    assert_seen(client, thing, False)
    told(lambda: album.get_parent().view_restrictions.get().delete())
    assert_seen(client, thing, True)


def test_a_picture_that_is_moved_follows_the_collection(client, thing, told):
    shut = Collection.get_first_root_node().add_child(name="Shut")
    close(shut)
    image = thing.object_images.get().image
    image.collection = shut
    told(image.save)
    assert_seen(client, thing, False)


def test_so_do_those_that_are_moved_together_in_the_admin(client, admin_client, thing, album, told):
    shut = Collection.get_first_root_node().add_child(name="Shut")
    close(shut)
    image = thing.object_images.get().image
    address = reverse(
        "wagtail_bulk_action", args=["objects", "collectionimage", "add_to_collection"]
    )
    told(lambda: admin_client.post(f"{address}?id={image.pk}", {"collection": shut.pk}))
    image.refresh_from_db()
    assert image.collection == shut
    assert_seen(client, thing, False)
