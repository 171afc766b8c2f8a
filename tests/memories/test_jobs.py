"""What memories do by the clock."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from contact import one_by_one
from contact.jobs_table import jobs as all_jobs
from contact.models import Contact, JobRun, Letter
from contact.ticking import tick
from memories import asking_again, consent, jobs, leftovers, letters
from memories.models import Erasure, Memory, MemoryFile
from tests.contact.post import contact_at
from tests.factories import MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.SEARCH_INDEX_DIR = tmp_path / "index"


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def nothing_to_forget(monkeypatch):
    """What is left in files is another file's tests; and SQLite empties no journal here."""
    monkeypatch.setattr(jobs.forgetting, "forget", lambda: 0)


def days_ago(memory, days, **fields):
    """Let what was due in this memory's life be due so many days ago."""
    moment = timezone.now() - timedelta(days=days)
    Memory.objects.filter(pk=memory.pk).update(erase_at=moment, **fields)


def state_of(memory):
    found = Memory.objects.filter(pk=memory.pk).first()
    return found.state if found else "gone"


def test_all_are_in_the_table():
    names = {job.name for job in all_jobs() if job.name.startswith("memories.")}
    assert names == {job.name for job in jobs.JOBS}
    assert {"memories.erase", "memories.files", "memories.orphans"} <= names


@pytest.mark.parametrize("state", ["draft", "withdrawn", "declined", "removed"])
def test_what_is_due_is_erased(state, reader, nothing_to_forget):
    memory = MemoryFactory(state=state, reader=reader, contact=contact_at())
    assert jobs.erase_due() == 0
    days_ago(memory, 0)
    assert jobs.erase_due() == 1
    assert state_of(memory) == "gone"
    assert not Contact.objects.exists()
    assert Erasure.objects.count() == (0 if state == "draft" else 1)
    assert leftovers.waiting() == (["rows"] if state == "draft" else ["rows", "index"])
    assert jobs.erase_due() == 0


@pytest.mark.parametrize("state", ["submitted", "published", "hidden", "held"])
def test_what_is_not_to_end_does_not(state, reader, nothing_to_forget):
    memory = MemoryFactory(state=state, reader=reader)
    assert jobs.erase_due() == 0
    assert state_of(memory) == state


def test_a_held_one_that_was_taken_back_is_erased_when_its_hold_ends(reader, nothing_to_forget):
    memory = MemoryFactory(state="held", reader=reader)
    memory.withdraw()
    days_ago(memory, 1)
    assert jobs.erase_due() == 0
    assert jobs.end_holds() == 0
    days_ago(memory, 1, held_until=timezone.localdate() - timedelta(days=1))
    assert jobs.erase_due() == 1
    assert state_of(memory) == "gone"


def test_one_that_cannot_be_erased_keeps_no_other(reader, nothing_to_forget, monkeypatch):
    first, second = MemoryFactory(), MemoryFactory()
    for memory in (first, second):
        days_ago(memory, 2)
    erase = Memory.erase

    def stubborn(memory):
        if memory.pk == first.pk:
            raise OSError("the disk")
        erase(memory)

    monkeypatch.setattr(Memory, "erase", stubborn)
    with pytest.raises(one_by_one.NotAllDone):
        jobs.erase_due()
    assert (state_of(first), state_of(second)) == ("draft", "gone")
    assert jobs.erasures_late() == 1


def test_who_comes_back_in_time_is_not_erased(reader, nothing_to_forget):
    memory = MemoryFactory(state="withdrawn", reader=reader)
    memory.restore()
    assert jobs.erase_due() == 0
    assert state_of(memory) == "published"


def test_the_first_day_comes(reader):
    tomorrow = timezone.localdate() + timedelta(days=1)
    memory = MemoryFactory(state="approved", reader=reader, not_before=tomorrow)
    assert jobs.publish_due() == 0
    Memory.objects.update(not_before=timezone.localdate())
    assert jobs.publish_due() == 1
    assert state_of(memory) == "published"


def test_a_hold_ends_after_half_a_year_and_the_lead_is_told(reader):
    memory = MemoryFactory(state="held", reader=reader)
    assert jobs.end_holds() == 0
    Memory.objects.update(held_until=timezone.localdate() - timedelta(days=1))
    assert jobs.end_holds() == 1
    assert state_of(memory) == "in_review"
    letter = Letter.objects.get()
    assert (letter.kind, letter.to_group, letter.about) == (
        letters.HOLD_ENDED,
        "Lead",
        memory.reference,
    )


def test_the_index_hears_of_a_last_day(reader):
    memory = MemoryFactory(state="published", reader=reader)
    MemoryFactory(state="published", reader=reader)
    assert jobs.follow_days() == 0
    Memory.objects.filter(pk=memory.pk).update(not_after=timezone.localdate() - timedelta(days=1))
    assert jobs.follow_days() == 1


# Asking again


def today_is(monkeypatch, day):
    def localdate(value=None, timezone=None):
        return value.date() if value else day

    monkeypatch.setattr(timezone, "localdate", localdate)


