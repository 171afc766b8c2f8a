"""When, as a facet: the decades, centuries and periods under which a date counts, and the years
that somebody types.
"""

import re
from collections.abc import Iterable
from functools import cache

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
