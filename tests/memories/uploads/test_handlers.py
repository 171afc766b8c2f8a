"""What is too much is stopped while it comes in, in the request as Django reads it."""

import shutil

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from memories.uploads import limits
from memories.uploads.handlers import raise_if_dropped
from memories.uploads.refusals import NoRoom, Refused


@pytest.fixture
def post(rf, settings):
    settings.FILE_UPLOAD_HANDLERS = [
        "memories.uploads.handlers.NotTooMuch",
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]

    def post_file(content, path="/memories/give/"):
        file = SimpleUploadedFile("a.jpg", content, "image/jpeg")
        return rf.post(path, {"words": "Before.", "file": file, "more": "After."})

    return post_file


def test_a_file_that_may_come_comes_whole(post):
    content = bytes(range(256)) * 300
    request = post(content)
    assert request.FILES["file"].read() == content
    assert request.POST["more"] == "After."
    raise_if_dropped(request)


def test_too_much_is_dropped_with_words_and_the_form_is_kept(post, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES_OF_ANY", 100_000)
    request = post(bytes(300_000))
    assert not request.FILES
    assert (request.POST["words"], request.POST["more"]) == ("Before.", "After.")
    with pytest.raises(Refused) as caught:
        raise_if_dropped(request)
    assert caught.value.code == "too_large"


def test_a_disk_nearly_full_takes_no_file_and_loses_no_word(post, monkeypatch, tmp_path):
    monkeypatch.setattr(limits, "LEAVE_FREE", shutil.disk_usage(tmp_path).total * 2)
    request = post(b"hello")
    assert not request.FILES
    assert request.POST["words"] == "Before."
    with pytest.raises(NoRoom) as caught:
        raise_if_dropped(request)
    assert "no room" in caught.value.words


def test_the_admin_has_limits_of_its_own(post, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES_OF_ANY", 100_000)
    assert post(bytes(300_000), "/admin/images/add/").FILES["file"].size == 300_000


def test_a_request_of_which_nothing_was_dropped_says_nothing(rf):
    raise_if_dropped(rf.get("/"))
