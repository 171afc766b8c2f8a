"""Which words find which things, whatever the engine."""

import pytest

from search.query import Query
from tests.search.contract.kinds import NAME


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Bakelite egg cup", "egg"),
        ("Bakelite egg cups", "EGG cup"),
        ("Libuše Niklová", "libuse niklova"),
        ("Libuse Niklova", "Libuše"),
        ("Mamma’s own", "mamma's"),
        ("Mamma's own", "mammas"),
        ("Mamma's own", "mamma’s"),
        ("hand-made box", "handmade"),
        ("hand-made box", "hand made"),
        ("hand-made box", "hand-made"),
        ("handmade box", "hand-made"),
        ("hand made box", "hand-made"),
        ("½ pint mug", "1/2 pint"),
        ("1/2 pint mug", "½"),
        ("2½ inches", "2.5"),
        ("2 1/2 inches", "2½"),
        ("£3.99 a yard", "3.99"),
        ("12,000 words", "12000"),
        ("a radio of the house", "the radio"),
        ("oil/vinegar", "vinegar oil"),
        ("straße", "STRASSE"),
        ("225 mm plate", "225mm"),
        ("225mm plate", "225 mm"),
        ("12CM x 9.5cm", "9.5 cm"),
        ("12-inch screen", "12 inch"),
    ],
)
def test_what_is_typed_finds_what_is_written(shelf, find, written, typed):
    shelf.add(1, written)
    shelf.add(2, "Something else")
    assert find(typed) == [1]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Bakelite egg cup", "egg poacher"),
        ("cup for an egg", '"egg cup"'),
        ("egg cups", '"egg cup"'),
        ("3.99", "3.9"),
        ("egg cup", "eggcups"),
        ("egg cup", "egg -cup"),
        ("egg cup", '-"egg cup"'),
        ("225 mm plate", "225cm"),
    ],
)
def test_what_is_typed_does_not_find(shelf, find, written, typed):
    shelf.add(1, written)
    assert find(typed) == []


def test_phrases_do_not_reach_across_lines(shelf, find):
    shelf.add(1, "x", "green egg\ncup of tea")
    shelf.add(2, "x", "an egg cup")
    assert find('"egg cup"') == [2]


def test_a_word_in_the_notes_is_enough_for_part_of_a_search(shelf, find):
    shelf.add(1, "Egg cup", "made of bakelite")
    assert find("bakelite egg") == [1]


def test_words_left_out(shelf, find):
    shelf.add(1, "egg cup")
    shelf.add(2, "egg timer")
    assert find("egg -cup") == [2]
    assert find("-cup") == [2]
    assert find('egg -"egg timer"') == [1]


def test_the_word_as_typed_comes_first(shelf, find):
    shelf.add(1, "bottle")
    shelf.add(2, "bottles")
    assert find("bottles") == [2, 1]
    assert find("bottle") == [1, 2]


def test_the_title_counts_more_than_the_notes(shelf, find):
    shelf.add(1, "Tray", "for an egg")
    shelf.add(2, "Egg", "on a tray")
    assert find("egg") == [2, 1]


@pytest.mark.parametrize(
    "typed",
    [
        "AIBDC 007661.2",
        "AIBDC : 007661.2",
        "aibdc007661.2",
        "  aibdc:007661.2 ",
        '"AIBDC 007661.2"',
    ],
)
def test_a_number_finds_its_thing_first_however_spaced(shelf, find, typed):
    for pk in range(1, 9):
        shelf.add(pk, "Box", "AIBDC 007661.2 is the same box " * pk, numbers=(f"AIBDC : 00{pk}",))
    shelf.add(9, "Chicogo", numbers=("AIBDC : 007661.2", "AIBDC : 007661"))
    assert find(typed)[0] == 9


@pytest.mark.parametrize("typed", ["007661.2", "7661.2", "aibdc", "AIBDC 007661", "chicogo 7661.2"])
def test_part_of_a_number_finds_it_too(shelf, find, typed):
    shelf.add(1, "Chicogo", numbers=("AIBDC : 007661.2",))
    shelf.add(2, "Rimmel")
    assert find(typed) == [1]


@pytest.mark.parametrize(
    "typed", ["225 mm plate", "225mm plate", "plate, 225-mm", "225 millimetres", "225mm"]
)
def test_a_size_is_no_number_of_a_thing(shelf, find, typed):
    shelf.add(1, "Lid", numbers=("BXL : 0225",))
    shelf.add(2, "Plate", "225 mm across", numbers=("BXL : 0001",))
    assert find(typed) == [2]
    assert find("225") == [1, 2]


SAME_SIZES = (
    ("12cm", "12 cm", "12-cm", "12 CM", "12 centimetres", "12 centimeters", " 12 centimetre "),
    ("9.5in", "9.5 inches", "9½ inch", "9 1/2 ins", "9½ in"),
)


@pytest.mark.parametrize("sizes", SAME_SIZES)
def test_a_size_alone_is_the_same_however_it_is_written(shelf, engine, find, sizes):
    for pk, notes in enumerate(sizes, 1):
        shelf.add(pk, "Lid", f"{notes} across")
    shelf.add(20, "12 lids and 9.5 of them, in cm or inches or centimetres")
    shelf.add(21, "Box", "one 12 cm long, one 9½ inches", numbers=("BXL : 12",))
    found = find(sizes[0])
    assert set(found) == {*range(1, len(sizes) + 1), 21}
    those = [engine.search(Query(size)).pks(NAME) for size in sizes]
    assert those == [those[0]] * len(sizes)


def test_a_name_may_stand_with_its_last_part_first(shelf, find):
    shelf.add(1, "Chair", maker="Day, Robin\nHille, Leslie")
    shelf.add(2, "Nest", maker="Robin, Ada\nDay, Leslie")
    assert find("robin day")[0] == 1
    assert find('"robin day"') == [1]
    shelf.add(3, "Day, Robin")
    assert find('"robin day"') == [1], "in a title words stand as they are said"


LONG = ["9" * 5000, "a" * 70_000, "é" * 2000, "egg " * 999]
SIGNS = """( ((( a:b:c " "" - -- -" AND x|OR * ? \\ ~1 [a|TO|b] + '|' ½½ 1/0 ^2 {} <b> %s""".split()  # noqa: SIM905
NASTY = [*LONG, *(sign.replace("|", " ") for sign in SIGNS), "\0", "\ud800", " ", "\n"]


@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_nothing_typed_is_an_error(shelf, engine, find, typed):
    shelf.add(1, "egg")
    find(typed)
    engine.suggest(typed)
