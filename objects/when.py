"""When, as a facet: the decades, centuries and periods under which a date counts."""

from collections.abc import Iterable
from functools import cache

from django.utils.text import slugify

from objects.dates import PERIODS, centuries, decades, periods, say_century, say_decade

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
