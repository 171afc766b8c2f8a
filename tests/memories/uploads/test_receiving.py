"""Files as they come in: kept, made anew, shown or refused, and never left behind."""

import os
import shutil
import stat
import subprocess
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from memories.models import Memory, MemoryFile
from memories.uploads import finishing, limits, receiving, store
from memories.uploads.receiving import receive, remove, remove_all
from memories.uploads.refusals import NoRoom, Refused
from memories.uploads.upkeep import catch_up, sweep
from search.locks import hold_file
from tests.factories import MemoryFactory
from tests.objects.pictures import SECRETS, encoded, picture, telling_jpeg

from . import makers
from .test_hostile import PDF

pytestmark = pytest.mark.django_db

TYPES = {"jpg": "image/jpeg", "webm": "audio/webm", "mp4": "video/mp4", "pdf": "application/pdf"}
AWAY = "/nowhere/clamd.ctl"


@pytest.fixture
def memory():
    return MemoryFactory()


def upload(content=None, name="IMG_1962 Maureen.jpg"):
    content = encoded(picture(), "JPEG") if content is None else content
    return SimpleUploadedFile(name, content, TYPES[name.rpartition(".")[2]])


def all_files(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def left(settings):
    """Every file that lies anywhere, as it came or kept."""
    return all_files(settings.INCOMING_DIR) + all_files(settings.MEMORY_FILES_DIR)


def age(path, seconds=limits.ORPHAN_AFTER + 60):
    then = time.time() - seconds
    os.utime(path, (then, then))


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


def test_what_waits_is_asked_for_again_by_the_clock(memory, settings):
    settings.CLAMAV_SOCKET = AWAY
    file = receive(memory, upload())
    assert catch_up() == 0, "it has only just come"
    MemoryFile.objects.update(added_at=file.added_at - timedelta(seconds=2 * limits.WAITS))
    settings.CLAMAV_SOCKET = ""
    assert catch_up() == 1
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
        remove_all(memory)
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
    remove_all(memory)
    assert list(MemoryFile.objects.all()) == [other]
    assert not (Path(settings.MEMORY_FILES_DIR) / memory.reference).exists()
    assert len(left(settings)) == 2, "the other memory's picture, and its small copy"


def test_a_disk_that_is_nearly_full_is_left_to_the_database(memory, settings, monkeypatch):
    monkeypatch.setattr(limits, "LEAVE_FREE", shutil.disk_usage("/").total * 2)
    with pytest.raises(NoRoom) as caught:
        receive(memory, upload())
    assert "try again tomorrow" in caught.value.words
    assert not MemoryFile.objects.exists()
    assert not left(settings)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 KB, where this machine lets us have one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk can be had here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("full", ["INCOMING_DIR", "MEMORY_FILES_DIR", "both"])
def test_a_full_disk_leaves_nothing_and_tells_the_person(
    memory, settings, monkeypatch, small_disk, full
):
    """Full while the file comes in, while it is made, or when it is put in its place."""
    monkeypatch.setattr(store, "check_room", lambda size: None)  # it was free a moment ago
    for name in ("INCOMING_DIR", "MEMORY_FILES_DIR") if full == "both" else (full,):
        setattr(settings, name, small_disk / name.lower())
    content = encoded(Image.effect_noise((900, 900), 90).convert("RGB"), "JPEG", quality=90)
    assert len(content) > 256 * 1024
    with pytest.raises(NoRoom):
        receive(memory, upload(content))
    assert not MemoryFile.objects.exists()
    assert not left(settings)


def test_a_crash_between_file_and_row_leaves_nothing_after_an_hour(memory, settings):
    """The process dies where it can clean up nothing: in the midst of decoding."""
    known = receive(memory, upload(makers.video(), "a.mp4"))
    orphan = store.incoming("k7m2n5p8q3")
    orphan.write_bytes(b"what somebody sent")
    made = store.incoming("k7m2n5p8q3.made")
    made.mkdir()
    (made / "whole.jpg").write_bytes(b"half of it")
    assert sweep() == 0, "it may still be at work"
    for path in (orphan, made, store.incoming(known.reference)):
        age(path)
    assert sweep() == 2
    assert all_files(settings.INCOMING_DIR) == [store.incoming(known.reference)]
    assert sweep() == 0


def test_what_was_kept_for_no_row_goes_too(memory, settings):
    known = receive(memory, upload())
    orphan = store.path_of(f"{memory.reference}/orphan.jpg")
    orphan.write_bytes(b"somebody wanted it gone")
    forgotten = store.path_of("z9y8x7w6v5/whole.jpg")
    forgotten.parent.mkdir()
    forgotten.write_bytes(b"somebody wanted it gone")
    assert sweep() == 0
    for path in left(settings):
        age(path)
    assert sweep() == 2
    assert {path.name for path in left(settings)} == {
        Path(known.stored).name,
        Path(known.poster).name,
    }
    assert not forgotten.parent.exists()


def test_another_database_does_not_sweep_away_every_picture(memory, settings):
    receive(memory, upload())
    MemoryFile.objects.all().delete()
    for path in left(settings):
        age(path)
    assert sweep() == 0
    assert len(left(settings)) == 2


def test_a_memory_erased_in_another_tab_leaves_no_file(memory, settings):
    Memory.objects.filter(pk=memory.pk).delete()
    with pytest.raises(Memory.DoesNotExist):
        receive(memory, upload())
    assert not left(settings)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_give_five_files_and_not_more(settings):
    memory = MemoryFactory()
    refused = []

    def give():
        try:
            receive(memory, upload())
        except Refused as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    tabs = [threading.Thread(target=give) for _ in range(limits.FILES_IN_ALL + 3)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert receiving.memory_files(memory).count() == limits.FILES_IN_ALL
    assert refused == ["too_many_files"] * 3
    assert not all_files(settings.INCOMING_DIR)
    assert len(all_files(settings.MEMORY_FILES_DIR)) == 2 * limits.FILES_IN_ALL


def test_the_kinds_are_the_models():
    assert set(MemoryFile.KINDS) == set(limits.MOST_BYTES)
