"""Words in, dates out, and dates said again: what the tables of the docs do not show."""

import random
import string
import time
from datetime import date

import pytest
from edtf import parse_edtf

from objects.dates import read_date, say_century, say_date, say_decade

TODAY = date(2026, 11, 24)

# Pieces of dates, to be thrown together: some make a date, all must be safe.
PIECES = (
    """
early mid late to - – / or and before after by until from on c. circa ? probably ( ) , ; [ ] 1850
19th century 1936 60s 1950s '37 may 12 12.5.37 not later than bc ad the of first quarter victorian
spring 1 2 99 designed made reworked in date dated between present onwards + ah ± 5 million years
ago 10,000 turn xix c19 iii n.d. post pre war .. ~ % 193- 3.194
""".strip()
    .replace("\n", " ")
    .split(" ")
)
DATES = """1936|3.194|6.2.65|12 May 1937|Sep-82|1850|43 AD|500 BC|12,000 BC|1930s|late 1890s|1800s
|19th century|early C20|Victorian|late Georgian|spring 1953|'37|60|07|1960s?|193-|2nd millennium BC
|1st half of the 19th century|1990s|2010|May|12|the sixties|1039 AH""".replace("\n", "").split("|")
BEFORE = ["", "", "", "c. ", "probably ", "before ", "after ", "by ", "from ", "between ", "made "]
MIDDLE = ["", "-", " – ", "/", " to ", " or ", " and ", ", ", "; carved ", ", before ", " until "]
AFTER = ["", "", "", "?", " onwards", " (made)", " or earlier", " BC", " (reprinted 1950)", " c."]


def said(words: str) -> str:
    read = read_date(words, TODAY)
    return say_date(read.edtf, read.earliest, read.latest, read.certainty, words)


def range_of(words: str) -> tuple:
    read = read_date(words, TODAY)
    return read.earliest, read.latest


