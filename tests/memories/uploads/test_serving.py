"""How kept files are handed out: whole, in parts, not at all, or by the web server in front."""

import pytest
from django.http import Http404

from memories.uploads import store
from memories.uploads.serving import file_response

CONTENT = bytes(range(256)) * 1000
SIZE = len(CONTENT)
STORED = "a-memory/a-file.m4a"


@pytest.fixture(autouse=True)
def kept():
    path = store.path_of(STORED)
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def get(rf):
    def get_with(**headers):
        request = rf.get("/", headers={name.replace("_", "-"): v for name, v in headers.items()})
        return file_response(request, STORED, "audio/mp4")

    return get_with


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_whole_file_comes_with_what_a_browser_needs_to_know(get):
    response = get()
    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response["Content-Type"] == "audio/mp4"
    assert int(response["Content-Length"]) == SIZE
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Disposition"] == "inline"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),  # what an iPhone asks first
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=1000-200000", 1000, 200_000),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
        (f"bytes=5-{SIZE * 2}", 5, SIZE - 1),
        ("bytes=-1", SIZE - 1, SIZE - 1),
        ("bytes=-500", SIZE - 500, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 0, SIZE - 1),
    ],
)
def test_a_part_is_exactly_that_part(get, asked, first, last):
    response = get(Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert int(response["Content-Length"]) == last - first + 1
    assert body(response) == CONTENT[first : last + 1]
    assert response["Content-Type"] == "audio/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=999999999-", "bytes=-0"])
def test_what_lies_beyond_the_end_is_said_to_be_nowhere(get, asked):
    response = get(Range=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"
    assert body(response) == b""


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=9-5",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=a-b",
        "bytes=\u0663-\u0664",
        "bytes=" + "9" * 5000 + "-",
        "bytes=0-" + "9" * 5000,
    ],
)
def test_what_is_no_single_part_is_answered_with_the_whole(get, asked):
    response = get(Range=asked)
    assert response.status_code == 200
    assert len(body(response)) == SIZE


def test_who_has_it_already_gets_nothing_again(get):
    response = get(If_None_Match=get()["ETag"])
    assert (response.status_code, body(response)) == (304, b"")
    assert response["Cache-Control"] == "private, no-cache"


def test_a_part_of_another_file_is_not_mixed_in(get, kept):
    old = get()["ETag"]
    assert get(Range="bytes=0-1", If_Range=old).status_code == 206
    kept.write_bytes(b"other" + CONTENT)
    response = get(Range="bytes=0-1", If_Range=old)
    assert (response.status_code, len(body(response))) == (200, SIZE + 5)


def test_a_file_that_is_gone_is_not_found(get, kept):
    kept.unlink()
    with pytest.raises(Http404):
        get()


@pytest.mark.parametrize("stored", ["", "a-memory"])
def test_a_folder_is_not_found(rf, stored):
    with pytest.raises(Http404):
        file_response(rf.get("/"), stored, "audio/mp4")


def test_the_web_server_in_front_sends_what_it_has(get, settings):
    settings.X_ACCEL_REDIRECT = "/private/"
    response = get(Range="bytes=0-1")
    assert (response.status_code, response.content) == (200, b"")
    assert response["X-Accel-Redirect"] == "/private/memories/a-memory/a-file.m4a"
    assert response["Content-Type"] == "audio/mp4"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_what_the_web_server_does_not_have_is_sent_here(get, settings, tmp_path):
    settings.X_ACCEL_REDIRECT = "/private/"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "elsewhere"
    assert body(get()) == CONTENT


def test_the_keeper_may_ask_for_less_than_that(rf):
    response = file_response(rf.get("/"), STORED, "audio/mp4", "private, no-store")
    assert response["Cache-Control"] == "private, no-store"
