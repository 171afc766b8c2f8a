"""An import that comes in while a curator has an object's form open."""

import pytest

from objects.models import CollectionObject
from tests.objects.admin.pages import edit_url, sent_back, words
from tests.objects.importing.conftest import museum  # noqa: F401
from tests.objects.pictures import encoded, picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ["publish", "draft"])
def test_an_open_form_does_not_undo_an_import(museum, curator_client, action):  # noqa: F811
    old = {"number": "T 1", "title": "Old", "material": "tin|paper", "size": "height 1 cm"}
    new = {"number": "T 1", "title": "New", "material": "card", "size": "height 2 cm"}
    museum.bring_in(old)
    thing = museum.thing("T 1")
    typed = sent_back(curator_client.get(edit_url(thing))) | {"label_text": "Our words"}
    museum.bring_in(new)
    publish = {"action-publish": "1"} if action == "publish" else {}
    response = curator_client.post(edit_url(thing), typed | publish, follow=True)
    assert "The catalogue changed while you had this page open" in words(response)
    if action == "draft":
        museum.thing("T 1").latest_revision.publish()
    thing = museum.thing("T 1")
    assert (thing.title, thing.label_text) == ("New", "Our words")
    assert [str(link) for link in thing.terms_of("material")] == ["card"]
    assert thing.dimensions.get().text == "height 2 cm"
    assert museum.bring_in(new).lines == {}


def test_what_was_typed_about_a_picture_is_kept(museum, curator_client):  # noqa: F811
    folder = museum.folder / "pictures"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(encoded(picture(), "JPEG"))
    museum.bring_in({"number": "T 1", "picture": "a.jpg"}, images=folder)
    thing = museum.thing("T 1")
    typed = sent_back(curator_client.get(edit_url(thing)))
    typed |= {"object_images-0-alt_text": "A round tin", "action-publish": "1"}
    museum.bring_in({"number": "T 1", "picture": "a.jpg", "title": "New"}, images=folder)
    curator_client.post(edit_url(thing), typed)
    assert museum.thing("T 1").object_images.get().alt_text == "A round tin"


def test_a_draft_of_an_imported_object_comes_back_and_is_published(museum, curator_client, curator):  # noqa: F811
    museum.bring_in({"number": "T 1", "title": "Catalogue's", "material": "tin"})
    thing = museum.thing("T 1")
    typed = sent_back(curator_client.get(edit_url(thing))) | {"title": "Curator's"}
    curator_client.post(edit_url(thing), typed)
    again = curator_client.get(edit_url(thing))
    assert again.context["form"]["title"].value() == "Curator's"
    CollectionObject.objects.filter(pk=thing.pk).publish_each(curator)
    assert museum.thing("T 1").title == "Curator's"
