"""The file of judgements: that it can be read, and that it is what it should be."""

import os
from collections import Counter

import pytest
from django.core.management import call_command

from tests.search.relevance.judgements import NOTHING, read_judgements, understood
from tests.search.relevance.predicates import Malformed
from tests.search.relevance.records import read_records
from tests.search.relevance.runs import cases, unanswered

LEAST_IN_ALL, LEAST_IN_A_CLASS = 170, 8
MOST_RELEVANT = 1000
"""What more than a tenth of the collection answers is no search."""


@pytest.fixture(scope="module")
def judgements():
    return read_judgements()


def test_there_are_enough_of_each_class(judgements):
    classes = Counter(judgement.group for judgement in judgements)
    assert len(judgements) >= LEAST_IN_ALL
    assert min(classes.values()) >= LEAST_IN_A_CLASS
    assert {"known", "numbers", "typos", NOTHING} <= set(classes)


def test_about_a_third_is_held_out_and_some_of_each_class(judgements):
    held_out = [judgement for judgement in judgements if judgement.is_held_out]
    assert 0.25 < len(held_out) / len(judgements) < 0.42
    assert {judgement.group for judgement in held_out} == {one.group for one in judgements}


def test_known_items_and_numbers_say_what_must_come_first(judgements):
    bare = [one.query for one in judgements if one.group in ("known", "numbers") and not one.first]
    assert bare == []


def test_the_same_words_in_other_letters_are_held_out_alike():
    same = {"relevant": {"kind": ["radio"]}}
    one, other = (
        understood({"kinds": [{"query": words, **same}]})[0]
        for words in ("Café Radio", "cafe radio")
    )
    assert one.is_held_out == other.is_held_out


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"relevant": {"kind": ["radio"]}}, "kinds: a judgement has no query"),
        ({"query": "radio"}, "“radio” doesn't say what answers it"),
        ({"query": "radio", "relevant": {"kinds": ["radio"]}}, "“radio”: there is no condition"),
        ({"query": "radio", "relevent": {}}, "“radio” has relevent, which means nothing"),
        ({"query": "radio", "as": "wireless"}, "“radio”: no condition to take from “wireless”"),
        ({"query": "radio", "as": "b", "relevant": {"kind": ["b"]}}, "both relevant and as"),
        ({"query": "radio", "first": "A : 1"}, "“radio”: number wants a list"),
    ],
)
def test_says_what_is_wrong_and_where(row, said):
    with pytest.raises(Malformed, match=said):
        understood({"kinds": [row]})


def test_a_search_is_there_once():
    row = {"query": "radio", "relevant": {"kind": ["radio"]}}
    with pytest.raises(Malformed, match="“ Radio” is there twice"):
        understood({"kinds": [row], "words": [row | {"query": " Radio"}]})


def test_what_has_no_answer_has_none():
    with pytest.raises(Malformed, match="“gryphon” has an answer"):
        understood({NOTHING: [{"query": "gryphon", "first": ["A : 1"]}]})


def test_a_class_is_an_array():
    with pytest.raises(Malformed, match="kinds is no array"):
        understood({"kinds": {"query": "radio"}})


def test_says_that_a_file_is_no_toml(tmp_path):
    path = tmp_path / "judgements.toml"
    path.write_text("[[kinds]\n")
    with pytest.raises(Malformed, match=r"judgements\.toml is no TOML"):
        read_judgements(path)


@pytest.mark.slow
@pytest.mark.django_db
def test_records_answer_every_judgement(shared, settings, tmp_path, judgements):
    settings.SEARCH_INDEX_DIR, settings.LOCKS_DIR = tmp_path / "index", tmp_path / "locks"
    catalogue = shared / "catalogue" / "mds" / "modip-10000.json.gz"
    with open(os.devnull, "w") as quiet:
        call_command("import_objects", str(catalogue), mapping="mds", stdout=quiet)
    decided = cases(judgements, read_records())
    assert unanswered(decided) == []
    assert max(len(case.relevant) for case in decided) < MOST_RELEVANT
