"""The ledger outside the database: a backup that is put back brings nobody's memory back."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from memories import ledger, replaying
from memories.models import Erasure, Memory
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
