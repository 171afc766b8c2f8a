"""Dates made of dates: ranges, alternatives, open ends, stages of work.

Each function takes what its pattern in `rules.py` found, `read`, which reads one date and says
None for anything else, and the day from which "the future" is counted.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from re import Match

from .saying import joined_words, plain_words, the_words
from .singles import PARTS
from .tidy import AFTER, MONTHS
from .values import OPEN, OPEN_END, Span, edtf_year, years

MOST_DATES = 8  # days, in EDTF, fill 90 characters
Read = Callable[[str], Span | None]

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_RANGE = re.compile(
    r" ?- ?| ?/ ?| ?\.\. ?| (?:up to|to|until|till|through|thru|and|&|into) (?:the )?(?:about )?"
)
_OR = re.compile(r" or (?:the )?| ?/ ?")
_CENTURY = re.compile(r" (?:century|centuries|cents?|cen|c)\.?(?: (?:bc|ad))?$")
_ERA = re.compile(r" (?:bc|ad)$")
_SHORT_DECADE = re.compile(r"((?:early |mid |late )?)'?([0-9])0'?s")
_LIST = re.compile(r", ?(?:and )?|; ?| & | and ")
_PART = re.compile(r"^(?:early|mid|late)(?: |$)")


def completed(left: str, right: str) -> tuple[str, str]:
    """Both ends of a range with what one end leaves to the other: century, era, month, year."""
    left = _left_completed(left, right)
    return left, _right_completed(left, right)


def _left_completed(left: str, right: str) -> str:
    if re.search(r"(?:^|[^0-9])[0-9]{3}0$", left) and _SHORT_DECADE.fullmatch(right):
        return left + "s"  # "1630-40s"
    if left in PARTS:
        return f"{left} {_PART.sub('', right)}"
    if (century := _CENTURY.search(right)) and not _CENTURY.search(left):
        return left if re.search(r"[0-9]{3}", left) else left + century[0]
    if (era := _ERA.search(right)) and not _ERA.search(left):
        return left + era[0]
    if re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", left) and (
        rest := re.fullmatch(rf"[0-9]{{1,2}}(?:st|nd|rd|th)?( {_MONTH},? [0-9]{{4}})", right)
    ):
        return left + rest[1]
    bare = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}|spring|summer|autumn|fall|winter"
    if re.fullmatch(bare, left) and (rest := re.search(r" ([0-9]{4})$", right)):
        return left + rest[0]
    return left


def _right_completed(left: str, right: str) -> str:
    if (ten := re.search(r"([0-9]{2})([0-9])[0-9](?:'?s)?$", left)) and (
        short := _SHORT_DECADE.fullmatch(right)
    ):
        hundred = int(ten[1]) + (short[2] < ten[2])
        return f"{short[1]}{hundred:02d}{short[2]}0s"
    whole = re.search(r"(?:^|[^0-9])([0-9]{4})((?: (?:bc|ad))?)$", left)
    short = re.fullmatch(r"'?([0-9]{1,2})((?: (?:bc|ad))?)", right)
    if not (whole and short):
        return right
    scale = 10 ** len(short[1])
    number = int(whole[1]) // scale * scale + int(short[1])
    if number <= int(whole[1]):
        if scale == 10 or number == int(whole[1]):
            return right
        number += 100
    return f"{number:04d}{short[2]}"


def from_to(found: Match, read: Read, today: date) -> Span | None:
    """Two dates with a dash, a stroke or a word between: all the time from one to the other."""
    words = found["words"]
    for middle in _RANGE.finditer(words):
        joins = "and" in middle[0] or "&" in middle[0]
        ends = completed(words[: middle.start()].strip(" ,"), words[middle.end() :].strip(" ,"))
        first, last = (read(end) for end in ends)
        if not (first and last and in_order(first, last)):
            continue
        # "1936 and 1938" are two dates, "between 1936 and 1938" is a range.
        if not joins or found["between"] or first.latest > first.earliest:
            return spanning(first, last)
    return None


def in_order(first: Span, last: Span) -> bool:
    """Whether two closed dates make a range: neither begins nor ends after the other."""
    closed = not (first.is_open or last.is_open)
    return closed and first.earliest <= last.earliest and first.latest <= last.latest


def spanning(first: Span, last: Span) -> Span:
    """The time from the beginning of one date to the end of another."""
    said = ""
    if first.said or last.said:
        said = joined_words(plain_words(first), plain_words(last), "to")
    whole = Span(first.earliest, last.latest, first.start, last.end, said=said)
    return whole.doubted(first).doubted(last)


def either(found: Match, read: Read, today: date) -> Span | None:
    """`1960 or 1961`, `1950s or 1960s`: one of them, and the range holds both."""
    for middle in _OR.finditer(found["words"]):
        left, right = found["words"][: middle.start()], found["words"][middle.end() :]
        first, last = (read(end) for end in completed(left.strip(" ,"), right.strip(" ,")))
        if first and last and in_order(first, last):
            said = joined_words(plain_words(first), plain_words(last), "or")
            return a_set([first, last], "[]", said)
    return None


def several(found: Match, read: Read, today: date) -> Span | None:
    """`1936, 1938 and 1940`: all of them the object's."""
    spans = [read(words.strip()) for words in _LIST.split(found["words"])]
    if len(spans) > MOST_DATES or not all(span and not span.is_open for span in spans):
        return None
    if any(first.latest >= last.earliest for first, last in pairwise(spans)):
        return None
    words = [plain_words(span) for span in spans]
    said = f"{', '.join(words[:-1])} and {words[-1]}"
    return a_set(spans, "{}", said)


