"""Years counted or written in another way than ours: Roman numerals, old style, Islamic, ago."""

from dataclasses import replace
from datetime import date
from re import Match

from .singles import a_day, number_of_month
from .values import Span, years

_ROMAN_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def roman_year(found: Match, today: date) -> Span | None:
    """`MCMXXXVI`, as on title pages and films; a low one ("mix" is 1009) is rather a word."""
    values = [_ROMAN_VALUES[letter] for letter in found[0]]
    number = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return years(number, number) if number >= 1400 else None


def old_style_day(found: Match, today: date) -> Span | None:
    """`29 Jan 1648/9`: until 1752 the English year began in March; the second is ours."""
    first, month_number = int(found["year"]), number_of_month(found["month"])
    scale = 10 ** len(found["next"])
    if month_number > 3 or (first + 1) % scale != int(found["next"]):
        return None
    return a_day(found["day"], found["month"], str(first + 1), today)


def hijri(found: Match, today: date) -> Span:
    """A year of the Islamic calendar, which runs over parts of two of ours.

    The mean lunar year is 354.36707 days, and the era began in July 622.
    """
    count = int(found["year"])
    first = int(621.5774 + count * 0.970224)
    return years(first, first + 1, said=f"{first}/{(first + 1) % 100:02d}")


def before_present(found: Match, today: date) -> Span:
    """Radiocarbon years "before present", which is 1950."""
    count = int(found["year"].replace(",", ""))
    return nearly(1950 - count, f"{count:,} years before 1950")


def years_ago(found: Match, today: date) -> Span | None:
    """`500,000 years ago`, counted from the year 2000: such numbers are never exact."""
    if not found["million"] and int(found["year"].replace(",", "")) < 1000:
        return None  # "100 years old", counted from a day nobody wrote down
    count = float(found["year"].replace(",", "") + (found["decimals"] or ""))
    count *= 1_000_000 if found["million"] else 1
    return nearly(2000 - int(count), f"{int(count):,} years ago")


def nearly(number: int, said: str = "") -> Span:
    """About that year."""
    return replace(years(number, number, said=said), about=True)


def plus_minus(found: Match, today: date) -> Span:
    """`1930 ± 5`: about that year, and the range says how nearly."""
    middle, give = int(found["year"]), int(found["give"])
    return replace(years(middle - give, middle + give), about=True)
