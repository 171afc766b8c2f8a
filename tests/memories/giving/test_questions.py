"""The questions after the first: kept one by one, skipped, gone back to, and sent at the end."""

import pytest
from django.utils import timezone

from contact.models import Contact, PrivateLink
from memories import consent
from memories.models import Memory
from tests.memories.giving.conftest import WORDS, goes_to

pytestmark = pytest.mark.django_db


def test_every_answer_is_kept_at_once_and_leads_to_the_next_question(grown):
    assert goes_to(grown.answer("files")) == "when"
    said = {"when_text": "about 1962", "where_text": "Lavender Hill"}
    assert goes_to(grown.answer("when", **said)) == "people"
    assert goes_to(grown.answer("people", people="know")) == "role"
    assert goes_to(grown.answer("role", users_role="I worked there")) == "name"
    assert goes_to(grown.answer("name", name_as="first", shown_name="Maureen")) == "uses"
    uses = consent.cautious() | {"stories": "yes", "print": "ask"}
    terms = {"ask_again_after": "5", "outliving": "erase", "licence": "bac"}
    assert goes_to(grown.answer("uses", **uses, **terms)) == "letters"
    letters = {"name": "Maureen", "address": "Maureen@Example.org", "wishes_letters": "on"}
    assert goes_to(grown.answer("letters", **letters)) == "look"
    memory, told = grown.memory, grown.memory.last_telling
    assert (told.when_text, told.when_earliest, told.when_latest) == ("about 1962", 1962, 1962)
    assert (told.where_text, told.people, told.users_role) == (
        "Lavender Hill",
        "know",
        "I worked there",
    )
    assert (told.name_as, told.shown_name, told.text) == ("first", "Maureen", WORDS)
    assert memory.last_consent.choices == uses
    assert memory.last_consent.ask_again_after == 5
    assert memory.last_consent.wording_hash == consent.wording_hash()
    assert (memory.contact.address, memory.wishes_letters) == ("Maureen@Example.org", True)
    assert memory.contact.erase_on <= timezone.localdate(memory.erase_at)
    assert memory.tellings.count() == 1


def test_what_was_answered_stands_there_when_one_goes_back(grown):
    grown.answer("when", when_text="in the war", where_text="Falcon Road")
    grown.answer("letters", name="Joe", address="joe@example.org")
    assert 'value="in the war"' in grown.get("when").content.decode()
    assert 'value="joe@example.org"' in grown.get("letters").content.decode()
    assert WORDS in grown.get("words").content.decode()


def test_words_for_when_are_never_forced_to_be_a_date(grown):
    grown.answer("when", when_text="when the trams still ran")
    told = grown.memory.last_telling
    assert told.when_text == "when the trams still ran"
    assert (told.when_edtf, told.when_earliest) == ("", None)


def test_all_but_the_words_and_the_age_can_be_skipped(grown):
    for step in ("files", "when", "people", "role", "name", "uses", "letters"):
        page = grown.get(step).content.decode()
        assert "Skip this question" in page
        assert "Skip the rest and see how it will look" in page
    for step in ("words", "age"):
        assert "Skip this question" not in grown.get(step).content.decode()
    assert goes_to(grown.answer("look")) == "done"
    memory = grown.memory
    assert memory.state == "submitted"
    assert memory.erase_at is None
    assert memory.last_consent.choices == consent.cautious()
    assert memory.last_telling.name == ""
    assert not Contact.objects.exists()


def test_without_an_age_it_cannot_be_sent(begun):
    page = begun.get("look").content.decode()
    assert "One thing is missing" in page
    assert "I agree: send it" not in page
    begun.answer("look")
    assert begun.memory.state == "draft"


def test_the_last_page_shows_it_by_the_public_card_with_what_was_told(grown):
    grown.answer("name", name_as="first", shown_name="Maureen")
    grown.answer("role", users_role="I worked there")
    grown.answer("when", when_text="1962")
    page = grown.get("look").content.decode()
    assert "Maureen, who worked there, 1962" in page
    assert WORDS in page
    assert "memory--preview" in page
    assert consent.WORDINGS[consent.VERSION].split(".")[0] in page


def test_what_is_agreed_to_stands_on_the_last_page(grown):
    said = consent.cautious() | {"stories": "yes", "print": "ask"}
    grown.answer("uses", **said, outliving="ask", licence="bac")
    page = grown.get("look").content.decode()
    allowed, asked = page.partition("You let us:")[2].split("We ask you before we:")
    assert "Quote it in a story on this site" in allowed
    assert "Print it in a book or on a label" in asked
    assert "Use it in an exhibition" not in page


def test_somebody_who_agrees_to_nothing_is_told_that_nobody_else_reads_it(grown):
    grown.answer("uses", **(consent.cautious() | {"site": "no"}), outliving="ask", licence="bac")
    assert "You said that we may not show it." in grown.get("look").content.decode()


def test_when_sent_it_says_the_reference_the_words_and_by_when_it_is_read(grown):
    grown.answer("look")
    page = grown.get("done").content.decode()
    memory = grown.memory
    assert memory.reference in page
    assert all(word in page for word in grown.words.split("-"))
    day = timezone.localdate() + timezone.timedelta(days=14)
    assert f"{day.day} {day:%B %Y}" in page
    assert "Print a slip" in page


def test_two_presses_on_send_are_one_sending(grown):
    for _ in range(2):
        assert grown.answer("look").status_code == 303
    assert list(grown.memory.moves.values_list("move", flat=True)) == ["submit"]
    assert grown.memory.consents.count() == 1


def test_after_sending_the_questions_lead_to_its_own_page_and_change_nothing(grown):
    grown.answer("look")
    for step in ("words", "age", "look"):
        response = grown.answer(step, text="Something else altogether.", age="teen")
        assert response.status_code == 303
        assert response.headers["Location"] == f"/yours/{grown.words}/"
    assert grown.memory.last_telling.text == WORDS
    assert grown.memory.age == "adult"


def test_going_on_leads_to_what_is_missing_or_follows_the_last_answer(begun):
    assert goes_to(begun.client.get(f"/yours/{begun.words}/give/")) == "age"
    begun.answer("age", age="adult")
    assert goes_to(begun.client.get(f"/yours/{begun.words}/give/")) == "files"
    begun.answer("role", users_role="I collect them")
    assert goes_to(begun.client.get(f"/yours/{begun.words}/give/")) == "name"
    begun.answer("letters", name="Joe")
    assert goes_to(begun.client.get(f"/yours/{begun.words}/give/")) == "look"


def test_reading_a_page_changes_nothing(grown):
    def everything():
        memory = Memory.objects.values().get()
        return memory, list(grown.memory.tellings.values()), PrivateLink.objects.count()

    before = everything()
    for step in ("words", "age", "files", "when", "uses", "letters", "look", "throw-away", "done"):
        assert grown.get(step).status_code in (200, 303)
    assert everything() == before


def test_pages_behind_the_link_are_kept_by_nobody(grown):
    for step in ("words", "files", "look", "throw-away"):
        headers = grown.get(step).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in headers["X-Robots-Tag"]
