"""One's own page: where a memory is, and that everything can be done with it there."""

import json
import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact.models import Contact, IntakeSettings, Letter, PrivateLink
from memories import consent, states
from memories.models import Memory
from tests.contact.post import contact_at
from tests.memories.giving.conftest import picture
from tests.memories.yours.conftest import WORDS, Owner, owner_of, with_file

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
CHANGED = {"text": "It was my aunt who had it.", "when_text": "about 1962", "people": ""}


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


# Changing


def test_what_is_changed_waits_while_the_old_stays(owner):
    assert owner.post("change/", **CHANGED).status_code == 303
    memory = owner.now
    assert memory.telling.text == WORDS
    assert memory.has_news
    assert memory.waiting_telling.text == CHANGED["text"]
    assert memory.waiting_telling.when_earliest
    assert memory.waiting_telling.shown_name == "Maureen Kelly"
    text = owner.sees()
    for said in (WORDS, CHANGED["text"], "waits to be read"):
        assert said in text
    assert CHANGED["text"] not in owner.client.get(memory.get_absolute_url()).content.decode()


def test_a_second_change_takes_the_place_of_the_first(owner):
    owner.post("change/", **CHANGED)
    owner.post("change/", **(CHANGED | {"text": "No, it was my uncle's, I think."}))
    assert [one.text for one in owner.now.tellings.order_by("pk")] == [
        WORDS,
        "No, it was my uncle's, I think.",
    ]


def test_the_same_change_twice_is_one(owner):
    owner.post("change/", **CHANGED)
    owner.post("change/", **CHANGED)
    assert owner.now.tellings.count() == 2


@pytest.mark.parametrize("state", ["changes_asked", "declined"])
def test_a_change_sends_again_what_was_asked_about_or_declined(state, reader):
    owner = owner_of(state, reader)
    owner.post("change/", **CHANGED)
    memory = owner.now
    assert (memory.state, memory.erase_at) == ("submitted", None)
    assert memory.told.text == CHANGED["text"]


@pytest.mark.parametrize("state", ["withdrawn", "removed"])
def test_what_is_away_is_not_changed(state, reader):
    owner = owner_of(state, reader)
    assert owner.post("change/", **CHANGED)["Location"] == owner.address()
    assert owner.now.tellings.count() == 1


def test_what_staff_hid_stays_hidden_if_the_words_are_the_same(owner, reader):
    telling = owner.memory.telling
    owner.memory.prepare(telling, None, public_text="My [hidden] had one of these by the copper.")
    owner.post("change/", text=WORDS, when_text="1962", people="")
    assert "[hidden]" in owner.now.waiting_telling.public_text


def test_while_nothing_is_taken_one_can_still_take_back_and_narrow(owner):
    IntakeSettings.objects.create(is_closed=True)
    assert owner.post("change/", **CHANGED).status_code == 503
    assert owner.post("name/", name_as="other", shown_name="Mo").status_code == 503
    for part in ("uses/", "name/less/", "take-back/", "copy/", ""):
        assert owner.get(part).status_code == 200
    owner.post("name/less/", name="-")
    owner.post("take-back/")
    assert owner.now.state == "withdrawn"


# The name


def test_less_of_the_name_is_at_once(owner):
    owner.post("change/", **CHANGED)
    owner.post("name/less/", name="Maureen")
    assert [one.shown_name for one in owner.now.tellings.all()] == ["Maureen", "Maureen"]
    assert "Kelly" not in owner.client.get(owner.now.get_absolute_url()).content.decode()
    owner.post("name/less/", name="-")
    assert "Maureen" not in owner.client.get(owner.now.get_absolute_url()).content.decode()


def test_a_name_that_is_not_less_is_not_taken_at_once(owner):
    assert owner.post("name/less/", name="Bernadette").status_code == 200
    with pytest.raises(ValueError, match="no shorter name"):
        owner.memory.shorten_name("Bernadette")
    assert owner.now.telling.shown_name == "Maureen Kelly"


def test_another_name_waits(owner):
    owner.post("name/", name_as="other", shown_name="Mo")
    memory = owner.now
    assert (memory.telling.shown_name, memory.waiting_telling.shown_name) == ("Maureen Kelly", "Mo")


