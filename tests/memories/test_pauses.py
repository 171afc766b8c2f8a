"""What its giver paused stays off the site whatever the staff do, and no hold is for ever."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from memories import states
from memories.models import Memory
from tests.factories import MemoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


def held_and_released(memory, reader):
    memory.hold("complaint", reader)
    memory.release(reader)


def removed_and_reopened(memory, reader):
    memory.remove("mistake", reader)
    memory.reopen(reader)


@pytest.mark.parametrize("around", [held_and_released, removed_and_reopened])
@pytest.mark.parametrize("days", [None, 5])
def test_approving_leaves_paused_what_its_giver_paused(reader, around, days):
    memory = MemoryFactory(state="published", reader=reader)
    memory.pause()
    around(memory, reader)
    if days:
        memory.show_between(timezone.localdate() + timedelta(days=days), None, reader)
    memory.approve(reader)
    assert memory.state == "hidden"
    assert Client().get(memory.get_absolute_url()).status_code != 200
    memory.show_between(None, None, reader)
    memory.resume()
    assert memory.is_public


def test_no_row_can_be_published_and_paused():
    memory = MemoryFactory(state="published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Memory.objects.filter(pk=memory.pk).update(paused_by_giver=True)


def test_holding_again_adds_nothing_to_half_a_year(reader):
    memory = MemoryFactory(state="held", reader=reader)
    first = memory.held_until
    long_ago = timezone.now() - timedelta(days=100)
    memory.moves.filter(move="hold").update(at=long_ago)
    memory.release(reader)
    memory.hold("legal", reader)
    # Days are London's: across a change of clocks, an hour before midnight, they are not 24 hours.
    assert memory.held_until == first - (timezone.localdate() - timezone.localdate(long_ago))
    memory.moves.filter(move="hold").update(at=timezone.now() - timedelta(days=182))
    memory.release(reader)
    with pytest.raises(states.NotAllowed):
        memory.hold("legal", reader)


def test_a_file_that_arrives_after_news_was_declined_is_news(reader):
    memory = MemoryFactory(state="published", reader=reader)
    memory.files.create(kind="video", state="arriving")
    memory.bring_more()
    memory.decline_news("Thank you, but no.", reader)
    memory.refresh_from_db()
    assert memory in Memory.objects.with_news()
    memory.files.update(state="ready")
    memory.decline_news("Thank you, but no.", reader)
    memory.refresh_from_db()
    assert memory not in Memory.objects.with_news()
