"""A decade from a description: when it is the object's, and when it is something else's."""

import csv
import gzip
import json
import time

import pytest
from edtf import parse_edtf

from objects.dates import infer_date, read_date


def inferred(prose: str):
    date = infer_date(prose)
    return date and (date.text, date.edtf, date.earliest, date.latest, date.certainty)


@pytest.mark.parametrize(
    ("prose", "text", "edtf", "earliest", "latest"),
    [
        ("Enamel sign, circa 1950s.", "circa 1950s", "195X~", 1950, 1959),
        ("A 1930s ticket punch in brass.", "1930s", "193X~", 1930, 1939),
        (
            "Made by Price's of Battersea in the early 1960s.",
            "early 1960s",
            "1960~/1963~",
            1960,
            1963,
        ),
        ("Programme dating from the late 1890s", "late 1890s", "1897~/1899~", 1897, 1899),
        ("Tea towel from the 1950s or 1960s.", "1950s or 1960s", "1950~/1969~", 1950, 1969),
        ("Poster, c.1960s-70s. Torn.", "c.1960s-70s", "1960~/1979~", 1960, 1979),
        (
            "Dress of the mid-1970s? It dates to the mid-1970s.",
            "mid-1970s",
            "1974~/1976~",
            1974,
            1976,
        ),
        ("Bought by the donor in the '60s.", "'60s", "196X~", 1960, 1969),
        ("A tin from the 1920s, in its original box.", "1920s", "192X~", 1920, 1929),
        (
            "Circa 1980s. Cups like these were popular in the 1950s.",
            "Circa 1980s",
            "198X~",
            1980,
            1989,
        ),
        ("A dress with 1940s styling that dates from the 1990s.", "1990s", "199X~", 1990, 1999),
        ("A 1950s bus model, circa 1950s or 1960s.", "1950s", "195X~", 1950, 1959),
    ],
)
def test_a_decade_of_the_object(prose, text, edtf, earliest, latest):
    assert inferred(prose) == (text, edtf, earliest, latest, "inferred")
    assert parse_edtf(edtf)


@pytest.mark.parametrize(
    "prose",
    [
        "",
        None,
        "A mug without a date.",
        "A re-issue of the original 1960s poster.",
        "The shape is based on a bottle from the 1950s.",
        "First designed in the 1920s by the firm's owner.",
        "Its letters are reminiscent of the 1930s.",
        "A tray in the style of the 1950s.",
        "A scarf with a 1940s look.",
        "Inspired by lamps made in the 1970s.",
        "Such signs were popular in the 1930s.",
        "The company was founded in the 1890s.",
        "Figure from a 1980s cartoon.",
        "A 1950s cup. The saucer, circa 1970s, is another maker's.",
        "Made in the 1960s from a mould of 1935.",
        "Smith, J., 2009. The 1950s Kitchen. London.",
        "This book contains the following: The 1920s - The 1930s",
        "One - Wood - Tin - Plastics in the 1930s - Index",
        "Radio, model AB 1950s, telephone 01-223 1960s.",
        "Part no. 20s/1930s-7.",
        "In use circa 1920s-1971.",
        "He was in his 60s.",
        "Sold for £1950s.",
    ],
)
def test_no_decade_of_the_object(prose):
    assert infer_date(prose) is None


def test_long_prose_is_answered_at_once():
    for prose in ("1950s " * 17_000, "made in " * 12_000 + "1950s", "A " * 50_000, " " * 99_999):
        started = time.perf_counter()
        infer_date(prose)
        assert time.perf_counter() - started < 20  # a hostile pattern takes for ever


# The real records -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def records(shared):
    """The plastics museum's records: (date words or "", description)."""
    path = shared / "catalogue" / "mds" / "modip-10000.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        units = [record["@document"]["units"] for record in json.load(file)]
    return [
        (value(each, "object_production_date"), value(each, "brief_description")) for each in units
    ]


def value(units: list[dict], name: str) -> str:
    return "; ".join(unit["value"] for unit in units if unit["type"] == f"spectrum/{name}")


@pytest.mark.shared
def test_inferred_dates_agree_with_recorded_ones(records):
    """At least 97% share a year; docs/dates.md has the figures."""
    pairs = [(read_date(words), infer_date(prose)) for words, prose in records if words]
    pairs = [(recorded, guess) for recorded, guess in pairs if guess]
    agree = [r for r, i in pairs if r.earliest <= i.latest and i.earliest <= r.latest]
    strict = [r for r, i in pairs if i.earliest <= r.earliest and r.latest <= i.latest]
    assert len(pairs) == 544
    assert len(agree) / len(pairs) >= 0.97
    assert (len(agree), len(strict)) == (534, 534)


@pytest.mark.shared
def test_undated_records_get_an_inferred_date(records):
    undated = [prose for words, prose in records if not words]
    assert len(undated) == 5353
    assert sum(infer_date(prose) is not None for prose in undated) == 1405


@pytest.mark.shared
def test_every_date_of_the_shared_catalogues_is_understood(shared, records):
    words = {words for words, _ in records if words}
    assert len(words) == 211
    path = shared / "catalogue" / "illustrated" / "objects.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        words |= {row["date"] for row in csv.DictReader(file)}
    assert [one for one in sorted(words) if not read_date(one).edtf] == []
