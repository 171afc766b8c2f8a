"""What a giver changed waits beside what the public reads, and is accepted or declined."""

import pytest

from memories.models import Memory
from memories.parts import bring_parts
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
    [memory] = bring_parts([Memory.objects.shown_on("memory_page").get()])
    return memory


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


def test_new_words_of_a_file_are_seen_put_right_and_let_out(moderator_client, memory):
    file = memory.files.get()
    memory.files.update(description="A cup", read_at=memory.started_at)
    file.retell(description="A cup of Ada’s")
    page = seen(moderator_client, memory)
    assert "Its giver says something else of it now" in page.get_text()
    press(moderator_client, memory, "file", description="A cup of hers")
    assert [one.description for one in public().shown_files] == ["A cup"]
    pictures = seen(moderator_client, memory, "look").select("figure img")
    assert [one["alt"] for one in pictures] == ["A cup", "A cup of hers"]
    press(moderator_client, memory, "accept-news", on="look")
    assert [one.description for one in public().shown_files] == ["A cup of hers"]


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
