"""Centuries and their parts, and millennia.

A century is the hundred years that end with the round one (the nineteenth is 1801 to 1900), and
its early, middle and late parts are the thirds of the Historic England periods list.
"""

from dataclasses import replace
from datetime import date
from re import Match

from .singles import PARTS, until_now
from .values import Span, years

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {"twenty-first": 21, "twenty first": 21}
_NUMERALS = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
    "xxi",
]
NUMERALS = {word: number for number, word in enumerate(_NUMERALS, 1)}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "decade": 10}


def number_of(word: str) -> int | None:
    """The number of a century given as `19`, `19th`, `nineteenth` or `xix`; 1 to 99."""
    word = word.strip()
    digits = word.rstrip("sthndr")
    number = int(digits) if digits.isdigit() else ORDINALS.get(word) or NUMERALS.get(word)
    return number if number and number < 100 else None


def suffixed(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def first_year(number: int, era: str | None, length: int = 100) -> int:
    """The first year of a century (or of a millennium), astronomical."""
    return 1 - number * length if era == "bc" else (number - 1) * length + 1


def century_name(number: int, era: str | None) -> str:
    """19th century, 5th century BC."""
    return f"{suffixed(number)} century{f' {era.upper()}' if era else ''}"


def century(found: Match, today: date) -> Span | None:
    """A century, or its early, middle or late third."""
    number, part, era = number_of(found["number"]), found["part"], found["era"]
    if not number:
        return None
    start, name = first_year(number, era), century_name(number, era)
    if not part:
        return until_now(years(start, start + 99, said=name), today)
    part = part.removeprefix("the ")
    low, high = PARTS[PART_WORDS.get(part, part)]
    return years(start + low - (low > 0), start + high - 1, said=f"{said_part(part)}{name}")


PART_WORDS = {
    "beginning of": "early",
    "start of": "early",
    "end of": "late",
    "close of": "late",
    "middle of": "mid",
    "mid of": "mid",
    "early part of": "early",
    "late part of": "late",
}


def said_part(part: str) -> str:
    """How a part stands before its century: `late 19th century`, `end of the 19th century`."""
    return f"{part} the " if part in PART_WORDS else f"{part} "


def fraction(found: Match, today: date) -> Span | None:
    """`first quarter of the 10th century`, `second half of the 1800s`."""
    parts, length = FRACTIONS[found["fraction"]], 100
    which = parts if found["which"] in ("last", "final") else number_of(found["which"])
    if not which or which > parts:
        return None
    if found["hundred"]:
        start, whole = int(found["hundred"]), f"{found['hundred']}s"
        length = 10 if start % 100 or start >= 1900 else 100
    elif number := number_of(found["number"] or found["c"]):
        start, whole = first_year(number, found["era"]), century_name(number, found["era"])
    else:
        return None
    if parts == length:
        return None  # the first decade of a decade
    low, high = (which - 1) * length // parts, which * length // parts
    named = "last" if which == parts > 2 else tuple(ORDINALS)[which - 1]
    return years(start + low, start + high - 1, said=f"{named} {found['fraction']} of the {whole}")


def millennium(found: Match, today: date) -> Span | None:
    """`2nd millennium BC`, `late 3rd millennium BC`."""
    number, era, part = number_of(found["number"]), found["era"], found["part"]
    if not number:
        return None
    start = first_year(number, era, 1000)
    low, high = PARTS[part] if part else (0, 100)
    said = f"{part + ' ' if part else ''}{suffixed(number)} millennium"
    last = start + high * 10 - 1
    return years(start + low * 10, last, said=said + (" BC" if era == "bc" else ""))


def turn(found: Match, today: date) -> Span | None:
    """`turn of the 20th century`: five years on either side; with no number, of the 20th."""
    number = number_of(found["number"]) if found["number"] else 20
    if not number:
        return None
    start = (number - 1) * 100
    said = f"turn of the {century_name(number, None)}"
    return replace(years(start - 5, start + 5, said=said), about=True)