def some_words(seed: int, count: int):
    """Strings of all sorts, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        kind = chance.random()
        if kind < 0.4:
            parts = (BEFORE, DATES, MIDDLE, [*DATES, "", "", ""], AFTER)
            yield "".join(chance.choice(part) for part in parts)
        elif kind < 0.8:
            pieces = chance.choices(PIECES, k=chance.randint(1, 5))
            yield chance.choice([" ", ""]).join(pieces)
        elif kind < 0.9:
            yield "".join(chance.choices(string.printable, k=chance.randint(0, 60)))
        else:
            letters = "٣४１²½①Ⅷ0129.-– \x00\u200b𝟙" + chr(chance.randint(0, 0x10FFFF))
            yield "".join(chance.choices(letters, k=12))


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_typed_gives_years_in_order_and_edtf_that_parses(seed):
    read = [read_date(words, TODAY) for words in some_words(seed, 2000)]
    dated = [found for found in read if found.edtf]
    assert len(dated) > 200
    for found in dated:
        assert -10_000 <= found.earliest <= found.latest <= TODAY.year + 1, found
        assert found.certainty in ("certain", "about", "doubtful")
        assert len(found.edtf) <= 100
    for edtf in {found.edtf for found in dated}:
        assert parse_edtf(edtf)
    for found in read:
        if not found.edtf:
            assert (found.earliest, found.latest, found.certainty) == (None, None, "")


@pytest.mark.parametrize("seed", [7])
def test_whatever_was_read_can_be_said(seed):
    for words in some_words(seed, 2000):
        read = read_date(words, TODAY)
        kept = (read.edtf, read.earliest, read.latest, read.certainty)
        assert say_date(*kept, words) or not words
        assert bool(say_date(*kept)) == bool(read.edtf)


@pytest.mark.parametrize(
    "words",
    [
        "1" * 100_000,
        "a " * 50_000,
        "(" * 100_000,
        "1-" * 50_000,
        " " * 100_000,
        "by " * 60,
        "1930s or " * 22,
        "c. " * 66,
        "on " * 66,
        "1,000" * 40,
        "early-mid-" * 20,
        "1936-" * 40,
        "?-" * 100,
        "-" * 200,
        "reign of " * 22,
    ],
    ids=lambda words: words[:9],
)
def test_long_words_are_answered_at_once(words):
    started = time.perf_counter()
    assert read_date(words, TODAY).earliest is None
    assert time.perf_counter() - started < 20  # a hostile pattern takes for ever


@pytest.mark.parametrize(
    "words", [None, "", "  ", "n.d.", "s.d.", "No date", "[undated]", "-", "?"]
)
def test_no_date_is_understood_and_has_no_year(words):
    read = read_date(words, TODAY)
    assert read.understood
    assert (read.edtf, read.earliest, read.latest, read.certainty) == ("", None, None, "")


@pytest.mark.parametrize(
    "words", ["recently", "Coronation year", "1936=1940", "3.1", "12", "May", "1940 [sic] 19", "0"]
)
def test_what_is_not_understood_gets_no_year(words):
    read = read_date(words, TODAY)
    assert not read.understood
    assert read.text == words
    assert said(words) == words


def test_two_digits_never_lie_in_the_future():
    for today in (date(1999, 12, 31), date(2000, 1, 1), date(2026, 11, 24)):
        for year in range(100):
            for words in (
                f"24-Oct-{year:02d}",
                f"3/5/{year:02d}",
                f"Sep-{year:02d}",
                f"'{year:02d}",
            ):
                read = read_date(words, today)
                assert today.year - 100 <= read.earliest <= today.year, words
                assert read.edtf <= today.isoformat(), words


def test_two_digits_are_counted_to_the_day():
    assert read_date("24.11.26", TODAY).edtf == "2026-11-24"
    assert read_date("25.11.26", TODAY).edtf == "1926-11-25"


def test_a_year_later_than_the_next_is_not_believed():
    assert read_date("2027", TODAY).understood
    assert not read_date("2028", TODAY).understood
    assert not read_date("2020-2051", TODAY).understood


def test_open_ends_reach_twenty_five_years_and_not_beyond_today():
    assert range_of("before 1914") == (1889, 1913)
    assert range_of("after 1945") == (1946, 1970)
    assert range_of("after 2015") == (2016, 2026)
    assert range_of("1922 or earlier") == (1897, 1922)
    read = read_date("before 1914", TODAY)
    assert (read.open_start, read.open_end) == (True, False)
    assert read_date("1946-", TODAY).open_end


def test_what_is_older_than_ten_thousand_bc_is_clamped_and_said():
    read = read_date("500,000 BC", TODAY)
    assert (read.edtf, read.earliest, read.latest) == ("Y-499999", -10_000, -10_000)
    assert read.clamped
    assert read_date("Palaeolithic", TODAY).edtf == "../-9999"
    assert read_date("Palaeolithic", TODAY).clamped
    assert not read_date("Neolithic", TODAY).clamped


@pytest.mark.parametrize(
    "words", ["29.2.1965", "31.4.1950", "31 April 1950", "0.5.1950", "13.13.1950", "99/99/99"]
)
def test_days_that_no_calendar_has_are_refused(words):
    assert not read_date(words, TODAY).understood


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (("1935~", 1935, 1935, "about"), "about 1935"),
        (("192X", 1920, 1929, "certain"), "1920s"),
        (("-0499", -499, -499, "certain"), "500 BC"),
        (("1945/1957", 1945, 1957, "certain"), "1945–1957"),
        (("../1913", 1889, 1913, "certain"), "before 1914"),
        (("1946/..", 1946, 1970, "certain"), "after 1945"),
        (("1940-03", 1940, 1940, "certain"), "March 1940"),
        (("190X", 1900, 1909, "certain"), "1900–1909"),
        (("1801/1900", 1801, 1900, "certain"), "19th century"),
        (("-0349~/-0324~", -349, -324, "about"), "about 350–325 BC"),
        (("{1936,1940,1952}", 1936, 1952, "certain"), "1936, 1940 and 1952"),
        (("../1940-03", 1916, 1940, "certain"), "March 1940 or earlier"),
        (("1953-22", 1953, 1953, "certain"), "summer 1953"),
        (("1974~/1986~", 1974, 1986, "inferred"), "mid 1970s to mid 1980s"),
        (("1960~/1963~", 1960, 1963, "inferred"), "early 1960s"),
        (("1867~/1899~", 1867, 1899, "inferred"), "late 1800s"),
        (("196X~", 1960, 1969, "inferred"), "1960s"),
        (("", None, None, ""), ""),
    ],
)
def test_dates_are_said_from_what_is_kept(kept, expected):
    assert say_date(*kept) == expected


def test_the_words_keep_their_own_precision():
    assert said("Early 1960s") == "early 1960s"
    assert said("c. early 1960s") == "about the early 1960s"
    assert said("before the Victorian period") == "before the Victorian period"
    assert said("after 1945, before 1957") == "between 1945 and 1957"


def test_words_that_belong_to_another_date_are_not_said():
    assert say_date("1936", 1936, 1936, "certain", "Victorian") == "1936"


def test_an_inferred_date_says_the_words_it_was_read_from():
    assert say_date("1950~/1969~", 1950, 1969, "inferred", "1950s or 1960s") == "1950s or 1960s"
    assert say_date("196X~", 1960, 1969, "inferred", "undated") == "1960s"


def test_decades_and_centuries_are_said_by_their_first_year():
    assert [say_decade(first) for first in (1920, 1900, -498)] == ["1920s", "1900–1909", "490s BC"]
    assert [say_century(first) for first in (1801, 1901, -499)] == [
        "19th century",
        "20th century",
        "5th century BC",
    ]
