"""Dates as people say them. Every page says dates through `say_date`."""

import re

from .period_table import period_named
from .tidy import MONTH_NAMES
from .values import ABOUT, DOUBTFUL, OPEN, Span

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT = re.compile(r"(?P<year>Y?-?[0-9]{4,})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
# Words after which a date is given with "the": the 1960s, the early 19th century.
_WITH_THE = re.compile(
    r"(?:early|mid|late|turn|end|beginning|start|close|middle|first|second|third|last|[0-9]+0s"
    r"|[0-9]+(?:st|nd|rd|th) century)\b"
)


def say_year(year: int) -> str:
    """An astronomical year: `1850`, `AD 43`, `500 BC`."""
    if year <= 0:
        count = 1 - year
        return f"{count:,} BC" if count >= 10_000 else f"{count} BC"
    return f"AD {year}" if year < 1000 else str(year)


def say_point(point: str) -> str:
    """An EDTF date without marks: `1936`, `March 1940`, `6 February 1965`, `spring 1953`."""
    found = _POINT.fullmatch(point)
    year = say_year(int(found["year"].lstrip("Y")))
    if not found["month"]:
        return year
    name = _SEASONS.get(found["month"]) or MONTH_NAMES[int(found["month"]) - 1]
    return f"{int(found['day'])} {name} {year}" if found["day"] else f"{name} {year}"


def say_years(earliest: int, latest: int) -> str:
    """A range of years: `1924–1926`, `350–325 BC`, `1920s`, `19th century`."""
    if earliest == latest:
        return say_year(earliest)
    if whole := say_whole(earliest, latest):
        return whole
    first, last = say_year(earliest), say_year(latest)
    if latest <= 0:
        return f"{first.removesuffix(' BC')}–{last}"
    if 0 < earliest < latest < 1000:
        return f"{first}–{latest}"
    return f"{first}–{last}"


def say_whole(earliest: int, latest: int) -> str:
    """Years that are exactly decades or a century, or nothing; 1900 to 1909 stay years."""
    if earliest < 1000:
        return ""
    if (earliest % 100, latest - earliest) == (1, 99):
        return f"{earliest // 100 + 1}{'st' if earliest // 100 == 20 else 'th'} century"
    if earliest % 10 or latest % 10 != 9:
        return ""
    if latest - earliest == 9:
        return "" if earliest % 100 == 0 else f"{earliest}s"
    if earliest % 100 == 0 and latest - earliest == 99 and earliest < 1900:
        return f"{earliest}s"
    return ""


# The digits at which an early, middle or late part of a hundred years begins and ends, and the
# same of a decade: what an inferred date is made of.
_BEGINS = {0: "", 33: "mid ", 67: "late "}, {0: "", 4: "mid ", 7: "late "}
_ENDS = {32: "early ", 66: "mid ", 99: ""}, {3: "early ", 6: "mid ", 9: ""}


def say_parts(earliest: int, latest: int) -> str:
    """Years of an inferred date as the decades they came from: 1957 to 1963 are "late 1950s to
    early 1960s". Empty for any other years."""
    for unit, begins, ends in zip((100, 10), _BEGINS, _ENDS, strict=True):
        first, last = earliest // unit * unit, latest // unit * unit
        begin, end = begins.get(earliest - first), ends.get(latest - last)
        if begin is None or end is None or (unit == 100 and first < last):
            continue
        if first < last:
            return f"{begin}{first}s to {end}{last}s"
        begin = begin or ("early " if end else "")
        end = end or ("late " if begin else "")
        return f"{begin}{first}s" if begin == end else f"{begin}to {end}{first}s"
    return ""


def plain_words(span: Span) -> str:
    """A span as people say it, without its doubts."""
    return span.said or say_edtf(span.edtf().translate(_NO_MARKS), span.earliest, span.latest)


_NO_MARKS = str.maketrans("", "", "~?%")


def say_edtf(edtf: str, earliest: int, latest: int) -> str:
    """EDTF without marks, as people say it."""
    start, _, end = edtf.partition("/")
    if start == OPEN and end != OPEN and _POINT.fullmatch(end):
        return f"before {say_year(latest + 1)}" if len(end) < 6 else f"{say_point(end)} or earlier"
    if end == OPEN and _POINT.fullmatch(start):
        return (
            f"after {say_year(earliest - 1)}" if len(start) < 6 else f"{say_point(start)} or later"
        )
    if not end and _POINT.fullmatch(start):
        return say_point(start)
    if end and _POINT.fullmatch(start) and _POINT.fullmatch(end) and "-" in (start + end)[1:]:
        return (
            joined_words(say_point(start), say_point(end), "to")
            if _has_month(start, end)
            else say_years(earliest, latest)
        )
    return say_set(edtf) or say_years(earliest, latest)


def the_words(span: Span) -> str:
    """A span as it is said after a preposition: "the 1960s", "the Victorian period"."""
    return with_the(plain_words(span))


def with_the(words: str) -> str:
    """The words with the article that they need inside a phrase."""
    if re.fullmatch(r".*(?:War|Age)", words) or _WITH_THE.match(words):
        return f"the {words}"
    name = re.sub(r"^(?:early|mid|late) ", "", words)
    return f"the {words} period" if period_named(name) and name[-1] != "s" else words


def _has_month(*points: str) -> bool:
    return any(_POINT.fullmatch(point)["month"] for point in points)


def say_set(edtf: str) -> str:
    """`[1960,1961]` is "1960 or 1961", `{1869,1881}` is "1869 and 1881"; anything else nothing."""
    if edtf[:1] not in ("[", "{"):
        return ""
    parts = edtf[1:-1].split(",")
    words = [f"{part[:-1]}0s" if part.endswith("X") else say_point(part) for part in parts]
    return ", ".join(words[:-1]) + (" or " if edtf[0] == "[" else " and ") + words[-1]


def joined_words(first: str, last: str, middle: str) -> str:
    """Two dates with a word between; what they end with in common is said once."""
    if first == last:
        return first
    left, right = first.split(), last.split()
    while len(left) > 1 and len(right) > 1 and left[-1] == right[-1]:
        left.pop()
        right.pop()
    return f"{' '.join(left)} {middle} {last}"


def with_doubt(words: str, certainty: str) -> str:
    """The words with their doubt: `about 1935`, `perhaps 1912`, `before about 1914`."""
    doubt = {ABOUT: "about", DOUBTFUL: "perhaps"}.get(certainty)
    if not doubt:
        return words
    opening = re.match(r"(?:before|after|by|between) ", words)
    if opening and certainty == ABOUT:
        return f"{opening[0]}{doubt} {words[opening.end() :]}"
    return f"{doubt} {with_the(words)}"
