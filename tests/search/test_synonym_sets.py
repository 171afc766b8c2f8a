"""How editors write down that words mean the same, and what searches make of it."""

import pytest
from django.core.exceptions import ValidationError

from search.models import SynonymSet
from search.understanding.synonyms import Synonyms
from search.wish import Clause


def other_ways(sets, *typed, in_field=""):
    clauses = [Clause((word.lower(),), written=word, in_field=in_field) for word in typed]
    return {" ".join(way.words) for way in Synonyms(sets).of(clauses)}


def test_equal_words_find_each_other():
    sets = [SynonymSet(words="Wireless = radio = receiving set")]
    assert other_ways(sets, "wireless") == {"radio", "receiving set"}
    assert other_ways(sets, "radios") == {"wireless", "receiving set"}
    assert other_ways(sets, "receiving", "set") == {"wireless", "radio"}
    assert other_ways(sets, "set") == set()


def test_several_words_are_one_thing_whatever_they_end_in():
    sets = [SynonymSet(words="drying hair > hairdryer"), SynonymSet(words="overall = apron")]
    assert other_ways(sets, "dry", "hair") == {"hairdryer"}
    assert other_ways(sets, "overalling") == set(), "one alone may be another word"


def test_one_word_may_lead_to_others_and_not_back():
    sets = [SynonymSet(words="mangle > wringer, box mangle")]
    assert other_ways(sets, "mangle") == {"wringer", "box mangle"}
    assert other_ways(sets, "wringer") == set()


def test_an_arrow_is_taken_for_what_it_means():
    arrow = SynonymSet(words="mangle -> wringer = box mangle")
    arrow.clean()
    assert arrow.words == "mangle > wringer = box mangle"
    assert other_ways([arrow], "mangle") == {"wringer", "box mangle"}


def test_a_name_may_lead_to_words_that_are_the_same():
    sets = [SynonymSet(words="Bakelite > phenol formaldehyde = phenolic resin")]
    assert other_ways(sets, "bakelite") == {"phenol formaldehyde", "phenolic resin"}
    assert other_ways(sets, "phenolic", "resin") == {"phenol formaldehyde"}


def test_what_is_also_an_ordinary_word_counts_in_capitals_or_after_a_field():
    sets = [SynonymSet(words="polyethylene terephthalate = PET = Terylene", careful_words="PET")]
    assert other_ways(sets, "pet") == other_ways(sets, "Pet") == set()
    assert other_ways(sets, "PET") == {"polyethylene terephthalate", "terylene"}
    assert other_ways(sets, "pet", in_field="terms") == other_ways(sets, "PET")
    assert other_ways(sets, "terylene") == {"polyethylene terephthalate"}


@pytest.mark.parametrize(
    ("words", "careful", "said"),
    [
        ("wireless", "", "at least two"),
        ("wireless = Wireless", "", "at least two"),
        ("wireless > ", "", "at least two"),
        ("wireless = radio > set", "", "only after it"),
        ("a set for all of us = radio", "", "too long"),
        ("wireless = radio", "tin", "“tin” is not one of the words"),
    ],
)
def test_what_could_not_be_followed_is_refused_with_the_reason(words, careful, said):
    with pytest.raises(ValidationError, match=said):
        SynonymSet(words=words, careful_words=careful).clean()
