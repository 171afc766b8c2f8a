"""A memory moves as the table says, leaves a row for each move, and can always be taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import ledger
from memories import states
from memories.models import Erasure, Memory, Telling
from tests.factories import WAYS, CollectionObjectFactory, MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


def test_one_that_is_approved_is_on_the_objects_page():
    memory = MemoryFactory(state="published")
    assert list(Memory.objects.shown_on("object_page")) == [memory]
    assert [row.move for row in memory.moves.all()] == [
        "submit", "start_review", "approve", "publish",
    ]  # fmt: skip


@pytest.mark.parametrize("state", [state for state in WAYS if state != "draft"])
def test_whatever_was_sent_can_be_taken_back_twice(state):
    memory = MemoryFactory(state=state)
    memory.withdraw()
    memory.withdraw()
    assert memory.state == states.WITHDRAWN
    assert not Memory.objects.shown_on("memory_page")
    assert ledger.still_taken_back().keys() == {memory.reference}
    assert memory.moves.filter(move="withdraw").count() == 1


def test_taking_back_can_be_undone_and_leads_to_where_it_was():
    memory = MemoryFactory(state="published")
    memory.withdraw().restore()
    assert memory.state == states.PUBLISHED
    memory.settle_ledger()  # as after the commit
    assert ledger.still_taken_back() == {}


def test_an_erased_one_leaves_a_number_a_hash_and_two_dates():
    memory = MemoryFactory(state="published", text="The copper was in the scullery.")
    memory.withdraw()
    memory.erase()
    assert not Memory.objects.exists()
    assert not Telling.objects.exists()
    left = Erasure.objects.get()
    assert left.reference == memory.reference
    assert len(left.wording_hash) == 64
    assert left.given_on
    assert left.erased_on


def test_what_is_held_is_not_erased_before_its_hold_ends():
    memory = MemoryFactory(state="held").withdraw()
    with pytest.raises(states.NotAllowed):
        memory.erase()
    as_it_was_read = Memory.objects.get()
    Memory.objects.update(held_until=timezone.localdate() - timedelta(days=1))
    as_it_was_read.refresh_from_db()
    as_it_was_read.erase()
    assert not Memory.objects.exists()


def test_what_is_published_cannot_be_erased_before_it_is_taken_back():
    with pytest.raises(states.NotAllowed):
        MemoryFactory(state="published").erase()


@pytest.mark.parametrize(
    ("published", "retired", "shown"), [(1, 0, 1), (0, 0, 0), (1, 1, 1), (0, 1, 0)]
)
def test_it_is_hidden_with_its_object_but_outlives_the_objects_retirement(
    published, retired, shown
):
    thing = CollectionObjectFactory()
    memory = MemoryFactory(state="published", collection_object=thing)
    if not published:
        thing.live = False
        thing.save()
    if retired:
        thing.retire()
    assert memory.is_public == bool(shown)


def test_what_was_not_agreed_to_is_not_shown_there():
    memory = MemoryFactory(state="published", uses={"stories": "ask"})
    assert not Memory.objects.shown_on("story")
    memory.agree({"stories": "yes"})
    assert list(Memory.objects.shown_on("story")) == [memory]
    memory.agree({"stories": "yes", "site": "no"})
    assert not Memory.objects.shown_on("story")


def test_a_surface_that_the_table_does_not_have_is_refused():
    with pytest.raises(KeyError):
        Memory.objects.shown_on("bus_shelter")


def test_news_of_what_was_taken_back_is_accepted_by_nobody():
    memory = MemoryFactory(state="published")
    as_it_was_read = Memory.objects.get()
    memory.withdraw()
    with pytest.raises(states.NotAllowed):
        as_it_was_read.accept_news(None)
    assert Memory.objects.get().state == states.WITHDRAWN
