"""What its giver changes: the words, the name, what we may do; more waits, less does not."""

import pytest
from django.utils import timezone

from contact.models import IntakeSettings
from memories import consent
from memories.models import Memory
from tests.memories.yours.conftest import WORDS, owner_of

CHANGED = {"text": "It was my aunt who had it.", "when_text": "about 1962", "people": ""}


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
