"""Ways of writing that stand in ordinary catalogues, and the years that they must not become."""

from datetime import date
from itertools import pairwise

import pytest

from objects.dates import overlaps, read_date, say_date
from objects.dates.period_table import PERIODS
from objects.models import CollectionObject
from tests.factories import CollectionObjectFactory

TODAY = date(2026, 11, 24)


def read(words: str) -> tuple:
    found = read_date(words, TODAY)
    return found.edtf, found.earliest, found.latest, found.certainty


def said(words: str) -> str:
    return say_date(*read(words), words)


@pytest.mark.parametrize(
    "words", ["-1920", "?-1920", "- 1920", "–1920", "/1920", "unknown-1920", "..1920", "up to 1920"]
)
def test_a_dash_before_a_year_is_an_open_start_and_no_year_before_christ(words):
    assert read(words) == ("../1920", 1895, 1920, "certain")
    assert said(words) == "by 1920"


@pytest.mark.parametrize("words", ["1920-", "1920-?", "1920 –", "1920/", "1920-unknown", "1920.."])
def test_a_dash_after_a_year_is_an_open_end(words):
    assert read(words) == ("1920/..", 1920, 1945, "certain")


def test_a_doubt_about_the_year_itself_stays():
    assert read("-1936?") == ("../1936?", 1911, 1936, "doubtful")
    assert read("-c.1936") == ("../1936~", 1911, 1936, "about")
    assert read("193-?") == ("193X?", 1930, 1939, "doubtful")


@pytest.mark.parametrize(
    ("words", "year"), [("-0499", -499), ("-00499", -499), ("-9000", None), ("-499", None)]
)
def test_a_year_has_a_sign_only_with_a_nought_or_five_digits(words, year):
    assert read_date(words, TODAY).earliest == year


@pytest.mark.parametrize(
    "words", ["0000", "-0000", "0000-00-00", "00/00/0000", "0000.0", "0000-00-00 00:00:00", "uuuu"]
)
def test_a_placeholder_is_undated(words):
    found = read_date(words, TODAY)
    assert found.understood
    assert found.edtf == ""
    assert found.earliest is None


@pytest.mark.parametrize("words", ["0000-05-04", "4.5.0000", "May 0000", "0000-1936", "c. 0000"])
def test_no_date_has_the_year_nought(words):
    assert read_date(words, TODAY).earliest is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1936/09", "1936-09"),
        ("1936-09", "1936-09"),
        ("1936/12", "1936-12"),
        ("1936/5", "1936-05"),
        ("1936.05", "1936-05"),
        ("1936/9", "1936/1939"),
        ("1905/06", "1905/1906"),
        ("1960/61", "1960/1961"),
        ("1999-00", "1999/2000"),
        ("1899/00", "1899/1900"),
        ("1995-00", "1995/2000"),
        ("99/00", "1999/2000"),
        ("36/37", "1936/1937"),
        ("1936-00", "1936"),
        ("1936-XX", "1936"),
        ("1150-25 BC", "-1149/-1124"),
        ("1936?-8", "1936?/1938?"),
    ],
)
def test_a_short_second_number(words, edtf):
    assert read(words)[0] == edtf


@pytest.mark.parametrize("words", ["1936/13", "1936-13", "1956-50", "1936-25", "36-38", "04/05"])
def test_a_short_second_number_that_is_neither_month_nor_later_year(words):
    assert not read_date(words, TODAY).understood


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("19th century or later", ("1801/..", 1801, 1925)),
        ("19th century or earlier", ("../1900", 1776, 1900)),
        ("1920s onwards", ("1920/..", 1920, 1954)),
        ("1850-1870 or later", ("1850/..", 1850, 1895)),
        ("Victorian or earlier", ("../1901", 1812, 1901)),
        ("by the 1930s", ("../1939", 1905, 1939)),
        ("after the 19th century", ("1901/..", 1901, 1925)),
        ("before 1914", ("../1913", 1889, 1913)),
        ("1922 or earlier", ("../1922", 1897, 1922)),
        ("1930 onwards", ("1930/..", 1930, 1955)),
        ("2015 or later", ("2015/..", 2015, 2026)),
    ],
)
def test_an_open_end_reaches_25_years_beyond_what_is_named(words, expected):
    assert read(words)[:3] == expected


