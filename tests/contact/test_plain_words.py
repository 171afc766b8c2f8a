"""The list of plain words, and how patiently six of them are read."""

import re
from collections import Counter

import pytest
from rapidfuzz.distance import OSA

from contact.plain_words import HOW_MANY, all_words, draw, read

SIX = "apple yellow kitchen marble otter zebra"
NEVER = {"queer", "murder", "color", "gray", "theater", "jewelry", "naked", "kill", "jesus"}


def test_there_are_2048_of_plain_letters():
    assert len(all_words()) == len(set(all_words())) == 2048
    assert [word for word in all_words() if not re.fullmatch(r"[a-z]{3,7}", word)] == []
    assert list(all_words()) == sorted(all_words())


def test_four_letters_tell_each_from_all_others():
    most = Counter(word[:4] for word in all_words()).most_common(1)
    assert most[0][1] == 1


@pytest.mark.parametrize(
    "alike",
    [
        "their there",
        "flour flower",
        "tail tale",
        "pair pear",
        "knight night",
        "mail male",
        "wood would",
        "root route",
        "great grate",
        "bean been",
        "write right",
        "weather whether",
        "steel steal",
        "sun son",
        "dear deer",
    ],
)
def test_what_sounds_alike_is_not_twice_in_it(alike):
    assert len(set(alike.split()) & set(all_words())) < 2


def test_words_that_a_slip_of_paper_should_not_say():
    assert not NEVER & set(all_words())


def test_six_are_drawn_and_each_place_has_any_of_them():
    drawn = [draw().split() for _ in range(300)]
    assert {len(words) for words in drawn} == {HOW_MANY}
    assert {word for words in drawn for word in words} <= set(all_words())
    # Of 300 draws from 2,048 at least 200 differ, in each place (the chance of less: none).
    assert all(len({words[place] for words in drawn}) > 200 for place in range(HOW_MANY))
    assert len({" ".join(words) for words in drawn}) == 300


@pytest.mark.parametrize(
    "written",
    [
        SIX,
        SIX.upper(),
        SIX.replace(" ", "-"),
        SIX.replace(" ", ", "),
        f"  {SIX}. ",
        "1. apple 2. yellow 3. kitchen 4. marble 5. otter 6. zebra",
        "apple\nyellow\nkitchen\nmarble\notter\nzebra",
        "appl yell kitc marb otte zebr",
        "apple yello kitch marbl otter zebra",
        "apple yelow kitchen marble otter zebra",
        "apple yelllow kitchen marble otter zebra",
        "apple yellow kithcen marble otter zebra",
        "apple yellow kitchen narble otter zebra",
        "applemust yellxx kitcoon marbo otterly zebr",
    ],
)
def test_it_is_read_with_patience(written):
    assert read(written) == SIX


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "apple yellow kitchen marble otter",
        f"{SIX} apple",
        "app yellow kitchen marble otter zebra",
        "aplle yelow qitchenn marble otter zebra",
        "apple yellow kitchen marble otter xylophone",
        "яблоко yellow kitchen marble otter zebra",
        "' OR 1=1 -- a b c d",
        "\x00" * 50,
    ],
)
def test_what_is_not_six_of_ours_is_nothing(written):
    assert read(written) == ""


def test_the_first_four_letters_are_enough_whatever_comes_after_them():
    assert read("scholl scholl scholl scholl scholl scholl") == " ".join(["school"] * HOW_MANY)


def test_whatever_is_cut_after_four_letters_is_its_own_word():
    for start in range(0, 2048, 6):
        six = all_words()[start : start + 6]
        if len(six) == HOW_MANY:
            assert read(" ".join(word[:4] for word in six)) == " ".join(six)


def test_one_slip_is_undone_where_one_word_only_can_be_meant():
    """Each word with a letter doubled or left out: never another word than the one near it."""
    understood = 0
    for word in all_words()[::8]:
        for slip in (word + "q", word[:2] + word[3:], word[0] + word):
            got = read(f"{slip} yellow kitchen marble otter zebra").split(" ")[0]
            near = [one for one in all_words() if OSA.distance(one, slip) <= 1]
            if slip in all_words():
                assert got == slip
            elif got:
                assert near == [got] or got[:4] == slip[:4]
                understood += 1
    assert understood > 256
