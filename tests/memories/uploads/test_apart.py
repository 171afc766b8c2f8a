"""The process in which strangers' files are decoded: its limits, and what it knows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from memories.uploads import decoding, limits
from memories.uploads.child import RESULT
from memories.uploads.decoding import CannotDecode, Later
from memories.uploads.limits import Patience
from memories.uploads.refusals import NoRoom
from tests.objects.pictures import encoded, picture

from . import makers

FULL_DEVICE = Path("/dev/full")  # every write to it says that there is no room


def working_for(folder):
    """The processes that decode something in this folder."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(entry.read_bytes())
        except OSError:
            continue
    return [line for line in lines if b"memories.uploads.child" in line and bytes(folder) in line]


def test_more_memory_than_allowed_ends_in_a_refusal(refusal):
    content = makers.huge_png(7_700, 7_700, whole=True)
    assert refusal(content, Patience(clock=60, work=60, memory=220 * limits.MEGABYTE)) == "too_hard"


def test_the_same_picture_is_taken_with_the_memory_that_there_is(decoded):
    assert decoded(makers.huge_png(7_700, 7_700, whole=True)).width == limits.DISPLAY_BOX


@pytest.mark.slow
def test_more_work_than_allowed_ends_in_a_refusal(refusal):
    content = makers.video(size=(1280, 720), seconds=24)
    assert refusal(content, Patience(clock=120, work=1)) == "too_hard"


@pytest.mark.slow
def test_whoever_is_late_is_stopped_and_gone(refusal, tmp_path):
    content = makers.video(size=(1280, 720), seconds=24)
    assert refusal(content, Patience(clock=1, work=120)) == "too_hard"
    assert not working_for(tmp_path)


def test_whoever_is_late_while_a_person_waits_is_tried_again_by_the_worker(decoded, monkeypatch):
    monkeypatch.setattr(limits, "AT_ONCE", Patience(clock=0, work=10))
    assert decoded(encoded(picture(), "PNG"), limits.AT_ONCE) == Later(None)


def test_a_decoder_that_falls_over_is_the_files_fault(tmp_path):
    with pytest.raises(decoding.Refused) as caught:
        decoding._gone(-11, at_once=True)
    assert caught.value.code == "broken"


def test_a_process_that_never_begins_is_no_files_fault(decoded, monkeypatch, tmp_path):
    monkeypatch.setattr(decoding, "PROJECT", tmp_path)  # a place without the site's code
    with pytest.raises(CannotDecode):
        decoded(encoded(picture(), "PNG"))


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("name", ["whole.jpg", "small.jpg", RESULT])
def test_a_full_disk_is_no_files_fault(decoded, tmp_path, name):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / name).symlink_to(FULL_DEVICE)
    with pytest.raises(NoRoom):
        decoded(encoded(picture(), "PNG"))


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("make", [makers.sound, makers.video])
def test_a_disk_that_fills_while_a_recording_is_made_is_no_files_fault(decoded, tmp_path, make):
    content = make(seconds=4)
    (tmp_path / "made").mkdir()
    for name in limits.STORED_NAMES.values():
        (tmp_path / "made" / name).symlink_to(FULL_DEVICE)
    with pytest.raises(NoRoom):
        decoded(content)


def test_the_process_learns_no_secret_of_the_site(monkeypatch, tmp_path):
    """It is asked itself what it finds in its environment."""
    monkeypatch.setenv("SECRET_KEY", "a secret of ours")
    spy = tmp_path / "memories" / "uploads"
    spy.mkdir(parents=True)
    (spy / "child.py").write_text(
        "import json, os, pathlib, sys\n"
        "told = pathlib.Path(sys.argv[1]).with_name('seen.json')\n"
        "told.write_text(json.dumps(dict(os.environ)))\n"
    )
    monkeypatch.setattr(decoding, "PROJECT", tmp_path)
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / RESULT).write_text("{}")
    with pytest.raises(decoding.Refused):
        decoding.decode(tmp_path / "came", tmp_path / "made")
    seen = json.loads((tmp_path / "seen.json").read_text())
    assert "a secret of ours" not in seen.values()
    assert set(seen) <= {"PATH", "LANG", "LC_CTYPE"}


def test_the_process_needs_no_django():
    """It starts quickly, and there is no setting that it could read."""
    code = (
        "import sys, memories.uploads.kinds, memories.uploads.child; print('django' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=decoding.PROJECT,
        env={"PATH": os.defpath},
        capture_output=True,
        check=True,
        text=True,
    )
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize(
    "result",
    [
        b"",
        b"no json",
        b"[]",
        b'{"kind": "program"}',
        b'{"kind": "picture", "stored": "/etc/passwd"}',
        b'{"kind": ["picture"]}',
        b'{"later": ["video"]}',
    ],
)
def test_what_the_process_says_is_not_believed(tmp_path, monkeypatch, result):
    (tmp_path / RESULT).write_bytes(result)
    monkeypatch.setattr(decoding, "_run", lambda *_: -11)
    with pytest.raises(decoding.Refused):
        decoding.decode(tmp_path / "came", tmp_path)


def test_a_link_is_no_file_that_was_made(tmp_path, monkeypatch):
    """A decoder that was taken over could point to whatever the site may read."""
    (tmp_path / "secret").write_text("ours")
    (tmp_path / "whole.jpg").symlink_to(tmp_path / "secret")
    (tmp_path / RESULT).write_text('{"kind": "picture", "width": 1, "height": 1}')
    monkeypatch.setattr(decoding, "_run", lambda *_: 0)
    with pytest.raises(decoding.Refused):
        decoding.decode(tmp_path / "came", tmp_path)
