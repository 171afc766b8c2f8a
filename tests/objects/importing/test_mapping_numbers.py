"""Numbers of other objects in prose, and parts that know their set."""

import pytest

from objects.importing.mapping import load_mapping
from objects.numbers_in_prose import find_mentions


@pytest.fixture(scope="module")
def mapping():
    return load_mapping("mds")


@pytest.mark.parametrize(
    ("prose", "numbers"),
    [
        ("AIBDC 007661.2 is the same box", ["AIBDC 007661.2"]),
        ("(see AIBDC: 006217.2). The", ["AIBDC: 006217.2"]),
        ("to AIBDC :  008743)", ["AIBDC :  008743"]),
        ("and AIBDC:005885", ["AIBDC:005885"]),
        ("tray AIBDC : 006366sa from", ["AIBDC : 006366sa"]),
        ("AIBDC : 0_6629.", ["AIBDC : 0_6629"]),
        ("BXL : 1643.1 featured in", ["BXL : 1643.1"]),
        ("BXL 1971. Making Tuboplast", []),
        ("employees of BXL in 1927", []),
        ("AIBDC : 005612 and 009052SA for", ["AIBDC : 005612", "AIBDC : 009052SA"]),
        ("AIBDC 005489, 005490 and 005491.", ["AIBDC 005489", "AIBDC 005490", "AIBDC 005491"]),
        ("AIBDC 007671.2 and .3 are", ["AIBDC 007671.2", "AIBDC 007671.3"]),
        ("AIBDC: 006523.1&2.", ["AIBDC: 006523.1", "AIBDC: 006523.2"]),
        ("AIBDC : 008970 - 008972).", ["AIBDC : 008970", "AIBDC : 008971", "AIBDC : 008972"]),
        (
            "AIBDC : 007491.1-4 complete",
            [f"AIBDC : 007491.{part}" for part in (1, 2, 3, 4)],
        ),
        ("AIBDC : 008500 and 1950s boxes", ["AIBDC : 008500"]),
        ("AIBDC : 006889.1, 200 made", ["AIBDC : 006889.1"]),
    ],
)
def test_what_a_reader_would_take_for_a_number(mapping, prose, numbers):
    assert [mention.number for mention in find_mentions(mapping.mention_pattern, prose)] == numbers


def test_the_words_are_as_they_stand(mapping):
    words = [
        mention.words
        for mention in find_mentions(mapping.mention_pattern, "AIBDC 007671.2 and .3 are")
    ]
    assert words == ["AIBDC 007671.2", ".3"]


def test_without_a_pattern_nothing_is_found():
    assert list(find_mentions("", "AIBDC : 000001")) == []


@pytest.mark.parametrize(
    ("number", "of_set"),
    [
        ("AIBDC : 008432.1SA", "AIBDC : 008432SA"),
        ("AIBDC : 0_2326.2", "AIBDC : 0_2326"),
        ("BXL : 0013.12", "BXL : 0013"),
        ("AIBDC : 000013", ""),
    ],
)
def test_a_part_knows_its_set(mapping, number, of_set):
    assert mapping.set_number(number) == of_set
