"""The ledger outside the database: a backup that is put back brings nobody's memory back."""

import os
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from contact import ledger, one_by_one
from contact.ticking import tick
from memories import jobs, replaying
from memories.models import Erasure, Memory
from memories.private import new_link
from tests.factories import MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "apart" / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def before(reader):
    """A memory as an older backup has it: on the site."""
    return MemoryFactory(state="published", reader=reader)


def says(settings, what, memory, days=0):
    """The ledger says this of it, so many days ago."""
    when = (timezone.now() - timedelta(days=days)).isoformat(timespec="seconds")
    settings.LEDGER_FILE.parent.mkdir(exist_ok=True)
    with settings.LEDGER_FILE.open("a") as file:
        file.write(f"{when} {what} {memory.reference}\n")


def test_what_was_taken_back_since_is_taken_back_again_with_its_own_14_days(settings, before):
    says(settings, "taken-back", before, days=4)
    assert replaying.replay().withdrawn == 1
    before.refresh_from_db()
    assert before.state == "withdrawn"
    assert timedelta(days=9) < before.erase_at - timezone.now() < timedelta(days=10)
    assert Memory.objects.shown_on("object_page").count() == 0
    assert len(list(ledger.entries())) == 1
    assert replaying.replay().withdrawn == 0


@pytest.mark.parametrize(("what", "days"), [("erased", 0), ("taken-back", 15)])
@pytest.mark.parametrize("state", ["published", "submitted", "declined", "withdrawn", "draft"])
def test_what_was_erased_since_is_erased(settings, reader, what, days, state):
    memory = MemoryFactory(state=state, reader=reader)
    says(settings, what, memory, days)
    assert replaying.replay().erased == 1
    assert not Memory.objects.exists()
    assert Erasure.objects.filter(reference=memory.reference).exists() == (state != "draft")


def test_a_held_one_is_not_erased_before_its_hold_ends(settings, reader):
    memory = MemoryFactory(state="held", reader=reader)
    says(settings, "taken-back", memory, days=20)
    replaying.replay()
    memory.refresh_from_db()
    assert memory.state == "withdrawn"
    says(settings, "erased", memory)
    replaying.replay()
    assert not Memory.objects.exists()


def test_what_was_brought_back_since_comes_back(settings, reader):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    Memory.objects.update(withdrawn_at=timezone.now() - timedelta(days=3))
    says(settings, "undone", memory, days=1)
    assert replaying.replay().restored == 1
    memory.refresh_from_db()
    assert memory.state == "published"


def test_what_was_taken_back_after_that_stays_so(settings, reader):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    settings.LEDGER_FILE.unlink()
    says(settings, "undone", memory, days=1)
    assert replaying.replay().restored == 0


def test_the_others_stay_as_they_are(settings, before, reader):
    other = MemoryFactory(state="published", reader=reader)
    says(settings, "taken-back", before)
    call_command("replay_withdrawals", verbosity=0)
    other.refresh_from_db()
    assert other.state == "published"


def test_a_site_whose_ledger_cannot_be_replayed_is_not_served(settings, before, monkeypatch):
    says(settings, "taken-back", before)
    monkeypatch.setattr(Memory, "withdraw_again", lambda *_: 1 / 0)
    with pytest.raises(CommandError, match="Do not serve"):
        call_command("replay_withdrawals")


def test_serving_begins_with_the_ledger(settings, before, monkeypatch):
    from home.management.commands import serve

    says(settings, "taken-back", before)
    monkeypatch.setattr(serve.Command, "refuse_a_taken_port", lambda self: None)
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)

    def started(*_):
        before.refresh_from_db()
        assert before.state == "withdrawn"
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "Process", started)
    with pytest.raises(KeyboardInterrupt):
        call_command("serve")


def test_a_line_that_a_crash_cut_off_spoils_no_other(settings, before):
    settings.LEDGER_FILE.parent.mkdir()
    settings.LEDGER_FILE.write_text("2026-11-02T10:00:00+00:00 taken-ba")
    before.withdraw()
    assert ledger.still_taken_back().keys() == {before.reference}
    assert replaying.replay().withdrawn == 0


def test_it_holds_references_and_dates_only(settings, before):
    before.withdraw()
    [line] = settings.LEDGER_FILE.read_text().splitlines()
    _, what, reference = line.split()
    assert (what, reference) == ("taken-back", before.reference)
    assert settings.LEDGER_FILE.stat().st_mode & 0o077 == 0


# When it is written


