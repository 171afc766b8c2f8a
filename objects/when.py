"""When, as a facet: the decades, centuries and periods under which a date counts, and the years
that somebody types.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from django.utils.text import slugify

from objects.dates import (
    PERIODS,
    centuries,
    decades,
    periods,
    read_date,
    say_century,
    say_decade,
    say_year,
)
from objects.dates.reigns import REIGNS
from search.query import Span

UNDATED = "undated"
FIRST_YEAR, LAST_YEAR = -10_000, 2100


@cache
def when_values(earliest: int | None, latest: int | None) -> tuple[str, ...]:
    """The slugs under which a date counts: decades, else centuries, and broad periods."""
    if earliest is None or latest is None:
        return (UNDATED,)
    said = [say_decade(decade) for decade in decades(earliest, latest)]
    said += [say_century(century) for century in centuries(earliest, latest)]
    said += periods(earliest, latest)
    return tuple(slugify(words.replace("–", "-")) for words in said)


@cache
def _when_table() -> dict[str, str]:
    """Every slug that `when_values` can give, in order of time within each sort, and its words."""
    said = [UNDATED.capitalize()]
    said += dict.fromkeys(
        say_decade(decade)
        for year in range(FIRST_YEAR, LAST_YEAR, 10)
        for decade in decades(year, year)
    )
    said += dict.fromkeys(
        say_century(century)
        for year in range(FIRST_YEAR, LAST_YEAR + 1, 100)
        for century in centuries(year, year)
    )
    said += [period.name for period in PERIODS if period.facet]
    return {slugify(words.replace("–", "-")): words for words in said}


def when_labels(slugs: Iterable[str]) -> dict[str, str]:
    """What to call each of these decades, centuries and periods."""
    table = _when_table()
    return {slug: table[slug] for slug in slugs if slug in table}


def when_order(slug: str) -> int:
    """Where a value stands in time: undated, decades, centuries, periods.

    Raises KeyError for what is no such value.
    """
    return _places()[slug]


@cache
def _places() -> dict[str, int]:
    return {slug: place for place, slug in enumerate(_when_table())}


# Years as they are typed

A_NUMBER = re.compile(r"(-?)([0-9]{1,5})", re.ASCII)


def read_years(words: str) -> tuple[int, int] | None:
    """The first and last year that some words mean (`1935`, `1930s`, `200 BC`, `-200`), or None.

    A bare number is a year, however short; below nought it is one BC. Open ends ("before
    1920") are none of its two.
    """
    if number := A_NUMBER.fullmatch(words):
        year = int(number[2])
        years = 1 - year if number[1] else year
        return (years, years) if year and FIRST_YEAR <= years <= 9999 else None
    date = read_date(words)
    if date.earliest is None or date.open_start or date.open_end:
        return None
    return date.earliest, date.latest


def say_span(first: int | None, last: int | None) -> str:
    """Two years, of which one may be None, as `1920 to 1939`, `from 1920`, `up to 1939`."""
    if first is None:
        return f"up to {say_year(last)}"
    if last is None:
        return f"from {say_year(first)}"
    return say_year(first) if first == last else f"{say_year(first)} to {say_year(last)}"


# Years in the words of a search

LONGEST_DATE = 5
"""Words that a date may be said in: "before the second world war"."""
_TYPED = re.compile(r'"[^"]*"?|\S+')
_FIGURES = re.compile(r"[\d\W_]+")
_PLAIN_YEARS = re.compile(
    r"(?:1[4-9]|20)\d\d(?:\W(?:1[4-9]|20)\d\d)?|\d{1,2}\.\d{1,2}\.(?:1[4-9]|20)\d\d"
)
_SHORT_SPAN = re.compile(r"(?:1[4-9]|20)(\d\d) ?[-–] ?(\d\d)")
"""`1939-45`. With a stroke, or with a second part that is no later, it is a number: `1983/45`."""
_BEFORE_THE_WAR = re.compile(
    r"(?:(?:made|from|dating) )*(?:before (?:the )?(?:second world )?war|pre[ -]?war)",
    re.IGNORECASE,
)
_MID_CENTURY = re.compile(r"mid[ -]?century", re.IGNORECASE)
_MONARCHS = frozenset(name.casefold() for name, *_ in REIGNS)
"""A person rather than a time, unless more is said: "reign of George VI"."""
NO_DATE = frozenset(("modern", "contemporary", "now", "today", "new"))
"""Who types these means a style, or nothing in particular."""


def find_years(text: str) -> Iterator[tuple[int, int, Span]]:
    """Where a search says when, and which years that is: (start, end, Span).

    The longest reading counts; what stands in quotes or is left out with a - is not read.
    "Before the war" is to 1939 unless it is the first.
    """
    words = list(_TYPED.finditer(text))
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_DATE, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            if span := _years_said(text[start:end]):
                yield start, end, span
                at += size - 1
                break
        at += 1


@lru_cache(maxsize=10_000)
def _years_said(words: str) -> Span | None:
    if words[0] in '-"' or ":" in words or words.casefold() in NO_DATE | _MONARCHS:
        return None
    if _MID_CENTURY.fullmatch(words):
        words = "mid 20th century"  # as everybody says of furniture
    if _BEFORE_THE_WAR.fullmatch(words):
        return Span(before=1939)
    if _FIGURES.fullmatch(words) and not _are_plain_years(words):
        return None
    date = read_date(words)
    if date.earliest is None:
        return None
    return Span(None if date.open_start else date.earliest, None if date.open_end else date.latest)


def _are_plain_years(figures: str) -> bool:
    """Whether these figures can hardly be anything but years."""
    short = _SHORT_SPAN.fullmatch(figures)
    return bool(short and short[1] < short[2]) or bool(_PLAIN_YEARS.fullmatch(figures))