@pytest.mark.parametrize("words", ["17th century to present", "17th century–today"])
def test_the_present_is_an_end_and_no_open_one(words):
    assert read(words) == ("1601/..", 1601, 2026, "certain")
    assert said(words) == "17th century to the present"


def test_a_search_for_1850_finds_what_may_be_of_that_year(db):
    for words in ("19th century or later", "19th century or earlier", "17th century to present"):
        edtf, earliest, latest, certainty = read(words)
        CollectionObjectFactory(
            date_text=words,
            date_edtf=edtf,
            date_earliest=earliest,
            date_latest=latest,
            date_certainty=certainty,
        )
    assert CollectionObject.objects.filter(overlaps(1850, 1850)).count() == 3
    assert CollectionObject.objects.filter(overlaps(1930, 1930)).count() == 1


@pytest.mark.parametrize("words", ["during the war", "wartime", "the war years", "in the war"])
def test_the_war_without_a_name_is_perhaps_the_second(words):
    assert read(words) == ("1939?/1945?", 1939, 1945, "doubtful")
    assert said(words) == "perhaps the Second World War"


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("during the First World War", 1914, 1918),
        ("First/Second World War", 1914, 1945),
        ("1914-18 War", 1914, 1918),
        ("Napoleonic", 1803, 1815),
        ("Napoleonic Wars", 1803, 1815),
        ("Cromwellian", 1649, 1660),
        ("Tudor", 1485, 1603),
        ("Jacobean", 1603, 1625),
        ("reign of George III", 1760, 1820),
        ("Reign of Henry VIII (1509-1547)", 1509, 1547),
        ("temp. Charles II", 1660, 1685),
        ("Charles II period", 1660, 1685),
        ("Geo. III", 1760, 1820),
        ("George the Third", 1760, 1820),
        ("King George V's reign", 1910, 1936),
        ("in the reign of Queen Victoria", 1837, 1901),
        ("reign of Victoria", 1837, 1901),
        ("reign of John", 1199, 1216),
        ("King Edward VII", 1901, 1910),
        ("Edwardian", 1902, 1910),
        ("Edward VIII", 1936, 1936),
        ("Elizabeth II", 1952, 2022),
        ("William & Mary", 1689, 1702),
        ("George II to George III", 1727, 1820),
    ],
)
def test_wars_and_reigns(words, earliest, latest):
    assert read(words)[1:3] == (earliest, latest)


@pytest.mark.parametrize(
    "words", ["John", "Anne", "Mary", "Queen Elizabeth", "George", "time immemorial"]
)
def test_a_name_alone_is_no_reign(words):
    assert not read_date(words, TODAY).understood


def test_reigns_of_england_and_britain_follow_each_other():
    """Each begins in the year in which the one before ended, but for two famous gaps."""
    reigns = sorted({(p.earliest, p.latest) for p in PERIODS if p.source == "the reign"})
    gaps = [(a[1], b[0]) for a, b in pairwise(reigns) if a[1] != b[0]]
    assert gaps == [(1649, 1660), (1688, 1689)]
    assert (reigns[0][0], reigns[-1][1]) == (1066, 2022)


@pytest.mark.parametrize(
    "words",
    [
        "Mon 4 May 1936",
        "Mon. 4th May, 1936",
        "Monday, May 4th 1936",
        "May 4th, '36",
        "1936, 4 May",
        "MON 4.5.36",
    ],
)
def test_a_day_with_its_weekday_or_turned_round(words):
    assert read(words) == ("1936-05-04", 1936, 1936, "certain")


@pytest.mark.parametrize("day", ["Tue", "Tues", "Wed", "Weds", "Thu", "Thurs", "Fri", "Sat", "Sun"])
def test_every_weekday_may_be_short(day):
    assert read(f"{day} 6 May 1936")[0] == "1936-05-06"
    assert not read_date(day, TODAY).understood


