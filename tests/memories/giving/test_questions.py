"""The questions after the first: kept one by one, skipped, gone back to, and sent at the end."""

import pytest
from django.core import mail
from django.utils import timezone

from contact.models import Contact, Letter, PrivateLink
from memories import consent, states
from memories.giving.files import AboutFile
from memories.models import Memory, MemoryFile
from tests.memories.giving.conftest import WORDS, picture, recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(giver):
    giver.first()
    return giver


@pytest.fixture
def grown(begun):
    begun.answer("age", age="adult")
    return begun


@pytest.fixture
def child(begun):
    begun.answer("age", age="child", agreed_by_adult="on")
    return begun


def goes_to(response):
    assert response.status_code == 303, response.content.decode()
    return response.headers["Location"].rstrip("/").rpartition("/")[2]


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


# Age


def test_of_13_to_17_the_year_is_asked_and_a_first_name_is_the_most(begun):
    begun.answer("name", name_as="full", shown_name="Priya Shah")
    this = timezone.localdate().year
    page = begun.answer("age", age="teen").content.decode()
    assert f"from {this} to {this + 5}" in page
    assert goes_to(begun.answer("age", age="teen", adult_in=str(this + 2))) == "files"
    assert begun.memory.adult_in == this + 2
    assert begun.memory.last_telling.name == "Priya"
    page = begun.get("name").content.decode()
    assert "My first name" in page
    assert "My full name" not in page
    assert begun.answer("name", name_as="full", shown_name="Priya Shah").status_code == 200
    begun.answer("name", name_as="first", shown_name="Priya Shah")
    assert begun.memory.last_telling.shown_name == "Priya"


def test_a_child_needs_a_grown_up_who_agrees(begun):
    page = begun.answer("age", age="child").content.decode()
    assert "Please ask a grown-up" in page
    assert begun.memory.age == ""


def test_a_child_is_asked_for_no_name_place_or_address_and_what_was_told_is_gone(begun):
    begun.answer("name", name_as="full", shown_name="Tom Brown")
    begun.answer("when", when_text="2020", where_text="My school, Falcon Road")
    begun.answer("letters", name="Tom", address="tom@example.org")
    begun.answer("age", age="child", agreed_by_adult="on")
    told = begun.memory.last_telling
    assert (told.name, told.shown_name, told.where_text) == ("", "", "")
    assert not Contact.objects.exists()
    for step in ("name", "letters"):
        assert goes_to(begun.get(step)) not in ("name", "letters")
    page = begun.get("when").content.decode()
    assert "And where?" not in page
    assert "Question 4 of 7" in page


def test_no_contact_of_a_child_can_be_kept(child):
    with pytest.raises(ValueError, match="under 13"):
        child.memory.reach_by(name="Tom", address="tom@example.org")


def test_nobody_hears_a_childs_voice_or_sees_a_face(child):
    child.answer("files", sound=recording())
    child.answer("files", file=picture())
    child.answer("files", file=picture())
    sound, face, cup = child.memory.files.order_by("pk")
    MemoryFile.objects.filter(pk=face.pk).update(who_is_in_it="Me")
    MemoryFile.objects.update(read_at=timezone.now())
    assert list(MemoryFile.objects.shown()) == [cup]
    page = child.get("look").content.decode()
    assert cup.reference in page
    assert sound.reference not in page
    assert face.reference not in page
    assert "we show no recording of your voice" in child.get("files").content.decode()


# Files


def test_a_file_is_taken_and_then_asked_about(grown):
    assert goes_to(grown.answer("files", file=picture())) == "files"
    file = grown.memory.files.get()
    page = grown.get("files").content.decode()
    assert "What is to be seen" in page
    assert "Did you make it?" in page
    name = file.reference
    said = {
        f"{name}-description": "A blue cup\non a dresser",
        f"{name}-made_by_giver": "True",
        f"{name}-who_is_in_it": "Nobody",
    }
    assert goes_to(grown.answer("files", **said)) == "when"
    file.refresh_from_db()
    assert file.description == "A blue cup\non a dresser"
    assert (file.made_by_giver, file.who_is_in_it) == (True, "Nobody")


def test_a_file_of_a_draft_is_for_its_giver_alone(grown, client):
    grown.answer("files", file=picture())
    file = grown.memory.files.get()
    address = f"/yours/{grown.words}/give/file/{file.reference}/"
    assert grown.client.get(address).headers["Content-Type"] == file.content_type
    public = f"/memories/{grown.memory.reference}/{file.reference}/"
    assert client.get(public).status_code == 404
    grown.words = "one-of-these-is-not-ours"
    assert grown.get(f"file/{file.reference}").status_code == 404


def test_one_press_too_many_is_one_file_and_a_file_can_be_left_out(grown):
    stamp = grown.get("files").context["form"].initial["stamp"]
    for _ in range(2):
        assert goes_to(grown.answer("files", file=picture(), stamp=stamp)) == "files"
    file = grown.memory.files.get()
    for _ in range(2):
        assert goes_to(grown.answer("files", leave_out=file.reference)) == "files"
    assert not MemoryFile.objects.exists()


def test_after_five_files_there_is_no_room_and_a_sixth_is_refused_in_words(grown):
    for _ in range(5):
        grown.answer("files", file=picture())
    assert "Five files are all" in grown.get("files").content.decode()
    page = grown.answer("files", file=picture()).content.decode()
    assert "A memory can have 5 files" in page
    assert grown.memory.files.count() == 5


# Consent


