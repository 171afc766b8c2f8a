"""What somebody typed, as our own parser reads it."""

import pytest

from search.parser import LONGEST_TEXT, parse, quoted, text_in
from search.understanding.at_odds import halves

FIELDS = {"maker": "people", "by": "people", "material": "terms"}


def words(clauses):
    return [" ".join(clause.words) for clause in clauses]


def test_one_letter_that_stands_for_four_words_counts_as_its_words():
    kept = text_in("ﷺ" * 10_000)
    assert 0 < len(kept) <= LONGEST_TEXT / len("صلى الله عليه وسلم")
    assert sum(len(clause.words) for clause in parse("ﷺ" * 10_000).wanted) < 250
    assert text_in("é" * 400) == "é" * LONGEST_TEXT


def test_either_of_two():
    [cup] = parse("cup OR mug").wanted
    assert cup.words == ("cup",)
    assert [way.words for way in cup.ways] == [("mug",)]
    assert words(parse("or OR").wanted) == ["or"], "one alone is a word"
    assert words(parse("egg OR").wanted) == ["egg"]


@pytest.mark.parametrize("typed", ["OR", "egg OR", "OR egg", "egg OR -tin", "OR OR", "egg OR ("])
def test_an_or_without_a_word_on_each_side_is_known(typed):
    assert parse(typed).half_either


@pytest.mark.parametrize("typed", ["egg OR tin", "egg or", "egg OR OR tin", '"egg OR"', "egg -OR"])
def test_an_or_between_two_words_is_whole(typed):
    assert not parse(typed).half_either


@pytest.mark.parametrize(
    ("typed", "at_odds"),
    [
        ("comb -comb", ["comb"]),
        ("red combs -comb", ["combs"]),
        ('"tea tin" -tin', ["tea tin"]),
        ("maker:ekco -ekco", ["ekco"]),
        ("ekco -maker:ekco", []),
        ('comb -"comb"', []),
        ("comb OR brush -comb", []),
        ("egg-cup -egg", []),
        ('tin -"tea tin"', []),
        ("comb -brush", []),
    ],
)
def test_what_is_wanted_and_left_out_at_once(typed, at_odds):
    assert words(parse(typed, FIELDS).at_odds) == at_odds


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted", "said"),
    [
        ("comb -comb", "comb", "-comb", "everything without “comb”"),
        ("-comb comb", "comb", "-comb", "everything without “comb”"),
        ("red combs -comb -silk", "red combs -silk", "red -comb -silk", None),
        ('"tea tin" -tin box', '"tea tin" box', "-tin box", "box without “tea tin”"),
        ("maker:ekco -ekco", "maker:ekco", "-ekco", "everything without “ekco”"),
    ],
)
def test_what_is_at_odds_is_two_halves(typed, wanted, unwanted, said):
    [whole, other] = halves(typed, FIELDS)
    assert (whole[0], other[0]) == (wanted, unwanted)
    assert said in (None, other[1])
    assert halves(wanted, FIELDS) == halves(unwanted, FIELDS) == []


def test_a_word_may_ask_for_one_field():
    [ekco, coates, radio] = parse('maker:ekco by:"wells coates" radio', FIELDS).wanted
    assert (ekco.words, ekco.in_field) == (("ekco",), "people")
    assert (coates.words, coates.in_field, coates.is_phrase) == (
        ("wells", "coates"),
        "people",
        True,
    )
    assert radio.in_field == ""
    assert words(parse("shape:round", FIELDS).wanted) == ["shape", "round"], "none is called so"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("AIBDC : 007661.2", "aibdc007661.2"),
        ("the box AIBDC 007661.2 please", "aibdc007661.2"),
        ("AIBDC 7661.2", "aibdc7661.2"),
        ("object no. 5603", "5603"),
        ("accession number BAC/1983.4", "bac/1983.4"),
        ("#12", "12"),
        ("006909, 8099 and 6082", "6909"),
        ("0_3106/7", "0.3106.7"),
    ],
)
def test_numbers_are_read_anywhere(typed, number):
    assert number in parse(typed).numbers


def test_several_numbers_are_several():
    assert {"aibdc1.2", "bxl7"} <= set(parse("AIBDC 1.2 and BXL 7").numbers)


@pytest.mark.parametrize("typed", ["egg cup", "a 3-piece", "-3", '"1935"x -"7 days"'])
def test_plain_words_are_no_parts_of_numbers(typed):
    assert not {"egg", "3", "-3", "7days"} & set(parse(typed).number_parts)


def test_what_is_left_out_is_no_number():
    assert parse("egg -cup5").numbers == ()


def test_any_quotes_make_a_phrase():
    assert words(parse(quoted("The “Great” Exhibition")).wanted) == ["the great exhibition"]


@pytest.mark.parametrize("typed", ["(((", "a:b:c", 'maker:"', "OR OR OR", "-", '"', "\x00", "::"])
def test_no_text_upsets_it(typed):
    parse(typed, FIELDS)
