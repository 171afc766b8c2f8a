"""What a moderator does to a memory is in its log: a code, when and who, and nobody's words."""

import pytest
from bs4 import BeautifulSoup

from memories import states
from memories.models import Memory
from tests.factories import MemoryFactory
from tests.memories.admin.pages import fields_of, form_of, press, url_of
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def memory():
    return MemoryFactory(state="published", text="Ada and I shared a copper.")


def with_picture(memory):
    return memory.files.create(kind="picture", state="ready")


def with_news(memory):
    memory.retell(text="Ada, Ida and I shared a copper.")


def with_complaint(memory):
    memory.complain("You show my sister’s name.")


DEEDS = {
    "hiding a part": ("public-version", {"hide": "Ada"}, "hid", None),
    "a note before it": ("public-version", {"content_note": "A death"}, "noted", None),
    "a translation": ("public-version", {"translation": "In English."}, "translated", None),
    "describing a file": ("file", {"description": "A kitchen."}, "described", with_picture),
    "leaving a file out": ("file", {"is_left_out": "on"}, "left_out", with_picture),
    "its days": ("dates", {"not_after": "2099-01-01"}, "days", None),
    "accepting news": ("accept-news", {}, "news_read", with_news),
    "declining news": ("decline-news", {"text": "Not now."}, "news_no", with_news),
    "answering": ("answer", {"text": "Thank you."}, "replied", None),
    "a note on the object": ("note", {"text": "From 1962."}, "noted_there", None),
    "settling a complaint": ("settle", {}, "settled", with_complaint),
}


@pytest.mark.parametrize("name", DEEDS)
def test_it_is_in_the_log_with_a_code_and_who_did_it(name, moderator_client, moderator, memory):
    action, typed, code, before = DEEDS[name]
    if before:
        before(memory)
    on = "look" if action == "accept-news" else ""
    response = press(moderator_client, memory, action, on=on, **typed)
    if code == "translated":  # that is looked at before
        look = form_of(BeautifulSoup(response.content, "html.parser"), action)
        moderator_client.post(look["action"], fields_of(look))
    logged = memory.moves.last()
    assert (logged.reason, logged.by, logged.source) == (code, moderator, logged.target)
    assert code in states.DEEDS[logged.move]
    page = words(moderator_client.get(url_of(memory)))
    assert f"On the site. {states.REASONS[code]} (Ann)." in page


def test_what_changes_nothing_leaves_no_row(moderator_client, memory):
    before = memory.moves.count()
    press(moderator_client, memory, "public-version")
    assert memory.moves.count() == before


def test_the_end_of_a_hold_is_in_the_log(lead_client, lead, memory):
    memory.hold("risk", lead)
    memory.withdraw()
    press(lead_client, memory, "end-hold")
    assert [memory.moves.last().reason, memory.moves.last().by] == ["hold_ended", lead]


def test_what_its_giver_changed_is_in_the_log_and_waits_from_then_on(memory):
    memory.moves.update(at="2026-01-01T10:00:00Z")
    memory.tellings.update(told_at="2026-01-01T10:00:00Z")
    memory.bring_more()  # a file: nothing was told anew
    logged = memory.moves.last()
    assert (logged.move, logged.reason, logged.by) == ("change", "changed", None)
    [waiting] = Memory.objects.with_waiting().with_news()
    assert waiting.waits_since == logged.at


def test_who_settled_a_complaint_is_kept_and_said(moderator_client, moderator, memory):
    with_complaint(memory)
    page = press(moderator_client, memory, "settle")
    message = memory.messages.get()
    assert message.settled_at
    assert message.settled_by == moderator
    assert "Ann" in words(page).split("Dealt with on")[1][:40]


def test_every_code_of_a_deed_is_known():
    assert set().union(*states.DEEDS.values()) <= set(states.REASONS)
    assert not set(states.DEEDS) & set(states.MOVES)