def test_what_was_undone_is_not_said_before_it_is_so(settings, reader):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    with transaction.atomic():
        memory.restore()
        transaction.set_rollback(True)
    assert Memory.objects.get().state == "withdrawn"
    assert ledger.still_taken_back().keys() == {memory.reference}


def test_what_was_undone_is_said_after_the_commit(
    settings, reader, django_capture_on_commit_callbacks
):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    with django_capture_on_commit_callbacks(execute=True):
        memory.restore()
    assert ledger.still_taken_back() == {}
    assert Memory.objects.get().ledger_owes == ""


def test_a_crash_between_the_commit_and_the_line_takes_nothing_back_again(settings, reader):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    memory.restore()  # and here the process died
    assert replaying.replay().withdrawn == 0
    assert Memory.objects.get().state == "published"
    assert jobs.write_ledger() == 1
    assert ledger.still_taken_back() == {}


def test_what_an_old_backup_still_owes_is_not_written_over_what_came_later(settings, reader):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    memory.restore()
    memory.moves.filter(move="restore").update(at=timezone.now() - timedelta(days=3))
    says(settings, "taken-back", memory, days=1)
    jobs.write_ledger()
    assert ledger.still_taken_back().keys() == {memory.reference}
    assert replaying.replay().withdrawn == 1


# When it cannot be written


@pytest.fixture
def full_disk(settings, monkeypatch):
    """Nothing more goes into the ledger, until it is called."""
    written = os.write

    def write(descriptor, line):
        return written(descriptor, line[:20])

    monkeypatch.setattr(ledger.os, "write", write)
    return lambda: monkeypatch.setattr(ledger.os, "write", written)


@pytest.fixture
def no_folder(settings, tmp_path):
    """The ledger's folder is no folder, until it is called."""
    (tmp_path / "apart").write_text("in the way")
    return (tmp_path / "apart").unlink


@pytest.fixture(params=["full_disk", "no_folder"])
def mend(request):
    return request.getfixturevalue(request.param)


def giver_takes_back(memory):
    address = f"/yours/{new_link(memory).replace(' ', '-')}/memory/take-back/"
    return Client().post(address, follow=True)


def test_the_wish_is_kept_though_the_ledger_cannot_be_written(before, mend):
    page = giver_takes_back(before)
    assert page.status_code == 200
    assert "You have taken it back" in page.content.decode()
    assert Client().get(before.get_absolute_url()).status_code == 410
    assert Memory.objects.get().ledger_owes == "taken-back"


def test_the_clock_writes_it_and_says_so_until_it_is_written(before, mend, caplog):
    giver_takes_back(before)
    assert f"taken-back {before.reference}" in caplog.text
    assert [ran.trouble for ran in tick("memories.ledger")] != [""]
    health = Client().get("/healthz").json()
    assert "memories.ledger" in health["jobs"]["grave"]
    assert "Put no backup in place" in jobs.ledger_trouble()
    mend()
    assert [ran.trouble for ran in tick("memories.ledger")] == [""]
    [(when, what, reference)] = ledger.entries()
    assert (what, reference, when) == ("taken-back", before.reference, taken_back_at())
    assert jobs.ledger_trouble() == ""
    assert "memories.ledger" not in Client().get("/healthz").json()["jobs"]["grave"]
    assert jobs.write_ledger() == 0


def taken_back_at():
    return Memory.objects.get().withdrawn_at


def test_a_backup_that_is_put_in_place_meanwhile_does_not_lose_it(before, mend):
    giver_takes_back(before)
    Memory.objects.update(state="published", ledger_owes="", withdrawn_at=None)  # the backup
    assert replaying.replay().withdrawn == 1
    assert Memory.objects.get().state == "withdrawn"
    mend()
    jobs.write_ledger()
    assert ledger.still_taken_back().keys() == {before.reference}
    assert ledger.spared() == []


def test_who_brings_it_back_meanwhile_is_not_taken_at_the_older_word(before, mend):
    giver_takes_back(before)
    before.refresh_from_db()
    before.restore()
    mend()
    jobs.write_ledger()
    assert ledger.still_taken_back() == {}
    assert replaying.replay().withdrawn == 0


def test_an_erasure_is_written_later_too(before, mend):
    before.withdraw()
    before.erase()
    assert not Memory.objects.exists()
    assert jobs.ledger_lacks() == 1
    with pytest.raises((one_by_one.NotAllDone, OSError)):
        jobs.write_ledger()
    mend()
    jobs.write_ledger()
    assert ledger.still_taken_back()[before.reference][1] == "erased"
    assert jobs.ledger_lacks() == 0
