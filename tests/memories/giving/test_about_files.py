"""Files that are given, and what is said of them."""

import pytest
from django.utils import timezone

from memories.giving.files import AboutFile
from memories.models import MemoryFile
from tests.memories.giving.conftest import goes_to, picture, recording

pytestmark = pytest.mark.django_db


def test_a_file_is_taken_and_then_asked_about(grown):
    assert goes_to(grown.answer("files", file=picture())) == "files"
    file = grown.memory.files.get()
    page = grown.get("files").content.decode()
    assert "What is to be seen" in page
    assert "Did you make it?" in page
    name = file.reference
    said = {
        f"{name}-description": "A blue cup\non a dresser",
        f"{name}-made_by_giver": "True",
        f"{name}-who_is_in_it": "Nobody",
    }
    assert goes_to(grown.answer("files", **said)) == "when"
    file.refresh_from_db()
    assert file.description == "A blue cup\non a dresser"
    assert (file.made_by_giver, file.who_is_in_it) == (True, "Nobody")


def test_a_file_of_a_draft_is_for_its_giver_alone(grown, client):
    grown.answer("files", file=picture())
    file = grown.memory.files.get()
    address = f"/yours/{grown.words}/give/file/{file.reference}/"
    assert grown.client.get(address).headers["Content-Type"] == file.content_type
    public = f"/memories/{grown.memory.reference}/{file.reference}/"
    assert client.get(public).status_code == 404
    grown.words = "one-of-these-is-not-ours"
    assert grown.get(f"file/{file.reference}").status_code == 404


def test_one_press_too_many_is_one_file_and_a_file_can_be_left_out(grown):
    stamp = grown.get("files").context["form"].initial["stamp"]
    for _ in range(2):
        assert goes_to(grown.answer("files", file=picture(), stamp=stamp)) == "files"
    file = grown.memory.files.get()
    for _ in range(2):
        assert goes_to(grown.answer("files", leave_out=file.reference)) == "files"
    assert not MemoryFile.objects.exists()


def test_after_five_files_there_is_no_room_and_a_sixth_is_refused_in_words(grown):
    for _ in range(5):
        grown.answer("files", file=picture())
    assert "Five files are all" in grown.get("files").content.decode()
    page = grown.answer("files", file=picture()).content.decode()
    assert "A memory can have 5 files" in page
    assert grown.memory.files.count() == 5


@pytest.mark.parametrize("words", ["a" * 10_001, "https://a.test https://b.test www.c.test"])
def test_what_is_said_of_a_file_has_an_end_and_few_links(giver, words):
    giver.first("", sound=recording())
    file = giver.memory.files.get()
    page = giver.answer("files", **{f"{file.reference}-transcript": words}).content.decode()
    assert "Please look at what you wrote about your files." in page
    assert giver.memory.files.get().transcript == ""


def test_what_is_said_of_a_file_undoes_nothing_that_a_worker_or_moderator_did(giver):
    giver.first("", picture=picture())
    file = giver.memory.files.get()
    form = AboutFile(
        {f"{file.reference}-description": "My aunt"}, instance=file, prefix=file.reference
    )
    MemoryFile.objects.update(stored="elsewhere.jpg", is_left_out=True)
    assert form.is_valid()
    form.save()
    now = MemoryFile.objects.get()
    assert (now.description, now.stored, now.is_left_out) == ("My aunt", "elsewhere.jpg", True)


def test_what_is_said_of_a_file_that_was_read_meanwhile_waits(giver):
    giver.first("", picture=picture())
    file = giver.memory.files.get()
    form = AboutFile(
        {f"{file.reference}-description": "My aunt"}, instance=file, prefix=file.reference
    )
    MemoryFile.objects.update(read_at=timezone.now())
    assert form.is_valid()
    form.save()
    now = MemoryFile.objects.get()
    assert (now.description, now.told["description"]) == ("", "My aunt")
