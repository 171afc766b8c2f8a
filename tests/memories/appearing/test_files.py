"""A memory's pictures and recordings: handed out to those who may see the memory now."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from memories.models import MemoryFile
from tests.factories import MemoryFactory
from users.models import User

pytestmark = pytest.mark.django_db

BYTES = b"not really a sound, but these are its bytes"


@pytest.fixture
def memory():
    return MemoryFactory(state="published")


@pytest.fixture
def file(memory, settings, tmp_path):
    settings.MEMORY_FILES_DIR = tmp_path / "files"
    folder = settings.MEMORY_FILES_DIR / memory.reference
    folder.mkdir(parents=True)
    (folder / "sound.m4a").write_bytes(BYTES)
    (folder / "small.jpg").write_bytes(b"a small picture")
    return MemoryFile.objects.create(
        memory=memory,
        kind="sound",
        state="ready",
        read_at=timezone.now(),
        stored=f"{memory.reference}/sound.m4a",
        poster=f"{memory.reference}/small.jpg",
        content_type="audio/mp4",
    )


def moderator():
    user = User.objects.create_user("reader", password="a long enough word")
    user.user_permissions.add(Permission.objects.get(codename="read_memories"))
    return user


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_public_may_have_it_and_asks_again_each_time(client, file):
    response = client.get(file.get_absolute_url())
    assert body(response) == BYTES
    assert response["Content-Type"] == "audio/mp4"
    assert "no-cache" in response["Cache-Control"]
    assert "noarchive" in response["X-Robots-Tag"]
    assert "Set-Cookie" not in response


def test_a_part_is_given_where_a_phone_asks_for_one(client, file):
    response = client.get(file.get_absolute_url(), headers={"Range": "bytes=4-9"})
    assert response.status_code == 206
    assert body(response) == BYTES[4:10]


def test_its_small_picture_is_at_the_same_address(client, file):
    response = client.get(f"{file.get_absolute_url()}?poster")
    assert body(response) == b"a small picture"
    assert response["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("change", ["withdraw", "pause", "unread", "left_out", "arriving", "no"])
def test_from_the_moment_that_it_is_not_shown_nobody_has_it(client, memory, file, change):
    first = client.get(file.get_absolute_url())
    fields = {
        "unread": {"read_at": None},
        "left_out": {"is_left_out": True},
        "arriving": {"state": "arriving"},
    }
    if change in fields:
        MemoryFile.objects.filter(pk=file.pk).update(**fields[change])
    elif change == "no":
        memory.agree({"site": "no"})
    else:
        getattr(memory, change)()
    again = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    for headers in ({}, again, {"Range": "bytes=0-3"}):
        for address in (file.get_absolute_url(), f"{file.get_absolute_url()}?poster"):
            assert client.get(address, headers=headers).status_code == 404


def test_staff_have_it_while_it_waits_and_nobody_else(client, settings, tmp_path):
    memory = MemoryFactory(state="submitted")
    settings.MEMORY_FILES_DIR = tmp_path
    (tmp_path / memory.reference).mkdir()
    (tmp_path / memory.reference / "a.jpg").write_bytes(BYTES)
    file = MemoryFile.objects.create(
        memory=memory,
        kind="picture",
        state="ready",
        stored=f"{memory.reference}/a.jpg",
        content_type="image/jpeg",
    )
    assert client.get(file.get_absolute_url()).status_code == 404
    client.force_login(User.objects.create_user("curator", password="a long enough word"))
    assert client.get(file.get_absolute_url()).status_code == 404
    client.force_login(moderator())
    assert body(client.get(file.get_absolute_url())) == BYTES


def test_nobody_of_the_staff_has_what_was_never_sent(client, settings, tmp_path):
    memory = MemoryFactory()
    file = MemoryFile.objects.create(memory=memory, kind="picture", state="ready", stored="x/y.jpg")
    client.force_login(moderator())
    assert client.get(file.get_absolute_url()).status_code == 404


def test_a_file_is_only_found_under_its_own_memory(client, file):
    other = MemoryFactory(state="published")
    assert client.get(f"/memories/{other.reference}/{file.reference}/").status_code == 404


def test_one_that_is_lost_is_not_found(client, memory, file):
    MemoryFile.objects.filter(pk=file.pk).update(stored=f"{memory.reference}/gone.m4a")
    assert client.get(file.get_absolute_url()).status_code == 404
