"""One date: a day, a month, a season, a year, a decade, a century or a named period.

Each function takes what its pattern in `rules.py` found, and the day from which "the future" is
counted. It returns a Span, or None where the numbers make no date.
"""

from dataclasses import replace
from datetime import date
from re import Match

from .period_table import period_named
from .tidy import MONTHS
from .values import Span, astronomical, edtf_year, point, years

_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
ROMAN_MONTHS = {word: number for number, word in enumerate(_ROMAN, 1)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_TENS = [
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
]
DECADE_WORDS = {word: 1900 + 10 * number for number, word in enumerate(_TENS, 2)}
DECADE_WORDS |= {"noughties": 2000, "naughties": 2000}
PARTS = {"early": (0, 32), "mid": (33, 66), "late": (67, 100)}  # hundredths
YEAR_PARTS = {"beginning": "early", "start": "early", "end": "late", "middle": "mid"}
DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def number_of_month(word: str) -> int | None:
    """The number of a month given as a number, a Roman numeral, a name or its beginning."""
    word = word.strip(". ")
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return ROMAN_MONTHS.get(word) or MONTHS.get(word)


def full_year(digits: str, today: date, month: int = 1, day: int = 1) -> int:
    """The year of two or four digits; two digits are the last such year that is not to come."""
    if len(digits.lstrip("'")) > 2:
        return int(digits)
    year = today.year // 100 * 100 + int(digits.lstrip("'"))
    return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year


def a_day(day: str, month: str, year: str, today: date) -> Span | None:
    """A day, if the calendar has it; its year may have two digits."""
    month_number = number_of_month(month)
    if not month_number:
        return None
    full = full_year(year, today, month_number, int(day))
    try:
        date(max(full, 4), month_number, int(day))
    except ValueError:
        return None
    return point(full, month_number, int(day))


def day(found: Match, today: date) -> Span | None:
    """A day whose pattern names its parts `day`, `month` and `year`."""
    return a_day(found["day"], found["month"], found["year"], today)


def numeric_day(found: Match, today: date) -> Span | None:
    """A day in numbers: day before month, unless the second number can be no month."""
    first, second, year = found["day"], found["month"], found["year"]
    if int(second) > 12:
        first, second = second, first
    return a_day(first, second, year, today)


def month(found: Match, today: date) -> Span | None:
    """A month of a year."""
    number = number_of_month(found["month"])
    return point(full_year(found["year"], today, number), number) if number else None


def spoilt_month(found: Match, today: date) -> Span | None:
    """`3.194`: a month and a year from which a spreadsheet dropped the last nought."""
    number = number_of_month(found["month"])
    return point(int(found["year"]) * 10, number) if number else None


def iso_month(found: Match, today: date) -> Span | None:
    """`1936-01`: a month, or a short range (`1905-10`, `1936/9`) where its number is higher."""
    first, second = int(found["year"]), int(found["month"])
    scale = 10 ** len(found["month"])
    if second > first % scale:
        return years(first, first // scale * scale + second)
    return point(first, second)


def season(found: Match, today: date) -> Span | None:
    """A season of a year; a winter of two years counts in both."""
    name, year = found["season"], int(found["year"])
    name = "autumn" if name == "fall" else name
    if found["next"]:
        if name != "winter" or not str(year + 1).endswith(found["next"][1:]):
            return None
        said = f"winter {year}/{(year + 1) % 100:02d}"
        written = f"{edtf_year(year)}-24"
        return Span(year, year + 1, written, written, said=said)
    return point(year, SEASONS[name], said=f"{name} {year}")


def feast(found: Match, today: date) -> Span:
    """Christmas is in December; of Easter, Whitsun or a jubilee only the year is known."""
    name, year = (
        found["feast"].replace("xmas", "christmas").title().replace(" Of ", " of "),
        int(found["year"]),
    )
    said = f"{name} {year}"
    return point(year, 12, said=said) if name == "Christmas" else point(year, said=said)


def year_alone(found: Match, today: date) -> Span:
    """A year of four digits, with or without the `.0` that a spreadsheet adds."""
    number = int(found["year"])
    return years(number, number)


def year(found: Match, today: date) -> Span | None:
    """A year, as people count it; there is no year 0 with an era."""
    number, era = int(found["year"].replace(",", "")), found["era"]
    if era and not number:
        return None
    number = astronomical(number, era)
    return years(number, number)


def signed_year(found: Match, today: date) -> Span | None:
    """`-0499`: an astronomical year, as EDTF and some systems export it."""
    number = -int(found["year"])
    return years(number, number) if number else None


def short_year(found: Match, today: date) -> Span:
    """`'37`: a year of two digits that an apostrophe marks as one."""
    number = full_year(found["year"], today)
    return years(number, number)


def winter_years(found: Match, today: date) -> Span | None:
    """`36/37`, `99/00`: a year and the next; low numbers may be days or months instead."""
    first, last = int(found["first"]), int(found["year"])
    if first <= 31 or last != (first + 1) % 100:
        return None
    second = full_year(found["year"], today)
    return years(second - 1, second)


def part_of_year(found: Match, today: date) -> Span:
    """`early 1945` is the whole year for matching, and keeps its word."""
    number, part = int(found["year"]), found["part"].removeprefix("the ")
    return years(number, number, said=f"{YEAR_PARTS.get(part, part)} {number}")


def a_decade(first: int, part: str | None = None) -> Span:
    """The ten years from `first` on, or their early, middle or late part."""
    if not part:
        return years(first, first + 9, said=f"{first}s", form=f"{first // 10:03d}X")
    start, end = DECADE_PARTS[part]
    return years(first + start, first + end, said=f"{part} {first}s")


def decade(found: Match, today: date) -> Span | None:
    """A decade; a round hundred is one too from 1900 on, and a century before that."""
    first, part, era = int(found["year"]), found["part"], found["era"]
    if era == "bc":
        return decade_bc(first, part)
    hundred = first % 100 == 0
    if hundred and (first < 1900 or (first == 1900 and part)):
        return hundreds(first, part)
    return until_now(a_decade(first, part), today)


def until_now(span: Span, today: date) -> Span:
    """A decade or century that has begun and not ended counts until now."""
    begun = span.earliest <= today.year
    return replace(span, latest=min(span.latest, today.year)) if begun else span


def decade_bc(first: int, part: str | None) -> Span:
    """A decade before Christ, whose years run backwards: the 490s BC are 499 to 490 BC."""
    if first % 100 == 0 and first:
        start, length, cuts = 1 - (first + 99), 100, PARTS
    else:
        start, length, cuts = 1 - (first + 9), 10, DECADE_PARTS
    said = f"{part + ' ' if part else ''}{first}s BC"
    low, high = cuts[part] if part else (0, length - 1)
    return years(start + low, start + min(high, length - 1), said=said)


def hundreds(first: int, part: str | None) -> Span:
    """`1800s`, `mid 1700s`: the hundred years whose numbers begin so, or a third of them."""
    if not part:
        return years(first, first + 99, said=f"{first}s", form=f"{first // 100:02d}XX")
    start, end = PARTS[part]
    return years(first + start, first + min(end, 99), said=f"{part} {first}s")


def short_decade(found: Match, today: date) -> Span:
    """`'60s`, `60s`: of the twentieth century, since no catalogue writes the 1860s so."""
    return a_decade(1900 + int(found["year"]), found["part"])


def decade_in_words(found: Match, today: date) -> Span:
    """`the thirties`, `nineteen-fifties`."""
    return a_decade(DECADE_WORDS[found["word"]], found["part"])


def unfinished_year(found: Match, today: date) -> Span:
    """`193-`, `193u`, `19--`, `19XX`: what librarians write when they know no more digits."""
    if found["hundred"]:
        return a_hundred(int(found["hundred"]) * 100)
    return until_now(a_decade(int(found["year"]) * 10), today)


def a_hundred(first: int) -> Span:
    """The years whose numbers begin with the same two digits."""
    said = f"{first}–{first + 99}" if first >= 1900 else f"{first}s"
    return years(first, first + 99, said=said, form=f"{first // 100:02d}XX")


def named_period(found: Match, today: date) -> Span | None:
    """A period of the table, or a third of it where the words say early, mid or late."""
    words = found["words"]
    whole = period_named(words)
    if whole:
        return years(whole.earliest, whole.latest, said=whole.name)
    part, _, rest = words.partition(" ")
    whole = period_named(rest) if part in PARTS else None
    if not whole:
        return None
    said = f"{part} {whole.name}"
    return years(*third(whole.earliest, whole.latest, part), said=said)


def unnamed_war(found: Match, today: date) -> Span:
    """`during the war`: in a British catalogue of the twentieth century perhaps the Second."""
    war = period_named("second world war")
    return replace(years(war.earliest, war.latest, said=war.name), doubt=True)


def third(earliest: int, latest: int, part: str) -> tuple[int, int]:
    """The early, middle or late third of these years, the odd years going to the late one."""
    length = (latest - earliest + 1) // 3
    start = earliest + ("early", "mid", "late").index(part) * length
    return start, latest if part == "late" else start + length - 1