def teen(reader, adult_in, **fields):
    return MemoryFactory(
        state="published", reader=reader, age=consent.TEEN, adult_in=adult_in, **fields
    )


def test_they_are_asked_on_the_first_of_january_after_the_year_in_which_they_turn_18(
    reader, monkeypatch
):
    memory = teen(reader, 2027, contact=contact_at())
    today_is(monkeypatch, date(2027, 12, 31))
    assert jobs.ask_again() == 0
    today_is(monkeypatch, date(2028, 1, 1))
    assert jobs.ask_again() == 1
    assert jobs.ask_again() == 0
    assert Letter.objects.last().kind == letters.ADULT_NOW
    assert Letter.objects.filter(kind=letters.ADULT_NOW).count() == 1
    assert state_of(memory) == "published"


@pytest.mark.parametrize("can_be_reached", [True, False])
def test_silence_is_no_yes(reader, can_be_reached):
    contact = contact_at() if can_be_reached else None
    memory = teen(reader, timezone.localdate().year - 1, contact=contact)
    jobs.ask_again()
    assert state_of(memory) == "published"
    asked = timezone.now() - asking_again.TIME_TO_ANSWER
    Memory.objects.update(asked_as_adult_at=asked)
    jobs.ask_again()
    assert state_of(memory) == "hidden"
    assert Memory.objects.get().paused_by_giver


def test_who_answers_is_left_in_peace(reader):
    memory = teen(reader, timezone.localdate().year - 1)
    jobs.ask_again()
    memory.come_of_age()
    memory.agree()
    Memory.objects.update(asked_as_adult_at=timezone.now() - timedelta(days=400))
    assert jobs.ask_again() == 0
    assert state_of(memory) == "published"


def test_a_yes_for_some_years_is_asked_for_again_once(reader):
    memory = MemoryFactory(state="published", reader=reader, contact=contact_at())
    memory.agree({"site": "yes"}, ask_again_after=1)
    assert jobs.ask_again() == 0
    soon = timezone.localdate() + timedelta(days=20)
    memory.uses.update(until=soon)
    assert jobs.ask_again() == 1
    assert jobs.ask_again() == 0
    letter = Letter.objects.get(kind=letters.CONSENT_RUNS_OUT)
    assert letter.facts == {"until": soon.isoformat(), "is_over": False}


def test_a_clock_that_stood_still_asks_late(reader):
    memory = MemoryFactory(state="published", reader=reader, contact=contact_at())
    memory.uses.update(until=timezone.localdate() - timedelta(days=10))
    assert jobs.ask_again() == 1
    assert Letter.objects.get(kind=letters.CONSENT_RUNS_OUT).facts["is_over"] is True


def test_files_and_orphans_are_looked_after(reader, settings):
    memory = MemoryFactory()
    MemoryFile.objects.create(memory=memory, kind="picture")
    for name in ("memories.files", "memories.orphans"):
        [ran] = tick(name)
        assert ran.trouble == ""


@pytest.fixture
def grown_up(reader):
    """Three that their givers said yes to as children, and were asked about long ago."""
    found = [MemoryFactory(state="published", contact=contact_at()) for _ in range(3)]
    asked = timezone.now() - timedelta(days=90)
    last_year = timezone.localdate().year - 1
    Memory.objects.update(age="teen", adult_in=last_year, asked_as_adult_at=asked)
    return found


def test_one_that_is_taken_back_in_this_moment_keeps_no_other_from_being_paused(
    grown_up, monkeypatch
):
    pause = Memory.pause_unanswered

    def and_meanwhile(memory):
        if memory.pk == grown_up[0].pk:
            Memory.objects.get(pk=memory.pk).withdraw()
        pause(memory)

    monkeypatch.setattr(Memory, "pause_unanswered", and_meanwhile)
    with pytest.raises(one_by_one.NotAllDone):
        jobs.ask_again()
    assert [state_of(memory) for memory in grown_up] == ["withdrawn", "hidden", "hidden"]


def test_whom_no_letter_could_be_written_to_is_asked_the_next_time(grown_up, monkeypatch):
    Memory.objects.update(asked_as_adult_at=None)
    with monkeypatch.context() as broken:
        broken.setattr(asking_again, "write", lambda *_, **__: 1 / 0)
        with pytest.raises(one_by_one.NotAllDone):
            asking_again.ask_those_grown_up()
    assert asking_again.ask_those_grown_up() == 3
    assert Letter.objects.filter(kind=letters.ADULT_NOW).count() == 3


def test_what_ended_while_the_clock_stood_still_is_told_to_the_index(reader):
    memory = MemoryFactory(state="published", reader=reader)
    Memory.objects.update(not_after=timezone.localdate() - timedelta(days=9))
    assert jobs.follow_days() == 1
    now = timezone.now()
    run = JobRun.objects.create(name=jobs.DAYS, succeeded_at=now - timedelta(days=20))
    assert jobs.follow_days() == 1
    JobRun.objects.filter(pk=run.pk).update(succeeded_at=now - timedelta(days=2))
    assert jobs.follow_days() == 0
    assert state_of(memory) == "published"
