"""What was said or given wrongly is put right: answers, notes, slips, languages, ages."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from contact.models import PrivateLink
from memories.admin import morning
from memories.giving.languages import LANGUAGES
from memories.models import Memory, RecordNote
from memories.models.files import MOST_TOLD
from memories.private import new_link
from tests.factories import MemoryFactory
from tests.memories.admin.pages import QUEUE, form_of, now, offered, press, seen, url_of
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db

SAID = "Joan Smith of Acacia Road made it."


@pytest.fixture
def memory():
    return MemoryFactory(state="published")


def public(record) -> str:
    return words(Client().get(record.get_absolute_url()))


def test_an_answer_is_taken_away(moderator_client, moderator, memory):
    press(moderator_client, memory, "answer", text=SAID)
    assert SAID in public(memory)
    press(moderator_client, memory, "answer-away")
    assert SAID not in public(memory)
    assert [memory.moves.last().reason, memory.moves.last().by] == ["unreplied", moderator]


def test_a_note_is_taken_away(moderator_client, moderator, memory):
    press(moderator_client, memory, "note", text=SAID)
    assert SAID in public(memory.collection_object)
    press(moderator_client, memory, "note-away")
    assert SAID not in public(memory.collection_object)
    assert [memory.moves.last().reason, memory.moves.last().by] == ["note_gone", moderator]


def test_the_note_of_a_memory_that_is_gone_is_taken_away_too(moderator_client, moderator, memory):
    memory.note_on_object(SAID, moderator)
    thing = memory.collection_object
    memory.withdraw()
    memory.erase()
    page = BeautifulSoup(moderator_client.get(f"{QUEUE}notes/").content, "html.parser")
    assert SAID in page.get_text()
    moderator_client.post(page.select_one('form[action*="/notes/"]')["action"])
    assert not RecordNote.objects.exists()
    assert SAID not in public(thing)
    entry = ModelLogEntry.objects.get()
    assert (entry.user, entry.object_id) == (moderator, str(thing.pk))
    assert SAID not in str(ModelLogEntry.objects.values())


def test_the_lead_makes_a_new_slip_and_the_old_words_end(moderator_client, lead_client, memory):
    old = new_link(memory)
    assert not {"new-slip", "take-back"} & offered(moderator_client, memory)
    press(lead_client, memory, "new-slip")
    assert PrivateLink.objects.opened_by(old)  # she has not said that she is sure
    response = press(lead_client, memory, "new-slip", sure="on")
    page = BeautifulSoup(response.content, "html.parser")
    said = " ".join(word.get_text() for word in page.select(".memory-slip li"))
    assert PrivateLink.objects.opened_by(said).subject == memory.reference
    assert PrivateLink.objects.opened_by(old) is None
    assert memory.moves.last().reason == "slip_new"


@pytest.mark.parametrize("state", ["published", "held"])
def test_the_lead_takes_back_for_who_has_lost_the_slip(lead_client, lead, state):
    memory = MemoryFactory(state=state, reader=lead)
    response = press(lead_client, memory, "take-back", sure="on")
    assert response.status_code == 200
    assert memory.state == "withdrawn"
    assert [memory.moves.last().reason, memory.moves.last().by] == ["back_for", lead]
    assert Client().get(memory.get_absolute_url()).status_code in (404, 410)
    memory.restore()
    assert memory.state == state


def test_a_complaint_after_taking_back_is_the_leads(moderator_client, lead_client, lead, memory):
    memory.withdraw()
    memory.complain("You still print it.")
    assert morning.counts()["late_complaints"] == 1
    assert morning.calls_for_somebody(morning.counts())
    assert "Complaints after taking back (1)" in words(lead_client.get(QUEUE))
    assert "taking back" not in words(moderator_client.get(QUEUE))
    address = f"{QUEUE}late-complaints/"
    assert moderator_client.get(address).status_code == 302
    page = lead_client.get(address)
    assert "You still print it." in words(page)
    assert memory.telling.text not in words(page)
    form = BeautifulSoup(page.content, "html.parser").select_one('form[action*="/settle/"]')
    lead_client.post(form["action"])
    assert memory.messages.get().settled_by == lead
    assert morning.counts()["late_complaints"] == 0


def test_what_is_said_in_five_minutes_has_room(moderator_client, memory):
    file = memory.files.create(kind="sound", state="ready", transcript="word " * 1300)
    press(moderator_client, memory, "file", is_left_out="on")
    file.refresh_from_db()
    assert file.is_left_out


def test_what_is_too_long_already_keeps_no_file_on_the_site(moderator_client, memory):
    file = memory.files.create(kind="sound", state="ready", transcript="x" * (MOST_TOLD + 9))
    press(moderator_client, memory, "file", is_left_out="on")
    file.refresh_from_db()
    assert file.is_left_out
    response = press(moderator_client, memory, "file", transcript="x" * (MOST_TOLD + 10))
    assert "has 10010" in words(response)


@pytest.mark.parametrize("code", [code for code, _ in LANGUAGES])
def test_every_language_that_we_offer_has_a_name(code):
    name = Memory(language=code).language_name
    assert name != code
    assert "(" not in name


def test_a_moderator_puts_the_language_right(moderator_client):
    memory = MemoryFactory(state="submitted", language="und")
    assert "Waiting for a reader of another language." in words(
        moderator_client.get(url_of(memory))
    )
    press(moderator_client, memory, "language", language="gu")
    assert memory.language == "gu"
    assert "Waiting for a reader of Gujarati." in words(moderator_client.get(url_of(memory)))
    assert memory.moves.last().reason == "language"


def test_what_a_child_wrote_as_an_adult_is_kept_as_a_childs(moderator_client, moderator):
    memory = MemoryFactory(
        state="in_review", reader=moderator, name_as="full", shown_name="Tom Brown",
        where_text="Honeywell School", users_role="I am Tom",
    )  # fmt: skip
    press(moderator_client, memory, "age", age="child", agreed_by_adult="on")
    told = memory.tellings.get()
    assert (memory.age, memory.state) == ("child", "in_review")
    assert (told.name, told.where, told.role) == ("", "", "")
    assert memory.moves.last().reason == "age_put"


def test_what_no_grown_up_agreed_to_is_held(moderator_client, memory):
    press(moderator_client, memory, "age", age="child")
    assert memory.state == "held"
    assert not memory.is_public


def test_a_teenagers_year_is_asked(moderator_client, memory):
    response = press(moderator_client, memory, "age", age="teen")
    assert "Write a year from" in words(response)
    year = timezone.localdate().year + 2
    press(moderator_client, memory, "age", age="teen", adult_in=year)
    assert (now(memory).age, now(memory).adult_in) == ("teen", year)


def test_the_first_page_of_the_admin_says_what_waits(moderator_client, admin_client):
    MemoryFactory(state="submitted")
    assert "1 waits to be read" in words(moderator_client.get("/admin/"))


def test_of_a_place_no_note_is_offered(moderator_client):
    page = seen(moderator_client, MemoryFactory(state="published"))
    assert form_of(page, "note-away") is None