def test_consent_is_added_to_and_never_changed_and_a_second_press_adds_nothing(grown):
    terms = {"outliving": "ask", "licence": "bac", "ask_again_after": ""}
    for answer in ("yes", "yes", "ask"):
        grown.answer("uses", **(consent.cautious() | {"print": answer}), **terms)
    records = [record.choices["print"] for record in grown.memory.consents.all()]
    assert records == ["yes", "ask"]
    grown.answer("look")
    assert grown.memory.consents.count() == 2


def test_the_cautious_answers_stand_in_the_question(grown):
    form = grown.get("uses").context["form"]
    assert {name: form[name].value() for name in consent.CHOICES} == consent.cautious()
    page = grown.get("uses").content.decode()
    assert "cannot be called back" in page
    assert "Ask me first" in page


def test_agreeing_before_the_age_was_changed_is_agreed_again_with_it(grown):
    terms = {"outliving": "erase", "licence": "bac", "ask_again_after": "2"}
    grown.answer("uses", **(consent.cautious() | {"stories": "yes"}), **terms)
    this = timezone.localdate().year
    grown.answer("age", age="teen", adult_in=str(this + 1))
    grown.answer("look")
    last = grown.memory.last_consent
    assert (last.age, last.outliving, last.ask_again_after) == ("teen", "erase", 2)
    assert last.choices["stories"] == "yes"


# Letters


def test_another_address_is_another_contact_which_confirmed_nothing(grown):
    grown.answer("letters", name="Joe", address="joe@example.org")
    Contact.objects.update(confirmed_at=timezone.now())
    grown.answer("letters", name="Joseph", address=" JOE@example.org")
    assert Contact.objects.get().confirmed_at
    grown.answer("letters", name="Joe", address="jo@example.org")
    contact = Contact.objects.get()
    assert (contact.address, contact.confirmed_at) == ("jo@example.org", None)
    grown.answer("letters", name="", address="")
    assert not Contact.objects.exists()
    assert grown.memory.contact is None


def test_what_is_no_address_is_asked_for_again(grown):
    page = grown.answer("letters", address="joe at home").content.decode()
    assert "it is no e-mail address" in page
    assert "joe at home" in page


# What was never sent


def test_a_draft_is_on_no_screen_of_the_staffs_and_in_no_letter(grown, admin_user):
    grown.answer("letters", name="Joe", address="joe@example.org")
    assert not Memory.objects.for_staff(admin_user).exists()
    assert not Memory.objects.to_be_read().exists()
    assert not Letter.objects.exists()
    assert mail.outbox == []
    assert grown.memory.state in states.NOT_THE_STAFFS


def test_it_can_be_thrown_away_at_once_with_all_its_links(grown, settings):
    grown.answer("files", file=picture())
    grown.answer("letters", name="Joe", address="joe@example.org")
    folder = settings.MEMORY_FILES_DIR / grown.memory.reference
    assert folder.exists()
    assert "Throw it all away?" in grown.get("throw-away").content.decode()
    gone = grown.answer("throw-away").content.decode()
    assert "It is gone" in gone
    assert f'data-key="{grown.start}" data-have="1000"' in gone  # nor on the phone
    assert not Memory.objects.exists()
    assert not Contact.objects.exists()
    assert not folder.exists()
    assert grown.get("words").status_code == 404


def test_what_was_sent_cannot_be_thrown_away_like_that(grown):
    grown.answer("look")
    assert grown.answer("throw-away").status_code == 303
    assert grown.memory.state == "submitted"


ASKED = {"2026-12": "5d74c57fb25195e698cd6ae3ba51ac187dfd39139c135fdcbef4dd8b717305e7"}
"""What was asked in each version, as a hash: who changes a word of it makes another version."""


def test_the_words_of_a_version_are_never_changed():
    assert consent.wording_hash() == ASKED[consent.VERSION]


def test_another_licence_or_choice_is_another_wording(monkeypatch):
    before = consent.wording_hash()
    monkeypatch.setitem(consent.LICENCES, consent.BAC, "BAC may do as it likes")
    assert consent.wording_hash() != before


@pytest.mark.parametrize("words", ["a" * 10_001, "https://a.test https://b.test www.c.test"])
def test_what_is_said_of_a_file_has_an_end_and_few_links(giver, words):
    giver.first("", sound=recording())
    file = giver.memory.files.get()
    page = giver.answer("files", **{f"{file.reference}-transcript": words}).content.decode()
    assert "Please look at what you wrote about your files." in page
    assert giver.memory.files.get().transcript == ""


def test_what_is_said_of_a_file_undoes_nothing_that_a_worker_or_moderator_did(giver):
    giver.first("", picture=picture())
    file = giver.memory.files.get()
    form = AboutFile(
        {f"{file.reference}-description": "My aunt"}, instance=file, prefix=file.reference
    )
    MemoryFile.objects.update(stored="elsewhere.jpg", is_left_out=True)
    assert form.is_valid()
    form.save()
    now = MemoryFile.objects.get()
    assert (now.description, now.stored, now.is_left_out) == ("My aunt", "elsewhere.jpg", True)


def test_what_is_said_of_a_file_that_was_read_meanwhile_waits(giver):
    giver.first("", picture=picture())
    file = giver.memory.files.get()
    form = AboutFile(
        {f"{file.reference}-description": "My aunt"}, instance=file, prefix=file.reference
    )
    MemoryFile.objects.update(read_at=timezone.now())
    assert form.is_valid()
    form.save()
    now = MemoryFile.objects.get()
    assert (now.description, now.told["description"]) == ("", "My aunt")
