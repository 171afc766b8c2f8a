"""Recordings: what an editor has to give, and who may hear and see them."""

from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse
from wagtail import hooks
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from objects.models import CollectionMedia
from tests.objects.pictures import (
    as_file,
    as_upload,
    person_with,
    secrets_in,
    stored_bytes,
    telling_jpeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]

CAPTIONS = "WEBVTT - the march\n\n1\n00:01.000 --> 00:04.500 line:0\nThey came up Lavender Hill.\n"


@pytest.fixture
def editor(client):
    user = person_with(
        "wagtailadmin.access_admin", "wagtailmedia.add_media", "wagtailmedia.change_media"
    )
    client.force_login(user)
    return user


def add(client, kind, **fields):
    """Post the admin's form for a new recording; a field given as None is left out."""
    posted = {
        "title": "The march",
        "file": as_upload(b"sound", "march.mp3" if kind == "audio" else "march.mp4"),
        "transcript": "They came up Lavender Hill.",
        "captions": as_upload(CAPTIONS.encode(), "march.vtt") if kind == "video" else None,
        "collection": Collection.get_first_root_node().pk,
        "duration": "0",
    } | fields
    return client.post(
        reverse("wagtailmedia:add", args=[kind]),
        {name: value for name, value in posted.items() if value is not None},
    )


def said(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_recording_with_its_words_is_kept_in_private(client, editor, private_folder, kind):
    add(client, kind)
    media = CollectionMedia.objects.get()
    assert media.transcript == "They came up Lavender Hill."
    assert [Path(file.path).parent for file in media.files] == (
        [private_folder / "recordings"] * len(media.files)
    )
    assert len(media.files) == (2 if kind == "video" else 1)


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_transcript_is_required(client, editor, kind):
    assert "This field is required." in said(add(client, kind, transcript=""))
    assert not CollectionMedia.objects.exists()


def test_a_video_needs_captions(client, editor):
    response = add(client, "video", captions=None)
    assert "A video needs captions: please add a WebVTT file." in said(response)
    assert not CollectionMedia.objects.exists()


def test_the_door_that_asks_for_no_kind_takes_nothing(client, editor):
    assert "as a sound recording or as a video" in said(add(client, "media"))
    assert not CollectionMedia.objects.exists()


def test_the_form_asks_for_transcript_and_captions(client, editor):
    page = said(client.get(reverse("wagtailmedia:add", args=["video"])))
    assert 'name="transcript"' in page
    assert 'name="captions"' in page
    assert "Everything that is said" in page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"1\n00:00:01,000 --> 00:00:04,000\nA SubRip file\n", "has to begin with WEBVTT"),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\nHello\n", "has to begin with WEBVTT"),
        (b"", "The submitted file is empty."),
        (b"WEBVTT\n", "hold no words"),
        (b"WEBVTT\n\nNOTE 00:01 to 00:02\n", "hold no words"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "hold no words"),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\nCommas\n", "hold no words"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n", "not in UTF-8"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n".encode("utf-16"), "not in UTF-8"),
    ],
)
def test_captions_that_are_not_webvtt_are_refused(client, editor, content, reason):
    response = add(client, "video", captions=as_upload(content, "march.vtt"))
    assert reason in said(response)
    assert not CollectionMedia.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        CAPTIONS.encode(),
        b"\xef\xbb\xbf" + CAPTIONS.encode(),
        CAPTIONS.replace("\n", "\r\n").encode(),
        b"WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nLong after\n",
        "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nCafé".encode(),
    ],
)
def test_captions_in_webvtt_are_taken(client, editor, content):
    add(client, "video", captions=as_upload(content, "march.vtt"))
    assert stored_bytes(CollectionMedia.objects.get().captions) == content


def test_a_thumbnail_is_cleaned(client, editor):
    add(client, "video", thumbnail=as_upload(telling_jpeg(), "still.jpg"))
    assert secrets_in(stored_bytes(CollectionMedia.objects.get().thumbnail)) == []


def test_a_thumbnail_that_is_no_picture_is_refused(client, editor):
    response = add(client, "video", thumbnail=as_upload(b"Dear museum", "still.jpg"))
    assert "The file still.jpg is not a picture" in said(response)


# Who may hear and see it


@pytest.fixture
def media():
    return CollectionMedia.objects.create(
        title="The march",
        type="video",
        file=as_file(b"moving pictures", "march.mp4"),
        captions=as_file(CAPTIONS.encode(), "march.vtt"),
        thumbnail=as_file(telling_jpeg(), "march.jpg"),
        transcript="They came up Lavender Hill.",
    )


def answers(client, media):
    return [client.get(file.url).status_code for file in media.files]


def test_a_recording_that_nothing_uses_is_for_staff(client, media, editor):
    assert answers(client, media) == [200, 200, 200]
    client.force_login(person_with("wagtailadmin.access_admin", name="Reader"))
    assert answers(client, media) == [404, 404, 404]
    client.logout()
    assert answers(client, media) == [404, 404, 404]


def test_a_file_it_does_not_have_is_refused_as_its_interface_says(media):
    with pytest.raises(LookupError):
        media.file_named("recordings/another.mp3")


def test_another_app_may_publish_a_recording(client, media):
    with hooks.register_temporarily("published_media_uses", lambda found: [media.pk]):
        assert answers(client, media) == [200, 200, 200]
        types = [client.get(file.url)["Content-Type"] for file in media.files]
        assert types == ["video/mp4", "text/vtt", "image/jpeg"]
        assert list(CollectionMedia.objects.public()) == [media]
    assert answers(client, media) == [404, 404, 404]


def test_a_closed_collection_closes_its_recordings(client, media):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=BaseViewRestriction.LOGIN
    )
    CollectionMedia.objects.update(collection=closed)
    with hooks.register_temporarily("published_media_uses", lambda found: [media.pk]):
        assert answers(client, media) == [404, 404, 404]


def test_deleting_a_recording_deletes_all_its_files(
    media, private_folder, django_capture_on_commit_callbacks
):
    assert len(list((private_folder / "recordings").iterdir())) == 3
    with django_capture_on_commit_callbacks(execute=True):
        media.delete()
    assert list((private_folder / "recordings").iterdir()) == []
