"""One's own page: where a memory is, and that everything can be done with it there."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact.models import PrivateLink
from memories import states
from memories.models import Memory
from tests.memories.yours.conftest import WORDS, owner_of

TITLES = {
    "submitted": "It waits to be read",
    "in_review": "Somebody is reading it",
    "changes_asked": "We have asked you something",
    "held": "We need longer with it",
    "declined": "We shall not show it",
    "published": "It is on the site",
    "hidden": "You have paused it",
    "removed": "We have taken it off the site",
    "withdrawn": "You have taken it back",
}


def test_every_state_is_said_in_words():
    assert set(TITLES) | {"draft", "approved", "erased"} == set(states.STATES)


@pytest.mark.parametrize("state", TITLES)
def test_the_page_says_where_it_is_and_until_when(state, reader):
    owner = owner_of(state, reader)
    text = owner.sees()
    assert TITLES[state] in text
    assert WORDS in text
    if state in ("submitted", "in_review", "held", "declined", "removed", "withdrawn"):
        assert re.search(r"(by|on) \d+ [A-Z][a-z]+ \d{4}", text)


def test_what_waits_for_its_day_says_which(reader):
    day = timezone.localdate() + timedelta(days=40)
    owner = owner_of("approved", reader, not_before=day)
    assert f"from {day.day} {day:%B %Y} on" in owner.sees()


def test_nobody_keeps_the_page(owner):
    for part in PAGES:
        response = owner.get(part)
        assert response["Cache-Control"] == "no-store", part
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies


PAGES = (
    *("", "change/", "name/", "name/less/", "files/", "uses/", "letters/"),
    *("complain/", "take-back/", "copy/", "fresh-link/"),
)
BUTTONS = ("pause/", "resume/", "undo/", "file/abc/leave-out/")


@pytest.mark.parametrize("state", [*TITLES, "draft"])
def test_to_look_writes_nothing(state, reader):
    owner = owner_of(state, reader)
    with CaptureQueriesContext(connection) as queries:
        for part in (*PAGES, *BUTTONS, "reply/"):
            response = owner.get(part)
            assert response.status_code in (200, 303, 405), part
            if response.streaming:
                assert b"".join(response.streaming_content)
    written = [
        query["sql"]
        for query in queries
        if re.match(r"(INSERT|UPDATE|DELETE)", query["sql"]) and "setting" not in query["sql"]
    ]
    assert written == []


def test_a_draft_leads_on_to_its_questions(reader):
    owner = owner_of("draft", reader)
    assert owner.get()["Location"] == f"/yours/{owner.words}/give/"


# Off and on, back and undone


def test_pausing_and_showing_again_and_twice_is_once(owner):
    for _ in range(2):
        owner.post("pause/")
    assert owner.client.get(owner.memory.get_absolute_url()).status_code == 404
    for _ in range(2):
        owner.post("resume/")
    assert owner.client.get(owner.memory.get_absolute_url()).status_code == 200
    assert owner.now.moves.filter(move__in=("pause", "resume")).count() == 2


def test_what_the_museum_took_off_its_giver_does_not_put_back(owner, reader):
    owner.memory.hide("personal", reader)
    owner.post("resume/")
    assert owner.now.state == "hidden"
    assert "it tells too much of somebody" in owner.sees()


@pytest.mark.parametrize("state", [state for state in TITLES if state != "withdrawn"])
def test_it_can_be_taken_back_from_everywhere_and_brought_back(state, reader):
    owner = owner_of(state, reader)
    page = owner.sees("take-back/")
    assert "Copies that other people took before cannot be called back." in page
    for _ in range(2):
        assert owner.post("take-back/").status_code == 303
    assert owner.now.state == "withdrawn"
    assert "You have taken it back" in owner.sees()
    for _ in range(2):
        owner.post("undo/")
    assert owner.now.state == state


def test_after_erasing_the_words_open_nothing(owner):
    owner.post("take-back/")
    Memory.objects.update(erase_at=timezone.now())
    owner.now.erase()
    assert owner.get().status_code == 404
    assert "does not open anything any more" in owner.sees()
    assert not PrivateLink.objects.exists()


# Messages


def test_a_question_is_answered(reader):
    owner = owner_of("changes_asked", reader)
    assert "Which year was it?" in owner.sees()
    for _ in range(2):
        owner.post("reply/", text="It was in 1962.")
    assert owner.now.state == "submitted"
    assert owner.now.messages.filter(kind="reply").count() == 1
    assert "It was in 1962." in owner.sees()


def test_why_it_was_declined_is_said(reader):
    assert "It tells of another thing." in owner_of("declined", reader).sees()


@pytest.mark.parametrize("state", TITLES)
def test_one_can_complain_wherever_it_is(state, reader):
    owner = owner_of(state, reader)
    for _ in range(2):
        owner.post("complain/", text="You put the wrong year beside it.")
    assert owner.now.messages.filter(kind="complaint").count() == 1
    assert "You put the wrong year beside it." in owner.sees()
    assert Memory.objects.complained_of().count() == 1


def test_an_empty_answer_is_not_taken(reader):
    owner = owner_of("changes_asked", reader)
    response = owner.post("reply/", text=" ")
    assert b"Please write a few words." in response.content
