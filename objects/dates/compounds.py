"""Dates made of dates: ranges, alternatives, stages of work. Open ends are in `open_ends.py`.

Each function takes what its pattern in `rules.py` found, `read`, which reads one date and says
None for anything else, and the day from which "the future" is counted.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from re import Match

from .saying import joined_words, plain_words
from .singles import PARTS
from .tidy import AFTER, MONTHS
from .values import Span, years

MOST_DATES = 8  # days, in EDTF, fill 90 characters
MOST_SPLITS = 8  # places to cut a range; two days in numbers have five
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
    if left in ("first", "1st") and right.endswith(" world war"):
        return f"{left} world war"
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
    whole = re.search(r"(?:^|[^0-9])([0-9]{4})\??((?: (?:bc|ad))?)$", left)
    short = re.fullmatch(r"'?([0-9]{1,2})((?: (?:bc|ad))?)", right)
    if not (whole and short):
        return right
    scale = 10 ** len(short[1])
    number = int(whole[1]) // scale * scale + int(short[1])
    if number <= int(whole[1]) and "bc" not in short[2]:
        # "1999-00": only the turn of a century runs from a high number to a low one.
        if not (short[1] == "00" and whole[1][2] == "9"):
            return right
        number += 100
    return f"{number:04d}{short[2]}"


def from_to(found: Match, read: Read, today: date) -> Span | None:
    """Two dates with a dash, a stroke or a word between: all the time from one to the other."""
    words = found["words"]
    for middle in islice(_RANGE.finditer(words), MOST_SPLITS):
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
    for middle in islice(_OR.finditer(found["words"]), MOST_SPLITS):
        left, right = found["words"][: middle.start()], found["words"][middle.end() :]
        first, last = (read(end) for end in completed(left.strip(" ,"), right.strip(" ,")))
        if first and last and in_order(first, last):
            said = joined_words(plain_words(first), plain_words(last), "or")
            return a_set([first, last], "[]", said)
    return None


def several(found: Match, read: Read, today: date) -> Span | None:
    """`1936, 1938 and 1940`: all of them the object's."""
    words = [each.strip() for each in _LIST.split(found["words"])]
    if len(words) > MOST_DATES:
        return None
    spans = [read(_left_completed(each, words[-1])) for each in words]
    if not all(span and not span.is_open for span in spans):
        return None
    if not all(follows(last, first) for first, last in pairwise(spans)):
        return None
    words = [plain_words(span) for span in spans]
    one_of_them = any(span.doubt for span in spans[1:])  # "1936, possibly 1937"
    said = f"{', '.join(words[:-1])} {'or' if one_of_them else 'and'} {words[-1]}"
    return a_set(spans, "[]" if one_of_them else "{}", said)


def follows(last: Span, first: Span) -> bool:
    """Whether the one date lies wholly after the other; days and months may share their year."""
    if first.latest == last.earliest:
        return len(first.start) == len(last.start) > 4 and first.start < last.start
    return first.latest < last.earliest


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


_NOT_THE_MAKING = re.compile(
    r"\b(?:found|dug up|excavat|demolish|clos|open|died|born|birth|death|gift|given|bequ|donat"
    r"|present(?:ed)? by|acqui|access|purchas|bought|collect)"
)


def explained(found: Match, read: Read, today: date) -> Span | None:
    """`Edo period (1615–1868)`, `1937 (coronation)`: the more exact of the two, if they agree."""
    if _NOT_THE_MAKING.search(found["inside"]):
        return None
    outside, inside = read(found["outside"]), read(found["inside"])
    if not outside:
        return None
    if not inside:
        if any(pattern.search(found[0]) for _, pattern in AFTER):
            return None  # "1850 (?)": doubt and no explanation
        return outside if not re.search(r"[0-9]", found["inside"]) else None
    if outside.earliest > inside.latest or inside.earliest > outside.latest:
        return None
    length = [span.latest - span.earliest for span in (outside, inside)]
    return outside.doubted(inside) if length[0] < length[1] else inside.doubted(outside)


def of_two_calendars(found: Match, read: Read, today: date) -> Span | None:
    """`1039 AH/1630 CE`: the date of our own calendar."""
    return read(found["words"])
