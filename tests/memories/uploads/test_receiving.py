"""Files as they come in: kept, made anew, shown or refused, and never left behind."""

import stat
from pathlib import Path

import pytest
from PIL import Image

from memories.models import MemoryFile
from memories.uploads import finishing, limits, receiving, store
from memories.uploads.receiving import receive, remove
from memories.uploads.refusals import Refused
from search.locks import hold_file
from tests.factories import MemoryFactory
from tests.objects.pictures import SECRETS, encoded, picture, telling_jpeg

from . import makers
from .giving import AWAY, all_files, left, upload
from .test_hostile import PDF

pytestmark = pytest.mark.django_db


def test_a_picture_is_ready_when_the_next_question_comes(memory, settings):
    file = receive(memory, upload(telling_jpeg()), description="Our kitchen")
    file.refresh_from_db()
    assert (file.kind, file.state, file.description) == ("picture", "ready", "Our kitchen")
    assert (file.width, file.height) == (40, 20)
    assert file.content_type == "image/jpeg"
    kept = store.path_of(file.stored)
    assert kept.stat().st_size == file.bytes
    assert not [secret for secret in SECRETS if secret in kept.read_bytes()]
    with Image.open(store.path_of(file.poster)) as small:
        assert small.format == "JPEG"
    assert not all_files(settings.INCOMING_DIR), "nothing of it stays as it came"


@pytest.mark.parametrize("name", ["letter.pdf", "a.mp4", "a.webm"])
def test_what_a_file_is_called_decides_nothing(memory, name):
    file = receive(memory, upload(encoded(picture(), "HEIF"), name))
    assert (file.kind, file.state, file.content_type) == ("picture", "ready", "image/jpeg")


def test_a_recording_of_the_page_is_ready_too(memory):
    file = receive(memory, upload(makers.sound("webm", "libopus"), "recording.webm"))
    assert (file.kind, file.state, file.content_type) == ("sound", "ready", "audio/mp4")
    assert file.seconds == pytest.approx(1, abs=0.1)


