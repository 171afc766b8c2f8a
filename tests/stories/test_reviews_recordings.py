"""Hearing a draft's recordings without an account, and no others."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from objects.models import CollectionMedia
from stories.models import StoryPage
from tests.factories import (
    CollectionImageFactory,
)
from tests.stories.reviewing import (
    address_of,
    asked,
    autosave,
    draft,
    main_of,
)

pytestmark = pytest.mark.django_db


HEARD = b"ID3" + bytes(range(256))


def recorded(kind="audio", **more):
    media = CollectionMedia(title="A bell", type=kind, transcript="A bell.", duration=3, **more)
    media.file.save("bell.mp3", ContentFile(HEARD), save=False)
    media.save()
    return media


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def sound(media):
    return ("sound", {"recording": media, "caption": ""})


@pytest.mark.parametrize("where", ["body", "top"])
def test_a_recording_is_heard_before_it_is_published(client, where):
    media = recorded()
    page = draft(sound(media)) if where == "body" else draft(recording=media)
    player = main_of(client.get(address_of(asked(page)))).find("audio")
    assert client.get(media.file.url).status_code == 404
    whole = client.get(player["src"])
    assert (whole.status_code, body_of(whole)) == (200, HEARD)
    assert whole["Content-Type"] == "audio/mpeg"
    assert whole["Cache-Control"] == "no-store"
    part = client.get(player["src"], headers={"Range": "bytes=0-2"})
    assert (part.status_code, body_of(part)) == (206, b"ID3")
    assert part["Content-Range"] == f"bytes 0-2/{len(HEARD)}"


def test_a_film_is_seen_with_its_captions_and_its_still(client):
    film = recorded(kind="video")
    film.captions.save("words.vtt", ContentFile(b"WEBVTT\n"), save=False)
    picture = CollectionImageFactory.build().file
    film.thumbnail.save("still.jpg", picture, save=False)
    film.save()
    page = draft(("video", {"recording": film, "caption": ""}))
    player = main_of(client.get(address_of(asked(page)))).find("video")
    kinds = {player["src"]: "audio/mpeg", player["poster"]: "image/jpeg"}
    for address, kind in (kinds | {player.track["src"]: "text/vtt"}).items():
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, kind)


def test_no_other_recording_and_no_other_file_is_had_there(client):
    media, other = recorded(), recorded()
    address = address_of(asked(draft(sound(media))), "recording/")
    assert client.get(f"{address}{media.pk}/file/").status_code == 200
    for more in (
        *(f"{other.pk}/file/", f"{media.pk}/captions/", f"{media.pk}/transcript/"),
        *(f"{media.pk}/delete/", "0/file/", f"{10**30}/file/"),
    ):
        assert client.get(f"{address}{more}").status_code == 404


def test_one_in_a_closed_collection_is_kept_back(client):
    media = recorded()
    page = draft(sound(media))
    address = address_of(asked(page))
    src = main_of(client.get(address)).find("audio")["src"]
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    CollectionMedia.objects.update(collection=closed)
    assert main_of(client.get(address)).find("audio") is None
    assert client.get(src).status_code == 404


def test_when_the_link_is_over_nothing_is_heard_there(client):
    media = recorded()
    page = draft(sound(media))
    invitation = asked(page)
    address = address_of(invitation, f"recording/{media.pk}/file/")
    autosave(page, title="Bells")
    assert client.get(address).status_code == 410
    wrong = f"/yours/{'-'.join(['apple'] * 6)}/review/recording/{media.pk}/file/"
    assert client.get(wrong).status_code == 404


def test_everybody_else_is_led_to_the_public_file(client):
    media = recorded()
    page = draft(sound(media))
    page.get_latest_revision().publish()
    page = StoryPage.objects.get(pk=page.pk)
    assert main_of(client.get(page.url)).find("audio")["src"] == media.file.url
