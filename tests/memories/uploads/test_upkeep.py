"""What goes wrong around files: full disks, crashes, two tabs. Nothing is left behind."""

import shutil
import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from PIL import Image

from memories.models import Memory, MemoryFile
from memories.uploads import limits, receiving, store
from memories.uploads.handlers import WaitingAmongThem
from memories.uploads.receiving import receive
from memories.uploads.refusals import NoRoom, Refused
from memories.uploads.upkeep import catch_up, sweep
from tests.factories import MemoryFactory
from tests.objects.pictures import encoded

from . import makers
from .giving import AWAY, age, all_files, left, upload

pytestmark = pytest.mark.django_db


def test_what_waits_is_asked_for_again_by_the_clock(memory, settings):
    settings.CLAMAV_SOCKET = AWAY
    file = receive(memory, upload())
    assert catch_up() == 0, "it has only just come"
    MemoryFile.objects.update(added_at=file.added_at - timedelta(seconds=2 * limits.WAITS))
    settings.CLAMAV_SOCKET = ""
    assert catch_up() == 1
    file.refresh_from_db()
    assert file.state == "ready"


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


def test_a_large_file_waits_where_it_is_swept_while_it_comes_in(settings, tmp_path):
    settings.INCOMING_DIR = tmp_path / "incoming"
    with WaitingAmongThem("song.wav", "audio/wav", 0, None) as upload:
        assert upload.temporary_file_path().startswith(str(settings.INCOMING_DIR))
        assert Path(settings.INCOMING_DIR).stat().st_mode & 0o777 == 0o700
    assert not list(Path(settings.INCOMING_DIR).iterdir())