def test_no_name_at_all_does_not_wait_wherever_it_is_asked_for(owner):
    owner.post("name/", name_as="none", shown_name="")
    assert owner.now.telling.name == ""
    assert not owner.now.has_news


def test_of_a_child_no_name_is_asked(reader):
    owner = owner_of("published", reader, age=consent.CHILD, agreed_by_adult=True)
    assert owner.get("name/")["Location"] == owner.address()
    assert owner.get("letters/")["Location"] == owner.address()


# What we may do


def uses(**answers):
    terms = {"ask_again_after": "", "outliving": "ask", "licence": "bac"}
    return consent.cautious() | terms | answers


def test_less_and_more_are_at_once(owner):
    owner.post("uses/", **uses(stories="yes"))
    assert Memory.objects.shown_on("story").count() == 1
    owner.post("uses/", **uses(site="no"))
    assert Memory.objects.shown_on("object_page").count() == 0
    assert "you have said that we may not" in owner.sees()
    assert owner.now.consents.count() == 3


def test_who_has_grown_up_answers_as_an_adult(reader):
    year = timezone.localdate().year - 1
    owner = owner_of("hidden", reader, age=consent.TEEN, adult_in=year)
    assert "you are grown up now" in owner.sees()
    owner.post("resume/")
    assert owner.now.state == "hidden"
    owner.post("uses/", **uses())
    owner.post("resume/")
    memory = owner.now
    assert (memory.state, memory.age, memory.last_consent.age) == ("published", "adult", "adult")


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


# Letters, links, files


def test_a_new_address_is_asked_first_and_the_old_one_goes(owner):
    owner.memory.contact = contact_at("ada@example.org")
    owner.memory.save()
    owner.post("letters/", name="Mo", address="mo@example.org", wishes_letters="on")
    contact = Contact.objects.get()
    assert (contact.address, contact.confirmed_at) == ("mo@example.org", None)
    assert Letter.objects.get().kind == "was_this_you"
    assert owner.now.wishes_letters
    owner.post("letters/", name="", address="")
    assert not Contact.objects.exists()


def test_new_words_can_end_the_old_ones(owner):
    response = owner.post("fresh-link/", old_ones_end="on")
    assert owner.get().status_code == 404
    page = owner.client.get(response["Location"])
    assert page.status_code == 200
    assert b"These are your new words" in page.content


def test_a_slip_in_a_drawer_stays_good_unless_one_says_otherwise(owner):
    owner.post("fresh-link/")
    assert owner.get().status_code == 200
    assert PrivateLink.objects.count() == 2


def test_files_are_seen_by_their_giver_and_left_out_at_once(owner):
    file = with_file(owner)
    address = owner.address(f"file/{file.reference}/")
    assert owner.client.get(address)["Content-Type"] == file.content_type
    public = file.get_absolute_url()
    assert owner.client.get(public).status_code == 200
    assert "It cannot be brought back." in owner.sees(f"file/{file.reference}/leave-out/")
    assert owner.client.get(public).status_code == 200
    for _ in range(2):
        assert owner.post(f"file/{file.reference}/leave-out/").status_code == 303
    assert owner.client.get(public).status_code == 404
    assert owner.client.get(address).status_code == 404
    assert not owner.now.has_news


def test_of_what_is_held_nothing_is_left_out(owner, reader):
    file = with_file(owner)
    owner.now.hold("legal", reader)
    assert "its files stay" in owner.sees()
    owner.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.get() == file


def test_the_only_file_of_a_memory_without_words_is_taken_back_with_it(reader):
    owner = owner_of("published", reader, text="")
    file = with_file(owner)
    assert "take your memory back" in owner.sees()
    owner.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.get() == file


def test_a_file_that_waits_is_left_out_on_a_page_of_its_own(owner):
    file = with_file(owner)
    owner.now.files.update(read_at=None)
    owner.post("files/", leave_out=file.reference)
    assert owner.now.files.get() == file
    owner.post(f"file/{file.reference}/leave-out/")
    assert not owner.now.files.exists()


