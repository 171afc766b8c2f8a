"""Dates with an open end, and those that lie between two of them.

The rules of the functions are those of `compounds.py`. An open end reaches 25 years beyond what is
named, so that "19th century or later" holds the whole century and the 25 years after it.
"""

from datetime import date
from re import Match

from .compounds import Read
from .saying import plain_words, say_point, the_words
from .values import OPEN, OPEN_END, Span, edtf_year


def ending(span: Span, end: str, latest: int, said: str) -> Span:
    """Open towards the past: counted for 25 years before the span, and no further."""
    whole = Span(span.earliest - OPEN_END, latest, OPEN, end, said=said)
    return whole.doubted(span)


def starting(span: Span, start: str, earliest: int, said: str, today: date) -> Span:
    """Open towards the future: counted for 25 years after the span, and never beyond today."""
    latest = max(earliest, min(span.latest + OPEN_END, today.year))
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
    words = the_words(span) if span.said or span.start == span.end else say_point(span.end)
    return ending(span, span.end, span.latest, f"by {words}")


def or_later(found: Match, read: Read, today: date) -> Span | None:
    """`not before 1925`, `1930 onwards`, `since 1960`: the year itself is meant too."""
    span = read(found["words"])
    if not span or span.is_open:
        return None
    said = f"{plain_words(span)} or later"
    return starting(span, span.start, span.earliest, said, today)


def to_the_present(found: Match, read: Read, today: date) -> Span | None:
    """`17th century to present`: the end is named, so nothing is left open but what is to come."""
    span = read(found["words"])
    if not span or span.is_open or span.latest > today.year:
        return None
    said = f"{plain_words(span)} to the present"
    return Span(span.earliest, today.year, span.start, OPEN, said=said).doubted(span)


def the_war(found: Match, read: Read, today: date) -> Span | None:
    """`post-war`, `pre-war`: without a name the war is the Second World War."""
    war = read("second world war")
    if found["side"].startswith(("post", "after", "since")):
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
