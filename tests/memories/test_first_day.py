"""Before its first day a memory waits, whatever is done to it; then the clock shows it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from contact.models import Letter
from memories import jobs, letters
from memories.models import Memory
from search.models import OutboxEntry
from tests.contact.post import contact_at
from tests.factories import MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def a_day_goes_by():
    """And the index has heard of all that was before."""
    Memory.objects.update(not_before=timezone.localdate())
    OutboxEntry.objects.all().delete()


def index_heard_of(memory) -> bool:
    return OutboxEntry.objects.filter(kind="memories.Memory", key=memory.pk).exists()


def shown_again_by_its_giver(memory, reader):
    memory.pause()
    memory.resume()


def shown_again_by_us(memory, reader):
    memory.hide("mistake", reader)
    memory.show_again(reader)


def put_off(memory, reader):
    memory.show_between(tomorrow(), None, reader)


WAYS = {
    "paused before its day": ("approved", shown_again_by_its_giver),
    "hidden before its day": ("approved", shown_again_by_us),
    "put off after it was shown": ("published", put_off),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_waits_for_its_day_and_then_it_is_shown_and_found(
    way, reader, django_capture_on_commit_callbacks
):
    state, act = WAYS[way]
    not_before = tomorrow() if state == "approved" else None
    memory = MemoryFactory(
        state=state, reader=reader, not_before=not_before, contact=contact_at(confirmed=True)
    )
    was_shown = bool(memory.published_at)
    act(memory, reader)
    memory = Memory.objects.get()
    assert memory.state == "approved"
    assert not memory.is_public
    assert bool(memory.published_at) == was_shown
    a_day_goes_by()
    Letter.objects.all().delete()
    with django_capture_on_commit_callbacks() as after_commit:
        assert jobs.publish_due() == 1
    assert Memory.objects.get().is_public
    assert index_heard_of(memory)
    for follow in after_commit:
        follow()
    assert Letter.objects.filter(kind=letters.PUBLISHED).exists() != was_shown


def test_after_its_first_day_it_is_shown_again_at_once(reader):
    memory = MemoryFactory(state="published", reader=reader)
    shown_again_by_its_giver(memory, reader)
    assert memory.state == "published"
    shown_again_by_us(memory, reader)
    assert memory.state == "published"


def test_one_that_was_never_shown_is_not_said_to_be_gone(reader, client):
    memory = MemoryFactory(state="approved", reader=reader, not_before=tomorrow())
    shown_again_by_its_giver(memory, reader)
    memory.withdraw()
    assert client.get(memory.get_absolute_url()).status_code == 404
