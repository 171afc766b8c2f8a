"""Against the clock: what begins to end only ends; what was brought back in time stays whole."""

import pytest
from django.utils import timezone

from memories import states
from memories.models import Memory, MemoryFile
from memories.uploads import store
from tests.factories import MemoryFactory
from tests.memories.yours.conftest import Owner, own_folders  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def with_picture(**fields):
    """A memory, and where its picture lies."""
    memory = MemoryFactory(**fields)
    path = store.path_of(f"{memory.reference}/a.jpg")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a picture")
    MemoryFile.objects.create(memory=memory, kind="picture", state="ready", stored=path.name)
    return memory, path


def break_off(monkeypatch, memory, act):
    """End it as far as a disk lets it go that cannot be written."""
    with monkeypatch.context() as broken:
        broken.setattr(store, "forget_memory", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            act(memory)
    return Memory.objects.get()


def test_what_was_brought_back_in_the_last_moment_keeps_its_files():
    memory, path = with_picture(state="published")
    memory.withdraw()
    as_the_clock_read_it = Memory.objects.get()
    memory.restore()
    with pytest.raises(states.NotAllowed):
        as_the_clock_read_it.erase()
    assert path.exists()
    assert Memory.objects.get().state == states.PUBLISHED


def test_a_draft_that_was_sent_in_the_last_moment_keeps_its_files():
    memory, path = with_picture(age="adult", text="My mother had one of these.")
    as_the_clock_read_it = Memory.objects.get()
    memory.send()
    with pytest.raises(states.NotAllowed):
        as_the_clock_read_it.erase()
    assert path.exists()


def test_what_has_begun_to_end_cannot_be_brought_back_and_is_ended_later(monkeypatch):
    memory, path = with_picture(state="published")
    owner = Owner(memory)
    memory.withdraw()
    memory.erase_at = timezone.now()
    memory.save(update_fields=["erase_at"])
    half = break_off(monkeypatch, memory, Memory.erase)
    with pytest.raises(states.NotAllowed):
        half.restore()
    assert owner.get().status_code == 404
    Memory.objects.due_to_be_erased().get().erase()
    assert not path.exists()
    assert not Memory.objects.exists()


def test_a_draft_half_thrown_away_is_never_sent_and_goes_with_the_clock(monkeypatch):
    memory, _ = with_picture(age="adult", text="My mother had one of these.")
    half = break_off(monkeypatch, memory, Memory.throw_away)
    with pytest.raises(states.NotAllowed):
        half.send()
    Memory.objects.due_to_be_erased().get().erase()
    assert not Memory.objects.exists()
