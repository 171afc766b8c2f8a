"""A memory is taken, read, prepared and decided on, each by its own button."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from memories.models import Memory, MemoryFile
from memories.parts import bring_parts
from memories.uploads.store import path_of
from tests.factories import CollectionObjectFactory, MemoryFactory
from tests.memories.admin.pages import fields_of, form_of, offered, press, seen, url_of
from tests.objects.admin.pages import queries_of, words

pytestmark = pytest.mark.django_db

GIVEN = "Mrs Perrin at number 9 lent us her copper.\nWe boiled it on Mondays."


@pytest.fixture
def memory(moderator):
    thing = CollectionObjectFactory(object_number="BAC/7", title="Copper", label_text="For linen.")
    return MemoryFactory(
        state="in_review", reader=moderator, text=GIVEN, collection_object=thing, language="en"
    )


def add_file(memory, **fields):
    folder = path_of(memory.reference)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.jpg").write_bytes(b"picture")
    fields = {"kind": "picture", "state": "ready", "content_type": "image/jpeg"} | fields
    return memory.files.create(stored=f"{memory.reference}/a.jpg", **fields)


def test_it_is_taken_let_go_of_and_taken_over(moderator_client, lead_client, moderator, lead):
    memory = MemoryFactory(state="submitted")
    press(moderator_client, memory, "take")
    assert (memory.state, memory.reader) == ("in_review", moderator)
    assert {"let-go"} == offered(moderator_client, memory) & {"let-go", "take-over", "take"}
    press(lead_client, memory, "take-over")
    assert memory.reader == lead
    press(lead_client, memory, "let-go")
    assert (memory.state, memory.reader) == ("submitted", None)


def test_it_stands_beside_its_object_with_what_its_giver_allows(moderator_client, memory):
    page = words(moderator_client.get(url_of(memory)))
    for said in (
        "Mrs Perrin at number 9 lent us her copper.",
        "BAC/7 Copper",
        "For linen.",
        "Show it on this site, and let people find it here Yes",
        "Print it in a book or on a label No",
        "BAC may show it here and in its own projects, until I say no",
        "Being read. Somebody began to read it (Ann).",
    ):
        assert said in page


def test_its_page_costs_few_queries(moderator_client, memory):
    assert queries_of(moderator_client, url_of(memory)) <= 60


def test_a_part_is_hidden_and_what_was_given_stays(moderator_client, memory):
    press(
        moderator_client,
        memory,
        "public-version",
        public_text="[hidden] lent us her copper.\r\nWe boiled it on Mondays.",
    )
    telling = memory.tellings.get()
    assert telling.text == GIVEN
    assert "Perrin" not in telling.public_text
    page = seen(moderator_client, memory)
    assert [part.get_text() for part in page.select("del")] == ["(hidden: Mrs Perrin at number 9)"]
    press(moderator_client, memory, "approve", on="look")
    shown = Memory.objects.shown_on("memory_page").get()
    assert shown.telling.words == "[hidden] lent us her copper.\r\nWe boiled it on Mondays."


def test_words_are_hidden_by_writing_them_down(moderator_client, memory):
    press(moderator_client, memory, "public-version", hide="mrs  perrin\r\nnumber 9\r\n")
    assert memory.tellings.get().public_text.startswith("[hidden] at [hidden] lent us")


def test_nobody_rewords_what_was_given(moderator_client, memory):
    typed = "[hidden] lent us a fine copper."
    response = press(moderator_client, memory, "public-version", public_text=typed)
    assert memory.tellings.get().public_text == ""
    assert "is not in what was given" in words(response)
    assert typed in response.content.decode()
    response = press(moderator_client, memory, "public-version", hide="Mr Nobody")
    assert "“Mr Nobody” stands nowhere in what was given" in words(response)


def test_what_was_hidden_is_hidden_at_once_where_it_is_public(moderator_client):
    memory = MemoryFactory(state="published", text=GIVEN)
    press(moderator_client, memory, "public-version", hide="Mrs Perrin")
    shown = Memory.objects.shown_on("memory_page").get()
    assert shown.telling.words.startswith("[hidden] at number 9")


def test_a_note_and_a_translation_stand_before_and_beside_it(moderator_client, memory):
    press(
        moderator_client,
        memory,
        "public-version",
        content_note="Tells of a fire",
        translation="In our words",
    )
    telling = memory.tellings.get()
    assert (telling.content_note, telling.translation) == ("Tells of a fire", "In our words")
    look = words(moderator_client.get(url_of(memory, "look")))
    assert "Tells of a fire" in look
    assert "Translation by our staff In our words" in look


def test_it_is_seen_as_the_public_will_before_it_is_approved(moderator_client, memory):
    assert "approve" not in offered(moderator_client, memory)
    look = seen(moderator_client, memory, "look")
    assert GIVEN in look.get_text()
    assert form_of(look, "approve")
    response = press(moderator_client, memory, "approve", on="look")
    assert memory.state == "published"
    assert f"{memory.reference}: Approved." in words(response)
    assert memory.telling.read_by.username == "ann"


def test_what_its_giver_will_not_have_shown_is_read_and_kept_and_shown_to_nobody(
    moderator_client, moderator, client
):
    memory = MemoryFactory(state="in_review", reader=moderator, uses={"site": "no"})
    page = words(moderator_client.get(url_of(memory, "look")))
    assert "Its giver has not agreed that it is shown on this site: only we read it." in page
    press(moderator_client, memory, "approve", on="look")
    assert memory.erase_at is None
    assert client.get(memory.get_absolute_url()).status_code == 404
    memory.agree({"site": "yes"})
    assert client.get(memory.get_absolute_url()).status_code == 200


def test_what_nobody_who_may_has_given_is_not_approved(moderator_client, moderator):
    memory = MemoryFactory(state="in_review", reader=moderator, age="child")
    page = words(moderator_client.get(url_of(memory, "look")))
    assert "Nobody who may has given it: a grown-up has to agree." in page
    assert not offered(moderator_client, memory, "look")
    moderator_client.post(url_of(memory, "approve"), {"version": memory.stamp})
    memory.refresh_from_db()
    assert memory.state == "in_review"


def test_it_can_wait_for_its_day(moderator_client, memory):
    tomorrow = timezone.localdate() + timedelta(days=1)
    press(moderator_client, memory, "dates", not_before=tomorrow.isoformat())
    press(moderator_client, memory, "approve", on="look")
    assert memory.state == "approved"
    press(moderator_client, memory, "dates", not_before="", not_after="2099-01-31")
    assert memory.state == "published"
    assert memory.not_after == date(2099, 1, 31)
    response = press(moderator_client, memory, "dates", not_before="2099-02-01")
    assert "The last day can’t come before the first." in words(response)


def test_its_giver_is_asked(moderator_client, memory, moderator):
    press(moderator_client, memory, "ask", text="Which year was it?")
    assert memory.state == "changes_asked"
    question = memory.messages.get()
    assert (question.kind, question.text, question.by) == (
        "question",
        "Which year was it?",
        moderator,
    )


def test_the_museum_answers_in_public(moderator_client):
    memory = MemoryFactory(state="published")
    press(moderator_client, memory, "answer", text="We did not know that.")
    [shown] = bring_parts([Memory.objects.shown_on("memory_page").get()])
    assert [answer.text for answer in shown.answers] == ["We did not know that."]


def test_declining_needs_a_reason_and_a_human_sentence(moderator_client, memory):
    response = press(moderator_client, memory, "decline", reason="advert", text="")
    assert memory.state == "in_review"
    assert "This field is required." in words(response)
    press(moderator_client, memory, "decline", reason="unrelated", text="It tells of a mangle.")
    assert memory.state == "declined"
    assert memory.messages.get().text == "It tells of a mangle."
    assert memory.moves.last().reason == "unrelated"


@pytest.mark.parametrize(
    ("state", "action", "typed", "then"),
    [
        ("in_review", "hold", {"reason": "child"}, "held"),
        ("published", "hold", {"reason": "complaint"}, "held"),
        ("published", "hide", {"reason": "personal"}, "hidden"),
        ("published", "remove", {"reason": "legal"}, "removed"),
    ],
)
def test_it_is_held_hidden_or_taken_down_for_a_reason(moderator_client, state, action, typed, then):
    memory = MemoryFactory(state=state)
    press(moderator_client, memory, action, reason="")
    assert memory.state == state
    press(moderator_client, memory, action, **typed)
    assert memory.state == then
    assert not memory.is_public
    assert memory.moves.last().reason == typed["reason"]


def test_what_a_moderator_hid_is_shown_again_but_not_what_its_giver_paused(moderator_client):
    memory = MemoryFactory(state="published")
    press(moderator_client, memory, "hide", reason="mistake")
    press(moderator_client, memory, "show-again")
    assert memory.is_public
    memory.pause()
    assert "show-again" not in offered(moderator_client, memory)
    page = words(moderator_client.get(url_of(memory)))
    assert "Its giver paused it: only they can show it again." in page


def test_files_are_looked_at_described_and_left_out(moderator_client, memory):
    picture = add_file(memory)
    sound = memory.files.create(kind="sound", state="ready", seconds=12)
    page = seen(moderator_client, memory)
    assert page.select_one("audio")["src"] == sound.get_absolute_url()
    assert page.select_one("figure img")["src"] == picture.get_absolute_url()
    press(moderator_client, memory, "file", description="A copper with a lid.")
    press(moderator_client, memory, "file", 1, transcript="We boiled it.", is_left_out="on")
    picture.refresh_from_db()
    sound.refresh_from_db()
    assert picture.description == "A copper with a lid."
    assert (sound.transcript, sound.is_left_out) == ("We boiled it.", True)
    press(moderator_client, memory, "approve", on="look")
    assert list(MemoryFile.objects.shown()) == [picture]


def test_of_a_child_no_voice_is_let_out_and_the_rules_are_said(moderator_client, moderator):
    memory = MemoryFactory(
        state="in_review", reader=moderator, age="child", agreed_by_adult=True, text=GIVEN
    )
    memory.files.create(kind="sound", state="ready")
    page = words(moderator_client.get(url_of(memory)))
    assert "no name, voice, face, school or exact place is shown" in page
    assert not seen(moderator_client, memory, "look").select("audio")


def test_a_complaint_waits_until_it_is_dealt_with(moderator_client):
    memory = MemoryFactory(state="published")
    complaint = memory.messages.create(kind="complaint", text="My sister is named.")
    assert memory.reference.encode() in moderator_client.get("/admin/memories/complaints/").content
    press(moderator_client, memory, "settle")
    complaint.refresh_from_db()
    assert complaint.settled_at
    assert memory.reference.encode() not in (
        moderator_client.get("/admin/memories/complaints/").content
    )


def test_strange_words_are_shown_and_not_run(moderator_client, moderator):
    text = "<script>alert(1)</script> we said “{{ x }}” & more"
    memory = MemoryFactory(state="in_review", reader=moderator, text=text)
    for action in ("", "look"):
        page = seen(moderator_client, memory, action)
        assert text in page.select_one(".memory-words").get_text()


def test_a_form_of_nothing_changes_nothing(moderator_client, memory):
    before = memory.stamp
    for action in ("file", "settle", "decline", "ask", "answer", "note"):
        response = moderator_client.post(url_of(memory, action), {"version": before})
        assert response.status_code == 200
    assert Memory.objects.get().stamp == before
    assert fields_of(form_of(seen(moderator_client, memory), "ask"))["version"] == before
