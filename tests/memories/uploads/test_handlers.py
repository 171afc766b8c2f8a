"""What is too much is stopped while it comes in, in the request as Django reads it."""

import shutil

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

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

    def post_file(content, path="/memories/give/", user=None):
        file = SimpleUploadedFile("a.jpg", content, "image/jpeg")
        request = rf.post(path, {"words": "Before.", "file": file, "more": "After."})
        request.user = user or AnonymousUser()
        return request

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


def test_the_admin_has_limits_of_its_own_for_who_is_logged_in(post, monkeypatch, admin_user):
    monkeypatch.setattr(limits, "MOST_BYTES_OF_ANY", 100_000)
    request = post(bytes(300_000), "/admin/images/add/", admin_user)
    assert request.FILES["file"].size == 300_000


def test_a_disk_nearly_full_takes_no_file_of_the_staff_either(post, monkeypatch, admin_user):
    monkeypatch.setattr(limits, "LEAVE_FREE", 10**15)
    assert not post(b"hello", "/admin/images/add/", admin_user).FILES


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/admin/images/add/", "/admin/nothing/"])
def test_behind_the_admins_address_nobody_else_leaves_a_file(
    path, settings, tmp_path, django_user_model, client
):
    settings.INCOMING_DIR = tmp_path / "incoming"
    client.force_login(django_user_model.objects.create_user("no-staff"))
    for browser in (Client(enforce_csrf_checks=True), client):
        file = SimpleUploadedFile("a.bin", bytes(6_000_000))
        assert not browser.post(path, {"x": file}).wsgi_request.FILES
    assert not (tmp_path / "incoming").exists()


def test_a_request_of_which_nothing_was_dropped_says_nothing(rf):
    raise_if_dropped(rf.get("/"))
