"""Words in, date out: the one place that tries the rules and finishes what they found."""

import logging
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from edtf import is_valid_edtf

from .rules import RULES, Rule
from .tidy import LONGEST, NO_DATE, PLACEHOLDER, tidy, without_doubt
from .values import OLDEST, ReadDate, Span

log = logging.getLogger(__name__)

MOST_DOUBTS = 6  # words of doubt around one date: "dated c. 1850 (?)" has three


def read_date(words: str, today: date | None = None) -> ReadDate:
    """What these words say about when something was made; never raises.

    `today` is the day from which years of two digits are counted back; a year after the next one
    is not believed. What is not understood keeps its words and gets no year.
    """
    text = "" if words is None else str(words)
    if len(text) > LONGEST:
        return ReadDate(text, understood=False)
    return _read(text, today or date.today())


@lru_cache(maxsize=16_384)
def _read(text: str, today: date) -> ReadDate:
    plain = tidy(text)
    if plain in NO_DATE or PLACEHOLDER.fullmatch(plain):
        return ReadDate(text)
    span = understood(plain, today)
    return finished(text, span) if span else ReadDate(text, understood=False)


@lru_cache(maxsize=16_384)  # every card says its date in the words it was read from
def understood(plain: str, today: date) -> Span | None:
    """The span that tidied words mean, or None; no object is made after next year."""
    span = read_span(plain, today)
    if not span or max(span.earliest, span.latest) > today.year + 1:
        return None
    return span if span.earliest <= span.latest else None


def read_span(plain: str, today: date, inside: int = 0) -> Span | None:
    """The first rule that understands the words, with words of doubt taken off one by one."""
    about = doubt = False
    for _ in range(MOST_DOUBTS):
        plain = plain.strip(" ,;:")
        if found := first_rule(plain, today, inside):
            span = found[1]
            return replace(span, about=span.about or about, doubt=span.doubt or doubt)
        if not (stripped := without_doubt(plain)):
            return None
        plain, said = stripped
        about, doubt = about or said in ("about", "both"), doubt or said in ("doubt", "both")
    return None


def first_rule(plain: str, today: date, inside: int = 0) -> tuple[Rule, Span] | None:
    """The first rule that matches all of the words and makes a date of them.

    `inside` counts how deep the words stand in another date.
    """
    for rule in RULES:
        if inside > rule.deepest or not (found := rule.pattern.fullmatch(plain)):
            continue
        # The parts of a range are single dates or open ends; those of other rules may be ranges.
        deeper = 2 if rule.deepest == 1 else inside + 1
        more = (partial(read_span, today=today, inside=deeper),) if rule.parts else ()
        if span := rule.make(found, *more, today):
            return rule, span
    return None


def finished(text: str, span: Span) -> ReadDate:
    """The span as a record keeps it: clamped, and with EDTF that the library accepts."""
    edtf = span.edtf()
    if not parses(edtf):
        log.warning("EDTF %r, written for the date %r, is not valid", edtf, text)
        return ReadDate(text, understood=False)
    return ReadDate(
        text=text,
        edtf=edtf,
        earliest=max(span.earliest, OLDEST),
        latest=max(span.latest, OLDEST),
        certainty=span.certainty,
        clamped=span.earliest < OLDEST,
        open_start=span.open_start,
        open_end=span.open_end,
    )


def parses(edtf: str) -> bool:
    """Whether `edtf` accepts this, asked once for each shape: its parser takes milliseconds.

    The digits of years make no difference to it, and the calendar has checked months and days.
    """
    shape = re.sub(r"[0-9]{4}", "2000", edtf)
    return _shape_parses(re.sub(r"-(?:0[1-9]|1[0-2])(-[0-9]{2})?", _first_of_month, shape))


def _first_of_month(found: re.Match) -> str:
    return "-01-01" if found[1] else "-01"


@lru_cache(maxsize=4096)
def _shape_parses(shape: str) -> bool:
    try:
        return is_valid_edtf(shape)
    except (TypeError, AttributeError):  # what the library does with some that are not valid
        return False