def a_set(spans: list[Span], brackets: str, said: str) -> Span:
    """Dates as an EDTF set: `[]` for one of them, `{}` for all of them."""
    parts = [span.form or (span.start if span.start == span.end else "") for span in spans]
    form = brackets[0] + ",".join(parts) + brackets[1]
    # EDTF has no set with sets, long years or seasons in it: the range says it then.
    if not all(re.fullmatch(r"-?[0-9X]{4}(?:-[01][0-9](?:-[0-9]{2})?)?", part) for part in parts):
        form = ""
    first, last = spans[0], spans[-1]
    whole = Span(first.earliest, last.latest, first.start, last.end, form=form, said=said)
    for span in spans:
        whole = whole.doubted(span)
    return whole


def part_after(found: Match, read: Read, today: date) -> Span | None:
    """`19th century, late`, `C20 (first half)`: catalogues that sort put the part last."""
    middle = " of the " if " " in found["part"] else " "
    return read(found["part"] + middle + found["words"])


# Open ends ------------------------------------------------------------------------------------


def ending(span: Span, end: str, latest: int, said: str) -> Span:
    """Open towards the past: counted for 25 years and no further."""
    whole = Span(latest - OPEN_END + 1, latest, OPEN, end, said=said)
    return whole.doubted(span)


def starting(span: Span, start: str, earliest: int, said: str, today: date) -> Span:
    """Open towards the future: counted for 25 years, and never beyond today."""
    latest = max(earliest, min(earliest + OPEN_END - 1, today.year))
    return Span(earliest, latest, start, OPEN, said=said).doubted(span)


def before(found: Match, read: Read, today: date) -> Span | None:
    """`before 1914`: the year itself is not meant; of a month or a day it may be."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    said = f"before {the_words(span)}"
    if is_part_of_a_year(span):
        return ending(span, span.start, span.earliest, said)
    last = span.earliest - 1
    return ending(span, edtf_year(last), last, said)


def after(found: Match, read: Read, today: date) -> Span | None:
    """`after 1945`: the year itself is not meant; of a month or a day it may be."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    said = f"after {the_words(span)}"
    if is_part_of_a_year(span):
        return starting(span, span.end, span.latest, said, today)
    first = span.latest + 1
    return starting(span, edtf_year(first), first, said, today)


