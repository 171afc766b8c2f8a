"""What the lives of `test_stateful` have shown to go wrong once, each on its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import ledger
from memories import states
from memories.models import Memory
from tests.factories import MemoryFactory
from tests.memories.proof.known import WAYS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"


def test_of_what_was_never_sent_the_ledger_says_nothing():
    with pytest.raises(states.NotAllowed):
        MemoryFactory().withdraw()
    assert ledger.still_taken_back() == {}


@pytest.mark.parametrize("state", ["declined", "removed"])
def test_what_ended_is_erased_also_when_taking_it_back_was_undone(state):
    memory = MemoryFactory(state=state).withdraw().restore()
    assert memory.state == state
    assert Memory.objects.get().erase_at > timezone.now() + timedelta(days=80)


def test_what_was_declined_and_is_read_again_after_a_hold_is_not_erased():
    memory = MemoryFactory(state="declined")
    memory.hold("legal", None)
    memory.release(None)
    assert Memory.objects.get().erase_at is None


def test_what_was_paused_before_its_day_is_gone_in_words_once_it_was_shown(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    memory = MemoryFactory(state="approved", not_before=tomorrow).pause()
    memory.show_between(None, None, None)
    memory.resume().withdraw()
    assert client.get(memory.get_absolute_url()).status_code == 410


def test_the_ways_are_those_that_were_written_down_apart():
    there = {name: (set(move.sources), move.target) for name, move in states.MOVES.items()}
    assert there == WAYS
