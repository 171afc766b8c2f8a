"""Every door of the admin through which a picture comes in: what lies in the storage is clean."""

import hashlib
import json
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from objects.models import CollectionImage
from tests.objects.pictures import (
    ROTATED_RIGHT,
    as_upload,
    encoded,
    imported_image,
    person_with,
    picture,
    secrets_in,
    stored_bytes,
    telling_jpeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


@pytest.fixture
def editor(client):
    user = person_with(
        "wagtailadmin.access_admin",
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
    )
    client.force_login(user)
    return user


def root():
    return Collection.get_first_root_node().pk


def upload():
    return as_upload(telling_jpeg(ROTATED_RIGHT), "chair.jpg")


def assert_clean(image):
    """The stored file and a stock rendition tell nothing; the record tells the truth."""
    stored = stored_bytes(image.file)
    assert secrets_in(stored) == []
    assert secrets_in(stored_bytes(image.get_rendition("max-165x165").file)) == []
    assert (image.width, image.height) == (20, 40)
    assert image.file_size == len(stored)
    assert image.file_hash == hashlib.sha1(stored).hexdigest()
    assert image.received_hash == hashlib.sha256(telling_jpeg(ROTATED_RIGHT)).hexdigest()


# Each door takes an upload and answers the response of the admin.


def through_add(client, file):
    return client.post(
        reverse("wagtailimages:add"), {"title": "Chair", "file": file, "collection": root()}
    )


def through_add_multiple(client, file):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Chair", "files[]": file, "collection": root()},
    )


def through_chooser(client, file):
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Chair",
            "image-chooser-upload-file": file,
            "image-chooser-upload-collection": root(),
        },
    )


DOORS = pytest.mark.parametrize("door", [through_add, through_add_multiple, through_chooser])


@DOORS
def test_a_telling_photograph_is_stored_clean(client, editor, door):
    door(client, upload())
    image = CollectionImage.objects.get()
    assert image.uploaded_by_user == editor
    assert image.in_library
    assert_clean(image)


@DOORS
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Dear museum", "The file chair.jpg is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The file chair.jpg is not a picture"),
        (encoded(picture(size=(900, 900)), "JPEG")[:2000], "The file chair.jpg is damaged"),
    ],
    ids=["a text", "a drawing in SVG", "a picture that breaks off"],
)
def test_a_broken_file_is_refused_with_a_reason(client, editor, door, content, reason):
    response = door(client, as_upload(content, "chair.jpg"))
    assert response.status_code == 200
    said = response.content.decode()
    said = json.dumps(json.loads(said)) if said.startswith("{") else said
    assert reason in unescape(said)
    assert not CollectionImage.objects.exists()


@DOORS
def test_too_many_pixels_are_refused_with_a_reason(client, editor, door, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 500
    response = door(client, upload())
    assert "has 40 by 20 pixels; at most 500 fit" in response.content.decode()


@DOORS
def test_a_phone_s_heic_named_jpg_is_taken_as_what_it_is(client, editor, door):
    door(client, as_upload(encoded(picture(size=(64, 32)), "HEIF"), "IMG_1.jpg"))
    image = CollectionImage.objects.get()
    assert (image.width, image.height) == (64, 32)
    assert image.file.name.endswith(".jpg")
    assert stored_bytes(image.file).startswith(b"\xff\xd8\xff")


def test_replacing_the_file_cleans_the_new_one_and_deletes_the_old(client, editor):
    image = imported_image(encoded(picture(), "PNG"))
    old = [Path(image.file.path), Path(image.get_rendition("width-10").file.path)]
    client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Chair", "file": upload(), "collection": root()},
    )
    image = CollectionImage.objects.get()
    assert_clean(image)
    assert not old[0].exists()
    assert not image.renditions.filter(filter_spec="width-10").exists()


def test_an_upload_that_waits_for_its_title_is_clean_while_it_waits_and_after(client, editor):
    response = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "long" * 100, "files[]": upload(), "collection": root()},
    )
    waiting = UploadedFile.objects.get()
    assert secrets_in(stored_bytes(waiting.file)) == []
    prefix = f"uploaded-image-{response.json()['uploaded_file_id']}"
    client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-title": "Chair", f"{prefix}-collection": root()},
    )
    image = CollectionImage.objects.get()
    assert secrets_in(stored_bytes(image.file)) == []
    assert (image.width, image.height) == (20, 40)
    assert image.in_library


def test_the_same_photograph_twice_is_pointed_out(client, editor):
    through_add_multiple(client, upload())
    response = through_add_multiple(client, upload())
    assert response.json()["duplicate"]


def test_the_admin_shows_its_pictures_through_our_addresses(client, editor):
    image = imported_image()
    for name, args in [
        ("wagtailimages:index", []),
        ("wagtailimages:edit", [image.pk]),
        ("wagtailimages_chooser:choose", []),
    ]:
        page = client.get(reverse(name, args=args))
        assert page.status_code == 200
        rendition = image.renditions.get(filter_spec="max-800x600" if args else "max-165x165")
        assert rendition.url in page.content.decode()
        assert client.get(rendition.url).status_code == 200


def test_the_edit_page_asks_for_alternative_text(client, editor):
    page = client.get(reverse("wagtailimages:edit", args=[imported_image().pk])).content.decode()
    assert "Alternative text" in page
    assert "What the picture shows, for people who cannot see it." in page