@pytest.mark.parametrize(
    "words",
    ["pat. 1880", "Pat'd 1880", "patented 1880", "Patent dated 1880", "Regd. 1880",
     "registered design 1880", "design registered 1880", "first published 1880", "1880 (designed)",
     "1880 (patent)", "1880 (date of design)"],
)  # fmt: skip
def test_what_was_designed_then_is_no_older(words):
    assert read(words) == ("1880/..", 1880, 1905, "certain")


@pytest.mark.parametrize(
    "words",
    ["acquired 1936", "1936 (acquired)", "purchased in 1936", "postmarked 1936", "worn 1936"],
)
def test_what_was_got_or_used_then_was_made_by_then(words):
    assert read(words) == ("../1936", 1911, 1936, "certain")


@pytest.mark.parametrize(
    "words",
    [
        "found 1936",
        "1936 (found)",
        "1936 (excavated)",
        "1936 (gift of the maker)",
        "1936 (demolished)",
        "100 years old",
    ],
)
def test_years_that_say_nothing_of_the_making(words):
    assert not read_date(words, TODAY).understood


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("193u", "193X"),
        ("19uu", "19XX"),
        ("193-?", "193X?"),
        ("193-", "193X"),
        ("19__", "19XX"),
        ("19..", "19XX"),
        ("MCMXXXVI", "1936"),
        ("MDCCCLI", "1851"),
        ("29 Jan 1648/9", "1649-01-29"),
        ("4 and 5 May 1936", "{1936-05-04,1936-05-05}"),
        ("May and June 1936", "{1936-05,1936-06}"),
        ("3rd quarter, 19th century", "1851/1875"),
        ("AD43-AD410", "0043/0410"),
        ("c.C19", "1801~/1900~"),
        ("Anno 1636", "1636"),
        ("hallmarked 1936", "1936"),
        ("photographed May 1936", "1936-05"),
        ("1936 or thereabouts", "1936~"),
        ("most probably 1930s", "193X?"),
        ("almost certainly 1936", "1936?"),
        ("00/05/1936", "1936-05"),
        ("1936 (May)", "1936-05"),
        ("Easter Monday 1936", "1936"),
        ("Great Exhibition, 1851", "1851"),
    ],
)
def test_other_ordinary_ways(words, edtf):
    assert read(words)[0] == edtf


@pytest.mark.parametrize("words", ["mix", "mild", "civic", "MIM", "MCMXXXVIV", "MM DD"])
def test_not_every_word_of_roman_letters_is_a_year(words):
    assert not read_date(words, TODAY).understood


@pytest.mark.parametrize(
    ("words", "edtf", "earliest", "latest"),
    [
        ("since the war", "1946/..", 1946, 1970),
        ("2020s", "202X", 2020, 2026),
        ("21st century", "2001/2100", 2001, 2026),
        ("1990s-2020s", "1990/2029", 1990, 2026),
        ("winter 1936-7", "1936-24", 1936, 1937),
        ("Summer 1936-38", "1936-22/1938", 1936, 1938),
        ("winter 1936-1938", "1936-24/1938", 1936, 1938),
        ("1936 (George V)", "1936", 1936, 1936),
        ("George V, 1936", "1936", 1936, 1936),
        ("Roman, 2nd century", "0101/0200", 101, 200),
        ("turn of the 19th/20th century", "1895~/1905~", 1895, 1905),
        ("1936, possibly 1937", "1936?/1937?", 1936, 1937),
        ("from c.1936", "1936~/..", 1936, 1961),
        ("in or before 1936", "../1936", 1911, 1936),
        ("1936 at the latest", "../1936", 1911, 1936),
        ("on or after 4 May 1936", "1936-05-04/..", 1936, 1961),
        ("shortly after 1936", "1937/..", 1937, 1961),
        ("2nd half of the 1930s", "1935/1939", 1935, 1939),
    ],
)
def test_what_a_second_look_at_catalogues_found(words, edtf, earliest, latest):
    assert read(words)[:3] == (edtf, earliest, latest)


def test_what_is_still_to_come_is_not_cut_to_the_present():
    for words in ("late 2020s", "2020-2051", "2020 or 2051", "by 2051", "22nd century", "2030s"):
        assert not read_date(words, TODAY).understood, words


def test_a_second_date_that_is_doubted_is_another_possibility():
    assert said("1936, possibly 1937") == "perhaps 1936 or 1937"
