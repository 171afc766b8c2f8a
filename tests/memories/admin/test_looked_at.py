"""What people would read or see more of is looked at before it is, and less is at once."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories import MemoryFactory
from tests.memories.admin.pages import fields_of, form_of, now, press, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def memory(moderator):
    return MemoryFactory(state="published", reader=moderator, language="pl", text="Stał w kuchni.")


def looked_at(client, memory, action, **typed):
    """What is shown before it is kept."""
    form = form_of(seen(client, memory), action)
    fields = {name: value for name, value in (fields_of(form) | typed).items() if value is not None}
    response = client.post(form["action"], fields)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def keep(client, look, action):
    form = form_of(look, action)
    return client.post(form["action"], fields_of(form))


def part(look, name):
    return look.select_one(f"[aria-labelledby=look-{name}]").decode()


def test_a_translation_is_looked_at_before(moderator_client, memory):
    typed = {"translation": "It stood in\r\nthe kitchen.", "content_note": "A note"}
    look = looked_at(moderator_client, memory, "public-version", **typed)
    assert "the kitchen." in part(look, "new")
    assert "the kitchen." not in part(look, "old")
    assert now(memory).telling.translation == ""
    assert keep(moderator_client, look, "public-version").status_code == 302
    kept = now(memory).telling
    assert kept.translation.split() == ["It", "stood", "in", "the", "kitchen."]
    assert kept.content_note == "A note"


def test_a_translation_that_is_taken_away_is_gone_at_once(moderator_client, memory):
    memory.prepare(memory.telling, None, translation="It stood in the kitchen.")
    press(moderator_client, memory, "public-version", translation="")
    assert now(memory).telling.translation == ""


def test_what_nobody_reads_yet_is_translated_at_once(moderator_client, moderator):
    memory = MemoryFactory(state="in_review", reader=moderator, text="Stał w kuchni.")
    press(moderator_client, memory, "public-version", translation="It stood in the kitchen.")
    assert now(memory).tellings.get().translation == "It stood in the kitchen."


@pytest.fixture
def picture(memory):
    return memory.files.create(
        kind="picture", state="ready", read_at=timezone.now(), stored="x/letter.png",
        description="My aunt", is_left_out=True,
    )  # fmt: skip


def test_a_file_that_was_kept_out_is_looked_at_before_it_is_shown(
    moderator_client, memory, picture
):
    look = looked_at(
        moderator_client, memory, "file", is_left_out=None, description="My aunt at the copper"
    )
    assert "My aunt at the copper" in part(look, "new")
    assert picture.reference not in part(look, "old")
    picture.refresh_from_db()
    assert picture.is_left_out
    assert keep(moderator_client, look, "file").status_code == 302
    picture.refresh_from_db()
    assert (picture.is_left_out, picture.description) == (False, "My aunt at the copper")


def test_a_file_is_kept_out_at_once(moderator_client, memory, picture):
    memory.files.update(is_left_out=False)
    press(moderator_client, memory, "file", is_left_out="on")
    picture.refresh_from_db()
    assert picture.is_left_out


def test_who_looked_at_something_that_has_changed_since_looks_again(
    moderator_client, memory, picture
):
    look = looked_at(moderator_client, memory, "file", is_left_out=None)
    memory.answer("Thank you.", None)
    assert keep(moderator_client, look, "file").status_code == 409
    picture.refresh_from_db()
    assert picture.is_left_out