def test_a_file_that_is_added_waits(owner):
    owner.client.post(owner.address("files/"), {"file": picture()})
    memory = owner.now
    assert memory.has_news
    assert owner.client.get(memory.files.get().get_absolute_url()).status_code == 404


def description_of(owner, file):
    """As anybody reads it beside the memory."""
    page = BeautifulSoup(owner.client.get(owner.now.get_absolute_url()).content, "html.parser")
    return page.select_one(f'img[src*="{file.reference}"]')["alt"]


def test_what_is_said_of_a_file_that_was_read_is_said_anew_and_waits(owner, reader):
    file = with_file(owner)
    page = BeautifulSoup(owner.get("files/").content, "html.parser")
    name = f"{file.reference}-description"
    assert page.select_one(f'[name="{name}"]').get_text().strip() == "A blue cup"
    owner.post("files/", **{name: "A green cup, chipped"})
    assert description_of(owner, file) == "A blue cup"
    assert owner.now.has_news
    assert "What you changed waits to be read." in owner.sees()
    assert "A green cup, chipped" in owner.get("files/").content.decode()
    owner.now.accept_news(reader)
    assert description_of(owner, file) == "A green cup, chipped"


def test_what_was_said_anew_of_a_file_and_was_declined_is_gone(owner, reader):
    file = with_file(owner)
    owner.post("files/", **{f"{file.reference}-description": "A green cup, chipped"})
    owner.now.decline_news("It is blue.", reader)
    owner.now.files.update(position=1)
    assert description_of(owner, file) == "A blue cup"
    assert owner.now.files.get().retold is None


def test_of_a_file_that_came_while_the_form_was_open_nothing_is_taken_away(owner):
    file = with_file(owner)
    owner.post("files/")
    assert not owner.now.has_news
    assert owner.now.files.get().told["description"] == "A blue cup"
    assert file.description == "A blue cup"


def test_the_same_words_of_a_file_are_no_news(owner):
    file = with_file(owner)
    owner.post("files/", **{f"{file.reference}-description": "A blue cup"})
    assert not owner.now.has_news


def test_another_memorys_words_open_none_of_it(owner, reader):
    file = with_file(owner)
    other = Owner(owner_of("published", reader).memory)
    assert other.client.get(other.address(f"file/{file.reference}/")).status_code == 404
    other.post(f"file/{file.reference}/leave-out/")
    assert owner.now.files.count() == 1


def test_a_file_that_is_no_picture_is_refused_in_words(owner):
    upload = SimpleUploadedFile("list.pdf", b"%PDF-1.4 nothing", "application/pdf")
    response = owner.client.post(owner.address("files/"), {"file": upload})
    assert response.status_code == 200
    assert not owner.now.has_news


# The copy


def test_the_copy_has_all_that_we_hold(owner, reader):
    file = with_file(owner)
    owner.memory.contact = contact_at("ada@example.org")
    owner.memory.save()
    owner.memory.answer("Thank you, Maureen.", reader)
    response = owner.get("copy/")
    assert response.streaming
    archive = ZipFile(BytesIO(b"".join(response.streaming_content)))
    assert archive.testzip() is None
    held = json.loads(archive.read("what-we-hold.json"))
    assert held["what you told us"][0]["text"] == WORDS
    assert held["how we reach you"]["address"] == "ada@example.org"
    assert held["what we said to each other"][0]["text"] == "Thank you, Maureen."
    assert held["what you allowed"][0]["choices"]["site"] == "yes"
    assert [one["move"] for one in held["what happened to it"]] == [
        *("submit", "start_review", "approve", "publish", "answer")
    ]
    picture_bytes = archive.read(held["your files"][0]["in this copy"])
    assert len(picture_bytes) == file.bytes
    assert "reader" not in json.dumps(held)


def test_the_copy_does_not_tell_why_something_is_held(reader):
    owner = owner_of("held", reader)
    content = b"".join(owner.get("copy/").streaming_content)
    held = json.loads(ZipFile(BytesIO(content)).read("what-we-hold.json"))
    assert "risk" not in json.dumps(held)
