"""Files that Wagtail keeps of its own accord: none has an address that nobody watches."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile
from wagtail.users.models import UserProfile

from tests.objects.pictures import as_upload, encoded, person_with, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def addresses_of(file) -> list[str]:
    """Where a stranger would look for it."""
    return [file.url, f"/media/{file.name}", f"/{file.name}"]


def statuses(file) -> set[int]:
    return {Client().get(address).status_code for address in addresses_of(file)}


def test_what_lies_in_the_storage_lies_in_the_private_folder(private_folder):
    name = default_storage.save("anything.txt", ContentFile(b"ours"))
    assert (private_folder / name).read_bytes() == b"ours"


def test_a_picture_that_waits_for_a_better_title_is_nobody_elses(client):
    user = person_with(
        "wagtailadmin.access_admin", "wagtailimages.add_image", "wagtailimages.choose_image"
    )
    client.force_login(user)
    client.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "long" * 100,
            "files[]": as_upload(encoded(picture(), "JPEG"), "secret.jpg"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    assert statuses(UploadedFile.objects.get().file) == {404}


@pytest.fixture
def document():
    document = Document(title="Minutes", collection=Collection.get_first_root_node())
    document.file.save("minutes.txt", ContentFile(b"what was said"))
    document.save()
    return document


def test_a_document_is_had_through_the_view_that_asks_and_no_other_way(document):
    response = Client().get(document.url)
    assert b"".join(response.streaming_content) == b"what was said"
    assert statuses(document.file) == {404}


def test_a_document_of_a_closed_collection_asks_for_a_login(document):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    Document.objects.update(collection=closed)
    assert Client().get(document.url).status_code == 302
    assert statuses(document.file) == {404}


def test_a_portrait_of_who_works_here_is_seen_by_who_works_here(client):
    editor = person_with("wagtailadmin.access_admin", name="Editor")
    profile = UserProfile.get_for_user(editor)
    profile.avatar.save("me.png", ContentFile(encoded(picture(), "PNG")))
    assert statuses(profile.avatar) == {404}
    client.force_login(editor)
    assert client.get(profile.avatar.url)["Content-Type"] == "image/png"
