"""The addresses of pictures: what a reader gets, what staff get, and what nobody learns."""

import io
from pathlib import Path

import pytest
from django.utils.http import http_date
from PIL import Image
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from objects.models import CollectionImage
from tests.objects.pictures import (
    encoded,
    hang,
    imported_image,
    library_image,
    person_with,
    picture,
    published_object,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture
def thing():
    return published_object()


@pytest.fixture
def shown(thing):
    """A rendition of a picture that a published object shows."""
    image = imported_image()
    hang(image, thing)
    return image.get_rendition("width-30")


@pytest.fixture
def reader_of_the_admin():
    return person_with("wagtailadmin.access_admin", name="Reader")


@pytest.fixture
def editor():
    return person_with("wagtailadmin.access_admin", "wagtailimages.change_image", name="Editor")


def body(response):
    return b"".join(response.streaming_content)


def test_a_reader_gets_the_picture(client, shown):
    response = client.get(shown.url)
    assert response.status_code == 200
    image = Image.open(io.BytesIO(body(response)))
    assert (image.format, image.size) == ("JPEG", (30, 15))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("spec", "content_type"),
    [("width-30|format-webp", "image/webp"), ("width-30|format-png", "image/png")],
)
def test_every_format_says_what_it_is(client, thing, spec, content_type):
    image = imported_image(encoded(picture(), "PNG"))
    hang(image, thing)
    assert client.get(image.get_rendition(spec).url)["Content-Type"] == content_type


def test_a_public_picture_costs_two_queries(client, shown, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert client.get(shown.url).status_code == 200


def test_a_public_picture_looks_at_no_session(client, shown, editor):
    client.force_login(editor)
    response = client.get(shown.url)
    assert response.status_code == 200
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_a_browser_asks_again_after_five_minutes_and_gets_nothing_twice(client, shown):
    first = client.get(shown.url)
    assert first["Cache-Control"] == "private, max-age=300, must-revalidate"
    again = client.get(shown.url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]
    assert again["ETag"] == first["ETag"]
    dated = client.get(shown.url, headers={"if-modified-since": first["Last-Modified"]})
    assert dated.status_code == 304
    old = client.get(shown.url, headers={"if-modified-since": http_date(0)})
    assert old.status_code == 200


def test_another_picture_under_the_same_name_is_seen(client, shown):
    before = client.get(shown.url)
    Path(shown.file.path).write_bytes(encoded(picture(size=(30, 16)), "JPEG", quality=99))
    after = client.get(shown.url, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200


def withdraw_by_draft(thing, image):
    thing.live = False
    thing.save()


def withdraw_by_retiring(thing, image):
    type(thing).objects.filter(pk=thing.pk).update(retired_at="2026-01-01T00:00Z")


def withdraw_by_rights(thing, image):
    thing.object_images.update(may_show=False)


def withdraw_by_closing_the_collection(thing, image):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=BaseViewRestriction.LOGIN
    )
    CollectionImage.objects.filter(pk=image.pk).update(collection=closed)


@pytest.mark.parametrize(
    "withdraw",
    [
        withdraw_by_draft,
        withdraw_by_retiring,
        withdraw_by_rights,
        withdraw_by_closing_the_collection,
    ],
)
def test_what_is_withdrawn_is_gone_for_readers_and_stays_for_staff(
    client, thing, shown, reader_of_the_admin, withdraw
):
    etag = client.get(shown.url)["ETag"]
    withdraw(thing, shown.image)
    assert client.get(shown.url).status_code == 404
    assert client.get(shown.url, headers={"if-none-match": etag}).status_code == 404
    client.force_login(person_with(name="Member"))
    assert client.get(shown.url).status_code == 404
    client.force_login(reader_of_the_admin)
    response = client.get(shown.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_picture_of_the_library_is_public_until_an_object_has_it(client, editor):
    rendition = library_image(editor).get_rendition("width-30")
    assert client.get(rendition.url).status_code == 200
    hang(rendition.image, published_object(retired_at="2026-01-01T00:00Z"))
    assert client.get(rendition.url).status_code == 404


def test_the_original_is_for_those_who_may_use_the_picture(
    client, shown, editor, reader_of_the_admin
):
    url = shown.image.file.url
    assert client.get(url).status_code == 404
    client.force_login(reader_of_the_admin)
    assert client.get(url).status_code == 404
    client.force_login(editor)
    response = client.get(url)
    assert response.status_code == 200
    assert Image.open(io.BytesIO(body(response))).size == (40, 20)
    assert response["Cache-Control"] == "private, no-store"


def test_the_rendition_named_original_is_not_the_original_file(client, shown):
    """A page may show a picture in full size; what a museum hands out is still asked about."""
    assert client.get("/images/" + Path(shown.image.file.name).name).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/images/nothing.jpg",
        "/images/",
        "/images/../original_images/picture.jpg",
        "/images/..%2Foriginal_images%2Fpicture.jpg",
        "/images/../../../../../../etc/passwd",
        "/images/%2Fetc%2Fpasswd",
        "/images/a%00.jpg",
        "/images/%ff.jpg",
        "/images/" + "a" * 2000,
        "/original_images/a%00.jpg",
        "/original_images/picture.jpg",
        "/recordings/nothing.mp3",
        "/recordings/a%00.mp3",
    ],
)
def test_addresses_that_lead_nowhere_say_so(client, shown, address):
    assert client.get(address).status_code == 404


def test_nothing_lies_in_the_public_folder(client, shown, settings):
    assert client.get(settings.MEDIA_URL + shown.file.name).status_code == 404
    assert client.get(settings.MEDIA_URL + shown.image.file.name).status_code == 404


def test_a_file_lost_from_the_disk_is_not_found(client, shown):
    Path(shown.file.path).unlink()
    assert client.get(shown.url).status_code == 404


def test_pictures_are_only_looked_at(client, shown):
    assert client.head(shown.url).status_code == 200
    assert client.post(shown.url).status_code == 405
    assert client.delete(shown.url).status_code == 405
