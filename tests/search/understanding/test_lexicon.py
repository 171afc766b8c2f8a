"""Which word of the collection a misspelt one stands for."""

import pytest

from search.understanding.lexicon import Lexicon, Unread

COUNTS = {
    "bakelite": 1302,
    "baekelite": 1,
    "bakeliet": 1,
    "ring": 40,
    "wringer": 3,
    "radio": 140,
    "house": 900,
    "hiking": 30,
    "biking": 2,
    "riding": 1,
    "rising": 50,
    "vulcanite": 60,
    "polyethylene": 1164,
    "polythylene": 3,
    "philips": 51,
    "phillips": 16,
    "combs": 25,
    "fine": 900,
    "phone": 40,
    "phones": 9,
    "foot": 300,
    "foto": 1,
    "photo": 30,
    "photograph": 100,
    "fotografi": 1,
    "lard": 400,
    "card": 12,
    "stool": 200,
    "school": 20,
    "nine": 90,
    "knife": 8,
    "sizes": 700,
    "scissors": 11,
    "blind": 1,
    "band": 20,
    "blue": 27,
    "one": 190,
    "key": 1,
    "mantel": 40,
    "mangle": 1,
    "some": 300,
}


@pytest.fixture(scope="module")
def words():
    return Lexicon(COUNTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bakalite", "bakelite"),  # wrong
        ("bakelte", "bakelite"),  # left out
        ("bakellite", "bakelite"),  # doubled
        ("raido", "radio"),  # swapped
        ("vakelite", "bakelite"),  # the first letter, beside it on a keyboard
        ("akelite", "bakelite"),  # the first letter, left out
        ("wringr", "wringer"),  # fewest mistakes before commonest
        ("vulcanight", "vulcanite"),  # as it sounds
        ("bakelight", "bakelite"),  # what sounds so before what only looks so
        ("filips", "philips"),
        ("fone", "phone"),  # the same sounds before one letter wrong
        ("fones", "phones"),
        ("fotograf", "photograph"),
        ("kard", "card"),
        ("skool", "school"),
        ("nife", "knife"),
        ("sizors", "scissors"),
        ("blnd", "blind"),  # a vowel left out, before what is only commoner
        ("blu", "blue"),  # short ones: a vowel, or two letters swapped
        ("kee", "key"),
        ("kye", "key"),
        ("mangel", "mangle"),  # swapped letters, before a wrong one that is commoner
    ],
)
def test_a_misspelt_word_stands_for(words, typed, meant):
    assert words.meant_by(typed)[0] == meant


@pytest.mark.parametrize("typed", ["viking", "cello", "ect", "007661", "qqqqqqqq"])
def test_what_stands_for_no_other_word(words, typed):
    """English words that the collection hasn't got, what is too short, figures, nonsense."""
    assert words.meant_by(typed) == []


@pytest.mark.parametrize("typed", ["nife", "fone"])
def test_what_only_writes_an_english_word_by_its_sound_is_no_other_word(typed):
    """Where nobody has a knife or a phone, they are not nice, fine or one."""
    assert Lexicon({"nice": 200, "nine": 90, "fine": 900, "one": 190}).meant_by(typed) == []


def test_a_word_that_is_not_insisted_on_is_nobodys_mistake(words):
    assert "some" not in words.meant_by("sope")


def test_what_is_somebodys_is_no_slip():
    assert Lexicon({"mastas": 2}).meant_by("mammas") == []


def test_a_word_is_known_whatever_its_ending(words):
    assert words.knows("comb")
    assert words.knows("radios")
    assert not words.has("comb")
    assert not words.knows("kettle")


def test_a_rare_word_may_be_a_mistake_for_a_common_one(words):
    assert words.better("polythylene") == "polyethylene"
    assert words.better("foto") == "photo", "as it sounds, before a foot"
    assert words.better("phillips") == "", "many records have it"
    assert words.better("house") == ""
    assert words.better("riding") == "", "an English word is none"


def test_words_beside_a_word_are_the_commonest_first(words):
    assert words.neighbours("phillip") == ["phillips"]
    assert words.neighbours("hiking") == ["biking"]


def test_while_the_words_are_not_read_nothing_is_corrected():
    """A search finds what it says, as if each word were somewhere."""
    unread = Unread()
    assert unread.knows("bakalite")
    assert unread.meant_by("bakalite") == []
    assert unread.better("bakalite") == ""
