"""What a giver changed waits beside what the public reads, and is accepted or declined."""

import pytest

from memories.models import Memory
from tests.factories import MemoryFactory
from tests.memories.admin.pages import offered, press, seen, url_of
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db

OLD, NEW = "We had one of these.", "We had two of these, and a lid."


@pytest.fixture
def memory():
    memory = MemoryFactory(state="published", text=OLD)
    memory.tellings.create(text=NEW, name_as="first", shown_name="Ivy")
    memory.files.create(kind="picture", state="ready")
    Memory.objects.filter(pk=memory.pk).update(has_news=True)
    memory.refresh_from_db()
    return memory


def public():
    return Memory.objects.shown_on("memory_page").with_public_parts().get()


def test_old_and_new_stand_beside_each_other(moderator_client, memory):
    look = words(moderator_client.get(url_of(memory, "look")))
    old, new = look.split("What it would read")
    assert OLD in old
    assert NEW not in old
    assert NEW in new
    assert "Ivy" in new
    assert len(seen(moderator_client, memory, "look").select("figure")) == 1


def test_what_is_accepted_is_what_the_public_reads(moderator_client, memory):
    press(moderator_client, memory, "public-version", hide="a lid")
    assert public().telling.words == OLD
    press(moderator_client, memory, "accept-news", on="look")
    assert public().telling.words == "We had two of these, and [hidden]."
    assert len(public().shown_files) == 1
    assert not memory.has_news


def test_what_is_declined_leaves_the_old_and_is_never_let_out_later(moderator_client, memory):
    press(moderator_client, memory, "decline-news", text="Please leave out the lid.")
    assert public().telling.words == OLD
    assert public().shown_files == []
    assert not memory.has_news
    assert memory.messages.get().text == "Please leave out the lid."
    assert not {"decline-news"} & offered(moderator_client, memory)
    memory.hold("risk", None)
    memory.release(None)
    press(moderator_client, memory, "approve", on="look")
    assert public().telling.words == OLD
    assert public().shown_files == []
