"""Other spellings of a word, of which those count that the collection has."""

import pytest

from search.understanding.variants import parted, spellings


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("scarves", "scarf"),
        ("scarf", "scarves"),
        ("penknives", "penknife"),
        ("postman", "postmen"),
        ("children", "child"),
        ("gray", "grey"),
        ("grey", "gray"),
        ("jewelry", "jewellery"),
        ("molded", "moulded"),
        ("color", "colour"),
        ("colour", "color"),
        ("fiber", "fibre"),
        ("centre", "center"),
        ("organized", "organised"),
        ("traveling", "travelling"),
        ("catalog", "catalogue"),
        ("program", "programme"),
        ("aluminum", "aluminium"),
        ("womans", "womens"),
        ("ladys", "ladies"),
    ],
)
def test_the_other_spelling_is_found_where_the_collection_has_it(typed, known):
    assert known in spellings(typed, {known}.__contains__)
    assert spellings(typed, set().__contains__) == []


def test_a_word_is_not_its_own_other_spelling():
    assert spellings("grey", {"grey"}.__contains__) == []


def test_a_word_is_parted_into_two_that_are_known():
    known = {"egg", "cups", "eggc", "ups", "lamp", "shade", "lam", "pshade"}.__contains__
    assert parted("eggcups", known) in (("egg", "cups"), ("eggc", "ups"))
    assert parted("lampshade", known) == ("lamp", "shade")
    assert parted("lampstand", known) is None
    assert parted("egg", known) is None