def test_a_video_comes_by_the_worker(memory, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        file = receive(memory, upload(makers.video(), "a.mp4"))
    assert (file.kind, file.state) == ("video", "arriving")
    assert len(all_files(settings.INCOMING_DIR)) == 1
    for callback in waiting:
        callback()
    file.refresh_from_db()
    assert (file.state, file.width, file.height) == ("ready", 320, 180)
    assert store.path_of(file.poster).is_file()
    assert not all_files(settings.INCOMING_DIR)


def test_no_name_of_the_senders_and_nobody_elses_eyes(memory, settings):
    file = receive(memory, upload())
    assert "Maureen" not in file.stored + file.poster + str(left(settings))
    kept = store.path_of(file.stored)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for folder in (kept.parent, Path(settings.INCOMING_DIR)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert kept.parent == Path(settings.MEMORY_FILES_DIR) / memory.reference


def test_what_is_refused_leaves_nothing(memory, settings):
    with pytest.raises(Refused) as caught:
        receive(memory, upload(PDF, "letter.pdf"))
    assert caught.value.code == "document"
    assert "photograph" in caught.value.words
    assert not MemoryFile.objects.exists()
    assert not left(settings)


def test_an_empty_file_is_told(memory, settings):
    with pytest.raises(Refused) as caught:
        receive(memory, upload(b""))
    assert caught.value.code == "empty"
    assert not left(settings)


def test_more_than_the_largest_is_not_even_kept_to_be_looked_at(memory, settings, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES_OF_ANY", 10_000)
    with pytest.raises(Refused) as caught:
        receive(memory, upload(bytes(20_000)))
    assert caught.value.code == "too_large"
    assert not left(settings)


def test_a_memory_has_five_files_and_no_sixth(memory, settings):
    for _ in range(limits.FILES_IN_ALL):
        receive(memory, upload())
    kept = sorted(left(settings))
    with pytest.raises(Refused) as caught:
        receive(memory, upload())
    assert caught.value.code == "too_many_files"
    assert sorted(left(settings)) == kept
    assert [file.position for file in receiving.memory_files(memory)] == [0, 1, 2, 3, 4]


def test_a_refused_one_does_not_count_and_one_that_is_removed_makes_room(memory):
    files = [receive(memory, upload()) for _ in range(limits.FILES_IN_ALL)]
    MemoryFile.objects.filter(pk=files[0].pk).update(state="refused")
    receive(memory, upload())
    remove(files[1])
    assert receive(memory, upload()).state == "ready"


def test_a_second_video_is_refused(memory):
    receive(memory, upload(makers.video(), "a.mp4"))
    with pytest.raises(Refused) as caught:
        receive(memory, upload(makers.video(), "b.mp4"))
    assert caught.value.code == "second_video"
    assert receive(memory, upload()).state == "ready", "a picture may still come"


def test_a_video_that_the_worker_refuses_says_why(memory, settings):
    file = receive(memory, upload(makers.video(seconds=4), "a.mp4"))
    raw = store.incoming(file.reference)
    raw.write_bytes(raw.read_bytes()[:-3000])
    finishing.finish(file.pk)
    file.refresh_from_db()
    assert (file.state, file.refused_because) == ("refused", "broken")
    assert not left(settings)


def test_while_everybody_is_decoding_a_file_waits_for_the_worker(memory, monkeypatch):
    monkeypatch.setattr(limits, "WAIT_FOR_A_TURN", 0)
    with hold_file("uploads-0"), hold_file("uploads-1"):
        file = receive(memory, upload())
    assert (file.kind, file.state) == ("picture", "arriving")
    finishing.finish(file.pk)
    file.refresh_from_db()
    assert file.state == "ready"


def test_without_its_scanner_no_file_is_opened_and_with_it_it_is(memory, settings):
    settings.CLAMAV_SOCKET = AWAY
    file = receive(memory, upload())
    finishing.finish(file.pk)
    file.refresh_from_db()
    assert (file.state, file.stored) == ("arriving", "")
    assert not all_files(settings.MEMORY_FILES_DIR)
    settings.CLAMAV_SOCKET = ""
    finishing.finish(file.pk)
    file.refresh_from_db()
    assert file.state == "ready"


def test_a_file_that_somebody_else_is_opening_is_left_to_them(memory, settings):
    settings.CLAMAV_SOCKET = AWAY
    file = receive(memory, upload())
    settings.CLAMAV_SOCKET = ""
    with finishing._held(file):
        finishing.finish(file.pk)
        file.refresh_from_db()
        assert file.state == "arriving"


def test_a_file_that_was_lost_is_said_to_be(memory, settings):
    settings.CLAMAV_SOCKET = AWAY
    file = receive(memory, upload())
    store.incoming(file.reference).unlink()
    finishing.finish(file.pk)
    file.refresh_from_db()
    assert (file.state, file.refused_because) == ("refused", "lost")


def test_a_memory_taken_back_while_its_video_is_made_has_no_file(memory, settings, monkeypatch):
    file = receive(memory, upload(makers.video(), "a.mp4"))
    make = finishing.checked

    def and_meanwhile(*args):
        made = make(*args)
        memory.throw_away()
        return made

    monkeypatch.setattr(finishing, "checked", and_meanwhile)
    finishing.finish(file.pk)
    assert not MemoryFile.objects.exists()
    assert not left(settings)


def test_a_file_is_removed_with_its_row(memory, settings):
    kept, gone = receive(memory, upload()), receive(memory, upload())
    remove(gone)
    assert list(receiving.memory_files(memory)) == [kept]
    names = {f"{path.parent.name}/{path.name}" for path in left(settings)}
    assert names == {kept.stored, kept.poster}


def test_a_memory_is_removed_with_its_folder(memory, settings):
    other = receive(MemoryFactory(), upload())
    receive(memory, upload())
    receive(memory, upload(makers.video(), "a.mp4"))
    memory.throw_away()
    assert list(MemoryFile.objects.all()) == [other]
    assert not (Path(settings.MEMORY_FILES_DIR) / memory.reference).exists()
    assert len(left(settings)) == 2, "the other memory's picture, and its small copy"


def test_the_kinds_are_the_models():
    assert set(MemoryFile.KINDS) == set(limits.MOST_BYTES)
