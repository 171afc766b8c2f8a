"""A member of the Collections group does her work, and nothing else."""

import pytest

from objects.models import CollectionObject, ImportRun
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)
from tests.objects.admin.pages import bulk_url, edit_url, list_url, sent_back, words

MODELS = ["collectionobject", "person", "place", "term"]


@pytest.fixture
def records(private_folder, db):
    return {
        "collectionobject": CollectionObjectFactory(),
        "person": PersonFactory(),
        "place": PlaceFactory(),
        "term": TermFactory(),
        "image": CollectionImageFactory(in_library=True),
        "run": ImportRun.objects.create(mapping="m", file_name="f", state="done"),
    }


def test_the_menu_has_what_she_needs(curator_client, records):
    page = curator_client.get("/admin/").content.decode()
    for label in ("Collection", "Objects", "People", "Places", "Terms", "Imports", "Images"):
        assert f'"{label}"' in page
    for label in ("Snippets", "Pages", "Users", "Groups", "Settings", "Reports"):
        assert f'"label": "{label}"' not in page


@pytest.mark.parametrize("model", MODELS)
def test_she_lists_adds_and_edits(curator_client, records, model):
    record = records[model]
    for url in (list_url(model), f"{list_url(model)}add/", edit_url(record)):
        assert curator_client.get(url).status_code == 200, url
    for view in ("history", "usage"):
        url = edit_url(record).replace("/edit/", f"/{view}/")
        assert curator_client.get(url).status_code == 200, url
    chooser = f"/admin/snippets/choose/objects/{model}/"
    assert curator_client.get(chooser).status_code == 200
    assert curator_client.get(f"{chooser}results/?q=a").status_code == 200
    assert curator_client.get(f"{chooser}chosen/{record.pk}/").status_code == 200
    assert curator_client.get(f"{chooser}chosen/nothing/").status_code == 404


def test_she_adds_an_object_and_publishes_it(curator_client, records):
    url = f"{list_url('collectionobject')}add/"
    fields = sent_back(curator_client.get(url))
    fields |= {"object_number": "BAC/77", "title": "Tin", "action-publish": "publish"}
    assert "created and published" in words(curator_client.post(url, fields, follow=True))
    assert CollectionObject.objects.published().get(object_number="BAC/77").slug == "bac-77"


def test_she_adds_a_name_from_the_chooser(curator_client, records):
    url = "/admin/snippets/choose/objects/term/create/"
    answer = curator_client.post(url, {"name": "pewter", "vocabulary": "material"})
    assert answer.json()["result"]["string"] == "pewter (material)"


def test_she_works_with_pictures(curator_client, records):
    image = records["image"]
    for url in (
        "/admin/images/",
        "/admin/images/add/",
        f"/admin/images/{image.pk}/",
        "/admin/images/chooser/",
    ):
        assert curator_client.get(url).status_code == 200, url


def test_she_sees_imports(curator_client, records):
    for url in ("/admin/imports/", "/admin/imports/new/", f"/admin/imports/{records['run'].pk}/"):
        assert curator_client.get(url).status_code == 200, url


@pytest.mark.parametrize("model", MODELS)
def test_she_deletes_no_record(curator_client, records, model):
    record = records[model]
    url = edit_url(record).replace("/edit/", "/delete/")
    assert "Delete" not in words(curator_client.get(list_url(model)))
    assert f"/delete/{record.pk}/" not in curator_client.get(edit_url(record)).content.decode()
    assert refused(curator_client.post(url))
    curator_client.post(bulk_url(model, "delete", [record]))
    assert type(record).objects.filter(pk=record.pk).exists()


def test_she_deletes_no_picture(curator_client, records):
    image = records["image"]
    page = curator_client.get(f"/admin/images/{image.pk}/").content.decode()
    assert f"/admin/images/{image.pk}/delete/" not in page
    assert refused(curator_client.post(f"/admin/images/{image.pk}/delete/"))
    curator_client.post(f"/admin/bulk/objects/collectionimage/delete/?id={image.pk}")
    assert type(image).objects.filter(pk=image.pk).exists()


@pytest.mark.parametrize(
    "url",
    [
        "/admin/users/",
        "/admin/groups/",
        "/admin/sites/",
        "/admin/collections/",
        "/admin/redirects/",
        "/admin/documents/",
    ],
)
def test_the_rest_is_closed_to_her(curator_client, db, url):
    assert refused(curator_client.get(url))


def test_who_is_not_in_the_group_gets_nowhere(client, records, django_user_model):
    visitor = django_user_model.objects.create_user("visitor")
    client.force_login(visitor)
    for url in (list_url("collectionobject"), "/admin/imports/", "/admin/imports/new/"):
        assert client.get(url)["Location"].startswith("/admin/login/")


def refused(response) -> bool:
    """Wagtail sends who may not back to the start, with a message."""
    return response.status_code == 403 or response.headers.get("Location") == "/admin/"
