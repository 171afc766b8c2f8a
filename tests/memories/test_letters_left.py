"""A letter that could not be written is not lost: the clock writes it, and says when it cannot."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone

from contact.letters.sending import remarks, send_due
from contact.models import Letter
from contact.models.letters import PAUSES
from contact.one_by_one import NotAllDone
from contact.ticking import standings
from memories import jobs, letters, telling_givers
from memories.models import Memory
from tests.contact.post import ADA, contact_at, make_due, the_letter
from tests.factories import MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def memory(reader):
    found = MemoryFactory(
        state="published", reader=reader, contact=contact_at(ADA), wishes_letters=True
    )
    Letter.objects.all().delete()
    return found


@pytest.fixture
def broken(monkeypatch):
    """No letter can be written for the length of this, and then it can."""
    with monkeypatch.context() as patched:
        patched.setattr(telling_givers, "write", lambda *_, **__: 1 / 0)
        yield patched


def in_order():
    """Whether the job of letters is reported as in order."""
    return not next(one for one in standings() if one.job.name == "contact.letters").overdue


def test_what_could_not_be_written_is_written_by_the_clock(memory, broken):
    memory.withdraw()
    assert Memory.objects.get().state == "withdrawn"
    assert send_due() == 0
    broken.undo()
    make_due(Letter.objects.get())
    assert send_due() == 1
    assert the_letter().subject == "Your memory is taken back"
    assert Letter.objects.get().kind == letters.TAKEN_BACK


def test_so_is_what_was_done_beside_it(memory, reader, broken):
    answer = memory.answer("Thank you.", reader)
    broken.undo()
    assert send_due() == 1
    assert the_letter().subject == "We have answered your memory"
    assert Letter.objects.get().facts == {"answer": answer.pk}


def test_it_is_written_once_and_not_where_it_is_so_no_longer(memory, reader, broken):
    memory.remove("mistake", reader)
    memory.reopen(reader)
    broken.undo()
    send_due()
    assert send_due() == 0
    assert mail.outbox == []


def test_what_keeps_failing_is_tried_on_and_shown(memory, broken):
    memory.withdraw()
    left = Letter.objects.get()
    assert in_order()
    assert remarks() == ""
    for _ in range(len(PAUSES) + 3):
        make_due(left)
        send_due()
    assert Letter.objects.get().state == Letter.WAITING
    assert "1 of memory_unwritten (ZeroDivisionError)" in remarks()
    Letter.objects.update(made_at=timezone.now() - timedelta(hours=2))
    assert not in_order()
    broken.undo()
    make_due(left)
    assert send_due() == 1
    assert in_order()
    assert remarks() == ""


def test_a_letter_that_was_given_up_is_shown(memory, settings, admin_client):
    settings.EMAIL_BACKEND = "tests.contact.test_sending.Refusing"
    memory.withdraw()
    for _ in range(len(PAUSES) + 1):
        make_due(Letter.objects.get())
        send_due()
    said = "Letters that were given up: 1 of memory_taken_back (OSError)."
    report = admin_client.get("/admin/reports/by-the-clock/")
    assert said in report.content.decode()


def test_a_hold_ends_with_its_letter_or_is_tried_again(reader, monkeypatch):
    memory = MemoryFactory(state="held", reader=reader)
    Memory.objects.update(held_until=timezone.localdate() - timedelta(days=1))
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "write_to_group", lambda *_, **__: 1 / 0)
        with pytest.raises(NotAllDone):
            jobs.end_holds()
    assert Memory.objects.get(pk=memory.pk).state == "held"
    assert jobs.end_holds() == 1
    assert Letter.objects.get().kind == letters.HOLD_ENDED


# What a letter tells of was taken away before it went


def test_of_an_answer_that_was_taken_away_nobody_hears(memory, reader):
    first = memory.answer("It was an egg coddler.", reader)
    memory.answer("It was an egg poacher.", reader)
    memory.take_away_answer(first, reader)
    assert send_due() == 1
    assert the_letter().subject == "We have answered your memory"


def test_nor_of_a_note_that_was_taken_off_the_record(memory, reader):
    note = memory.note_on_object("It was made in 1935.", reader)
    memory.take_away_note(note, reader)
    assert send_due() == 0
    assert Letter.objects.get().state == Letter.DROPPED
