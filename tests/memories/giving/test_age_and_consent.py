"""How old its giver is, and what they allow: what is not asked of whom, and is never changed."""

import pytest
from django.utils import timezone

from contact.models import Contact
from memories import consent
from memories.models import MemoryFile
from tests.memories.giving.conftest import goes_to, picture, recording

pytestmark = pytest.mark.django_db


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


ASKED = {
    "2026-12": "5d74c57fb25195e698cd6ae3ba51ac187dfd39139c135fdcbef4dd8b717305e7",
    "2026-12b": "c794c2f724c33e570cdcf744844282fd49b6e252756005391adbc1e8b1abe2a3",
}
"""What was asked in each version, as a hash: who changes a word of it makes another version."""


def test_the_words_of_a_version_are_never_changed():
    assert consent.wording_hash() == ASKED[consent.VERSION]


def test_another_licence_or_choice_is_another_wording(monkeypatch):
    before = consent.wording_hash()
    monkeypatch.setitem(consent.LICENCES, consent.BAC, "BAC may do as it likes")
    assert consent.wording_hash() != before