def is_part_of_a_year(span: Span) -> bool:
    """A day, a month or a season: shorter than a year."""
    return span.start == span.end and span.start.rfind("-") > 3


def or_earlier(found: Match, read: Read, today: date) -> Span | None:
    """`by 1930`, `1922 or earlier`, `not after 1930`: the year itself is meant too."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    return ending(span, span.end, span.latest, f"{plain_words(span)} or earlier")


def by(found: Match, read: Read, today: date) -> Span | None:
    """`by 1930`, `not after 1930`: as "or earlier", said more shortly."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    return ending(span, span.end, span.latest, f"by {the_words(span)}")


def or_later(found: Match, read: Read, today: date) -> Span | None:
    """`not before 1925`, `1930 onwards`, `since 1960`: the year itself is meant too."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    said = f"{plain_words(span)} or later"
    return starting(span, span.start, span.earliest, said, today)


def the_war(found: Match, read: Read, today: date) -> Span | None:
    """`post-war`, `pre-war`: without a name the war is the Second World War."""
    war = read("second world war")
    if found["side"].startswith(("post", "after")):
        start = war.latest + 1
        return starting(war, edtf_year(start), start, "post-war", today)
    return ending(war, edtf_year(war.earliest - 1), war.earliest - 1, "pre-war")


def both_ends(found: Match, read: Read, today: date) -> Span | None:
    """`after 1945, before 1957`: what lies between, without what is excluded."""
    first, last = read(found["first"]), read(found["last"])
    if not (first and last):
        return None
    if first.open_start and last.open_end:
        first, last = last, first
    if not (first.open_end and last.open_start) or first.earliest > last.latest:
        return None
    said = ""
    if first.said.startswith("after ") and last.said.startswith("before "):
        said = f"between {first.said[6:]} and {last.said[7:]}"
    whole = Span(first.earliest, last.latest, first.start, last.end, said=said)
    return whole.doubted(first).doubted(last)


# Stages of work ---------------------------------------------------------------------------------


def stages(found: Match, read: Read, today: date) -> Span | None:
    """`1869; carved 1881`, `1850 (reprinted 1920)`: both dates belong to the object."""
    first, last = read(found["first"]), read(found["last"])
    if not (first and last) or first.is_open or first.earliest > last.latest:
        return None
    if first.earliest <= last.earliest and last.latest <= first.latest:
        return last.doubted(first)  # "19th century (printed 1850)": the more exact of the two
    if last.latest < first.latest:
        return None
    said = f"{plain_words(first)}, {found['what'].strip()} {plain_words(last)}"
    if last.is_open:  # "reworked by 1901"
        return years(first.earliest, max(first.latest, last.latest), said=said)
    if first.latest >= last.earliest:
        return spanning(first, last)
    return a_set([first, last], "{}", said)


def designed_and_made(found: Match, read: Read, today: date) -> Span | None:
    """`designed 1934, made 1936`: an object is as old as its making."""
    return read(found["made"] or found["made_first"])


def copyright_year(found: Match, read: Read, today: date) -> Span | None:
    """`© 1998`: what carries it was made about then."""
    span = read(found["words"])
    return replace(span, about=True) if span else None


def explained(found: Match, read: Read, today: date) -> Span | None:
    """`Edo period (1615–1868)`, `1937 (coronation)`: the more exact of the two, if they agree."""
    outside, inside = read(found["outside"]), read(found["inside"])
    if not outside:
        return None
    if not inside:
        if any(pattern.search(found[0]) for _, pattern in AFTER):
            return None  # "1850 (?)": doubt and no explanation
        return outside if not re.search(r"[0-9]", found["inside"]) else None
    agree = outside.earliest <= inside.latest and inside.earliest <= outside.latest
    return inside.doubted(outside) if agree else None


def of_two_calendars(found: Match, read: Read, today: date) -> Span | None:
    """`1039 AH/1630 CE`: the date of our own calendar."""
    return read(found["words"])
