"""The sample collection: enough objects, as varied as a museum's, and every picture drawn."""

import csv
import re

import pytest
from PIL import Image

from home.sample import MAPPING, OBJECTS, draw_images
from home.sample.drawing import PICTURES
from home.sample.drawing.alphabet import RECIPES
from home.sample.drawing.glyphs import OCTAGON, POSTER, SLAB, STENCIL
from home.sample.drawing.lettering import letter
from objects.dates import read_date
from objects.importing.mapping import load_mapping
from objects.importing.sources import open_source
from objects.numbers_in_prose import find_mentions

QUICK = ("tram-ticket.jpg", "mosaic-floor.jpg")
DATES = {
    "1936", "c. 1950", "3.194", "9.2018", "2.6.1953", "24-Oct-36", "Sep-62", "between the wars",
    "Edwardian", "Victorian", "Neolithic", "probably 1912", "1982?", "before 1914", "no date",
    "after 1945, before 1957", "1922 or earlier", "1st quarter of 20C.", "late 1950s",
}  # fmt: skip


@pytest.fixture(scope="session")
def rows():
    with OBJECTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="session")
def mapped():
    mapping = load_mapping(MAPPING)
    return [mapping.map_row(row) for row in open_source(OBJECTS, mapping).rows()]


def test_there_are_enough_objects_each_with_its_own_number(rows):
    numbers = [row["Object number"].casefold().replace(" ", "") for row in rows]
    assert len(rows) >= 66
    assert len(set(numbers)) == len(numbers)
    assert all(row["Title"] and row["Description"] for row in rows)


def test_every_row_fills_its_columns_and_no_more(rows):
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_mapping_takes_every_row_without_a_problem(mapped, rows):
    assert [row.object_number for row in mapped] == [row["Object number"] for row in rows]
    assert [row.problems for row in mapped if row.problems] == []


def test_the_mapping_reads_every_column(rows):
    assert set(rows[0]) == set(load_mapping(MAPPING).columns)


def test_dates_come_in_the_shapes_that_museums_write(rows):
    dates = {row["Date"] for row in rows}
    assert dates >= DATES
    assert "" in dates


def test_every_date_is_understood(rows):
    said = {row["Date"] for row in rows if row["Date"]}
    assert [date for date in said if not read_date(date).understood] == []


def test_a_decade_in_the_description_becomes_an_inferred_date(mapped):
    dates = {row.object_number: row.values["object_production_date"] for row in mapped}
    assert dates["BAC:1980/14"][2:] == [1920, 1939, "inferred"]


def test_unknown_makers_are_nobody(rows, mapped):
    assert any(row["Maker"] == "Unknown" for row in rows)
    names = {name for row in mapped for name, *_ in row.values["production_people"]}
    assert not names & {"Unknown", "unidentified"}


def test_every_object_says_that_it_is_invented(mapped):
    credits = {row.values["credit_line"] for row in mapped}
    assert credits == {"Invented for the sample collection"}


def test_the_brackets_of_an_inscription_stay(mapped):
    inscriptions = {row.object_number: row.values["inscription_content"] for row in mapped}
    assert inscriptions["BAC:1986/2.1"] == [
        ["HANDS OFF <this means you, Reg>", "scratched", "lid"],
    ]


def test_mentions_name_objects_of_the_sample(rows):
    mapping = load_mapping(MAPPING)
    numbers = {row["Object number"] for row in rows}
    found = {
        (row["Object number"], mention.number)
        for row in rows
        for mention in find_mentions(mapping.mention_pattern, row["Description"])
    }
    assert ("BAC:1983/12.4", "BAC:1983/12.5") in found
    assert {number for _, number in found} <= numbers
    assert len(found) >= 15


def test_parts_know_their_set():
    mapping = load_mapping(MAPPING)
    assert mapping.set_number("BAC:1991/4.2") == "BAC:1991/4"
    assert mapping.set_number("BAC:2016.7.1") == ""


def test_every_picture_is_shown_by_an_object_and_every_image_is_drawn(rows):
    named = [row["Image file"] for row in rows if row["Image file"]]
    assert sorted(named) == sorted(PICTURES)
    assert len(named) >= 28
    assert all(re.fullmatch(r"[a-z-]+\.jpg", name) for name in named)


def test_every_image_says_who_made_it_and_its_licence(rows):
    illustrated = [row for row in rows if row["Image file"]]
    assert all(row["Image caption"] and row["Image creator"] for row in illustrated)
    assert {row["Image licence"] for row in illustrated} == {"CC0 1.0"}


@pytest.mark.parametrize("name", QUICK)
def test_a_picture_is_the_same_each_time(name, tmp_path):
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
        PICTURES[name].save(folder)
    one, two = ((folder / name).read_bytes() for folder in folders)
    assert one == two
    assert_is_a_picture(folders[0] / name)


def test_sizes_suit_a_page():
    assert all(1200 <= max(p.width, p.height) <= 1600 for p in PICTURES.values())


@pytest.mark.parametrize("face", [POSTER, SLAB, OCTAGON, STENCIL], ids=lambda face: repr(face)[:60])
def test_no_two_letters_of_a_face_look_alike(face):
    alike = {}
    for char in RECIPES:
        alike.setdefault(letter(char, face, 80).tobytes(), []).append(char)
    assert [chars for chars in alike.values() if len(chars) > 1] == [["O", "0"], ["'", "’"]]


def test_a_letter_that_nobody_cut_is_refused():
    with pytest.raises(KeyError, match="no wood type for '§'"):
        letter("§", POSTER, 80)


def test_pictures_already_drawn_are_left_alone(tmp_path):
    for name in PICTURES:
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / QUICK[0]).unlink()
    said = []
    assert draw_images(tmp_path, said.append) == 1
    assert said == ["Drawing 1 picture(s) for the sample collection …", "Drew 1 picture(s)."]
    assert_is_a_picture(tmp_path / QUICK[0])
    assert all((tmp_path / name).read_bytes() == b"mine" for name in PICTURES if name != QUICK[0])


@pytest.mark.slow
def test_every_picture_is_drawn(tmp_path):
    assert draw_images(tmp_path, lambda text: None) == len(PICTURES)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(PICTURES)
    for name in PICTURES:
        assert_is_a_picture(tmp_path / name)


def assert_is_a_picture(path):
    """It decodes in full, has its stated size, and is neither blank nor one flat colour."""
    stated = PICTURES[path.name]
    with Image.open(path) as image:
        image.load()
        assert image.format == "JPEG"
        assert image.size == (stated.width, stated.height)
        grey = image.convert("L").resize((64, 64))
    low, high = grey.getextrema()
    assert high - low > 100, path.name
    assert len(grey.getcolors(4096)) > 40, path.name
