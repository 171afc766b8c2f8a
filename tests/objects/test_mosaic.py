"""The mosaic: the same record always has the same floor, and it is small, safe and its own."""

import xml.etree.ElementTree as ET

import pytest

from objects.mosaic import BORDERS, CLAY, LIGHT, MOTIFS, SCHEMES, WORDS, clay_of, mosaic

NUMBERS = [f"aibdc:{number:06d}" for number in range(400)]
KINDS = ["", "radio", "comb", "poster", "theatre programme"]


@pytest.fixture(scope="module")
def floors():
    return {
        number: mosaic(number, KINDS[place % 5], ["red", "cream"], ["polypropylene", "brass"])
        for place, number in enumerate(NUMBERS)
    }


def test_the_same_record_has_the_same_floor():
    assert mosaic("bac/1", "radio", ["red"], ["wood"]) == mosaic(
        "bac/1", "radio", ["red"], ["wood"]
    )


def test_different_objects_have_different_floors(floors):
    assert len(set(floors.values())) == len(NUMBERS)


def test_each_is_under_two_kilobytes_and_well_formed(floors):
    for floor in floors.values():
        assert len(floor.encode()) < 2000
        ET.fromstring(floor)


def test_the_strict_policy_lets_it_be_drawn(floors):
    for floor in floors.values():
        assert "style" not in floor
        assert "href" not in floor


def test_nothing_of_the_record_is_written_into_it():
    floor = mosaic('"><script>', '"><script>', ['"><script>'], ['"><script>'])
    assert "script" not in floor
    ET.fromstring(floor)


def test_two_on_one_page_do_not_share_ids(floors):
    ids = [
        element.get("id") for floor in floors.values() for element in ET.fromstring(floor).iter()
    ]
    ids = [name for name in ids if name]
    assert len(ids) == len(set(ids))


def test_its_colours_are_those_of_the_record(floors):
    for floor in floors.values():
        assert CLAY["red"] in floor


def test_there_is_always_light_and_dark():
    for number in NUMBERS:
        floor = mosaic(number, "", ["black", "navy", "brown"])
        assert any(CLAY[name] in floor for name in LIGHT)


@pytest.mark.parametrize(
    ("word", "clay"),
    [("Bright Red", "red"), ("light blue", "sky"), ("phenol formaldehyde", "oxblood"), ("?", "")],
)
def test_words_have_clays(word, clay):
    assert clay_of(word) == clay


def test_every_tile_that_is_named_exists():
    named = {clay for _, clay in WORDS} | {clay for scheme in SCHEMES for clay in scheme}
    assert named <= set(CLAY)
    assert all({tile for tile, _ in motif} <= {1, 2, 3} for motif in MOTIFS)
    assert len(set(BORDERS)) == len(BORDERS)
