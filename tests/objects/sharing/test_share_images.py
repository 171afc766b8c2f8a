"""The picture that other sites show of an object: drawn once, true, gone with the object."""

import io

import pytest
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from objects.models import CollectionObject
from objects.mosaic import mosaic
from objects.sharing import share_image
from objects.sharing.share_files import folder_of, share_jpeg
from search.outbox import drain
from tests.factories import CollectionObjectFactory, ObjectImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]
MAROON = (128, 0, 0)


@pytest.fixture
def thing():
    return CollectionObjectFactory(object_number="BAC/1", title="Enamel sign")


@pytest.fixture
def pictured(thing):
    row = ObjectImageFactory(collection_object=thing)
    row.image.make_sizes()
    return row


def shared(client, slug="bac-1"):
    response = client.get(f"/objects/{slug}/share.jpg")
    assert response.status_code == 200
    return Image.open(io.BytesIO(response.content))


def shows_picture(image):
    """Whether the middle of the left square has the colour of the factory's pictures."""
    found = image.convert("RGB").getpixel((283, 283))
    return all(abs(one - other) < 12 for one, other in zip(found, MAROON, strict=True))


def files(thing):
    return list(folder_of(thing.pk).glob("*"))


def test_it_has_the_size_that_other_sites_ask_for(client, thing):
    image = shared(client)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert not shows_picture(image)


def test_it_shows_the_thing(client, pictured):
    assert shows_picture(shared(client))


def test_a_picture_with_a_content_note_is_not_in_it(client, pictured, thing):
    thing.content_note_code = "racism"
    thing.save()
    assert not shows_picture(shared(client))


def test_a_picture_that_is_closed_is_not_in_it(client, pictured):
    assert shows_picture(shared(client))
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    pictured.image.collection = closed
    pictured.image.save()
    assert not shows_picture(shared(client))


def test_a_picture_whose_file_is_lost_leaves_the_mosaic(client, pictured):
    for rendition in pictured.image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    assert not shows_picture(shared(client))


def test_it_is_drawn_once_until_the_object_changes(client, thing, monkeypatch):
    shared(client)
    (before,) = files(thing)
    monkeypatch.setattr(share_image, "draw", None)  # a second drawing would fail
    shared(client)
    monkeypatch.undo()
    thing.title = "Another sign"
    thing.save()
    shared(client)
    (after,) = files(thing)
    assert before.name != after.name


@pytest.mark.parametrize("way", ["retire", "withdraw"])
def test_its_file_goes_when_the_object_is_no_longer_public(client, thing, way):
    shared(client)
    thing.retire() if way == "retire" else thing.unpublish()
    drain()
    assert files(thing) == []
    assert client.get("/objects/bac-1/share.jpg").status_code == 404


def test_nothing_is_kept_of_what_is_withdrawn_while_it_is_drawn(client, thing):
    before = CollectionObject.objects.with_card_relations().get()
    thing.retire()
    drain()
    share_jpeg(before)
    assert files(thing) == []


def test_a_browser_that_has_it_gets_nothing_twice(client, thing):
    first = client.get("/objects/bac-1/share.jpg")
    assert first["Cache-Control"] == "private, max-age=300, must-revalidate"
    again = client.get("/objects/bac-1/share.jpg", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_costs_few_queries(client, pictured, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        shared(client)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("", ""),
        ("Donaudampfschifffahrtsgesellschaft" * 20, "1" * 200),
        ("Libuše, Œuvre, 漢字, \U0001f3ad", "№ 1"),
        ("word " * 400, "A / " * 90),
    ],
)
def test_whatever_it_is_called_it_can_be_drawn(title, number):
    drawn = share_image.draw(title, number, title, "BAC Collection", mosaic("1"))
    assert Image.open(io.BytesIO(drawn)).size == (1200, 630)


@pytest.mark.parametrize("mode", ["L", "RGBA", "P"])
def test_a_picture_of_any_kind_can_be_drawn(mode):
    picture = Image.new(mode, (30, 900))
    drawn = share_image.draw("Sign", "1", "", "BAC Collection", picture)
    assert Image.open(io.BytesIO(drawn)).size == (1200, 630)


def test_words_stay_inside_the_image():
    white = Image.new("RGB", (566, 566), "white")
    drawn = Image.open(io.BytesIO(share_image.draw("M" * 300, "M" * 300, "M" * 300, "BAC", white)))
    margin = drawn.crop((1200 - 20, 0, 1200, 560)).convert("L").getextrema()
    assert margin[0] > 200, "ink in the right margin"


@pytest.mark.parametrize(("most", "ends"), [(3, "c"), (2, "b…"), (1, "a…"), (0, None)])
def test_words_that_go_on_end_with_dots(most, ends):
    lines = share_image._cut(["a,", "b", "c"], most)
    assert len(lines) == most
    assert (lines[-1] if lines else None) == ends
