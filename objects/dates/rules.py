"""The table of rules by which words become dates, in the order in which they are tried.

The words have been made tidy before (small letters, plain dashes, "bc" and "ad"), and a rule must
match all of them. `docs/dates.md` states each rule by its name, with its example and source.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import compounds, hundreds, singles
from .hundreds import FRACTIONS, ORDINALS, PART_WORDS
from .singles import DECADE_WORDS, SEASONS
from .tidy import MONTHS


def one_of(words) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = rf"(?P<month>{one_of(MONTHS)})\.?"
ROMAN = r"(?P<month>xii|xi|x|ix|viii|vii|vi|v|iv|iii|ii|i)"
DAY = r"(?P<day>[0-9]{1,2})"
NTH = r"(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})"
ANY_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
ERA = r"(?: (?P<era>bc|ad))?"
PART = r"(?:(?P<part>early|mid|late) (?:the )?)?"
TIME = r"(?:[t ][0-9]{2}:[0-9]{2}[0-9:.z+-]*)?"
NUMBER = rf"(?P<number>[0-9]{{1,2}}{NTH}|{one_of(ORDINALS)}|[ivx]+)(?:th)?"
CENTURY = r" ?(?:century|centuries|cents?|c)\.?"
STAGES = (
    "re-?worked|carved|cast|re-?cast|re-?printed|printed|re-?published|published|altered"
    "|restored|re-?made|re-?issued|re-?built|re-?painted|re-?bound|bound|re-?used|modified"
    "|repaired|completed|finished|engraved|enlarged|adapted|converted|later edition|edition"
)
MADE = "made|manufactured|produced|printed|published|issued|built|cast"
DESIGNED = "designed|design|patented|patent|registered|introduced|launched|invented|first made"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date: its name, its pattern, and what makes a Span of a match.

    `parts` says that the function is given `read` for the dates inside. `deepest` is how deep in
    another date the rule may stand: without a limit the time would grow with each dash or word.
    """

    name: str
    pattern: re.Pattern
    make: Callable
    parts: bool = False
    deepest: int = 9


def single(name: str, pattern: str, make: Callable) -> Rule:
    """A rule for one date."""
    return Rule(name, re.compile(pattern, re.ASCII), make)


def compound(name: str, pattern: str, make: Callable, deepest: int = 0) -> Rule:
    """A rule for a date that is made of dates."""
    return Rule(name, re.compile(pattern, re.ASCII), make, parts=True, deepest=deepest)


RULES = (
    single("year", rf"{YEAR}(?:\.0+)?", singles.year_alone),
    single("spoilt month", r"(?P<month>[0-9]{1,2})\.(?P<year>1[5-9][0-9]|20[0-9])", singles.spoilt_month),
    single("ISO day", rf"{YEAR}([-./])(?P<month>[0-9]{{1,2}})\2{DAY}{TIME}", singles.day),
    single("ISO month", rf"{YEAR}-(?P<month>0[1-9]|1[0-2])", singles.iso_month),
    single("day in numbers", rf"{DAY}([-./ ])(?P<month>[0-9]{{1,2}})\2{ANY_YEAR}{TIME}", singles.numeric_day),
    single("month in numbers", rf"(?P<month>[0-9]{{1,2}})[-./]{YEAR}", singles.month),
    single("day with Roman month", rf"{DAY}[-. /]+{ROMAN}[-. /]+{ANY_YEAR}", singles.day),
    single("day in words", rf"{DAY}{NTH}(?: of)?[-. /]*{MONTH},?[- /.]*{ANY_YEAR}", singles.day),
    single("month and day", rf"{MONTH} {DAY}{NTH},? {YEAR}", singles.day),
    single("year first", rf"{YEAR},?[ -]{MONTH} {DAY}{NTH}", singles.day),
    single("month", rf"(?:early |mid |late )?{MONTH}(?: of)?,?[- /.]*{ANY_YEAR}", singles.month),
    single("month after year", rf"{YEAR},?[ -/]{MONTH}", singles.month),
    single(
        "season",
        rf"(?:the )?(?P<season>{one_of(SEASONS)})(?: of)?,? {YEAR}(?P<next>[-/](?:[0-9]{{2}}){{1,2}})?",
        singles.season,
    ),
    single("feast", rf"(?P<feast>christmas|xmas|easter|whitsun),? {YEAR}", singles.feast),
    single("year with era", rf"(?P<year>[0-9]{{1,3}}(?:,?[0-9]{{3}})*) (?P<era>bc|ad)", singles.year),
    single("signed year", r"y?-(?P<year>[0-9]{4,7})", singles.signed_year),
    single("short year", r"(?P<year>'[0-9]{2})", singles.short_year),
    single(
        "part of a year",
        rf"(?P<part>early|mid|late|(?:the )?(?:beginning|start|end|middle)(?= of))(?: of)?(?: in)? {YEAR}",
        singles.part_of_year,
    ),
    single("decade", rf"{PART}(?P<year>[0-9]{{2,3}}0)'?s{ERA}", singles.decade),
    single("short decade", rf"{PART}'?(?P<year>[2-9]0)'?s", singles.short_decade),
    single(
        "decade in words",
        rf"{PART}(?:the )?(?:nineteen[ -])?(?P<word>{one_of(DECADE_WORDS)})",
        singles.decade_in_words,
    ),
    single("unfinished year", r"(?P<year>1[0-9]{2}|20[0-2])[-?x*_]|(?P<hundred>1[0-9])(?:--|\?\?|xx)", singles.unfinished_year),
    single(
        "century",
        rf"(?:(?P<part>early|mid|late|(?:{one_of(PART_WORDS)})) )?(?:the )?{NUMBER}{CENTURY}{ERA}",
        hundreds.century,
    ),
    single("century as C19", rf"{PART}c ?(?P<number>[0-9]{{1,2}}){NTH}{ERA}", hundreds.century),
    single(
        "part of a century",
        rf"(?:the )?(?P<which>[1-4]{NTH}|{one_of(ORDINALS)}|last|final) (?P<fraction>{one_of(FRACTIONS)})"
        rf"(?: of)?(?: the)? (?:{NUMBER}{CENTURY}{ERA}|c(?P<c>[0-9]{{1,2}})|(?P<hundred>1[0-9]00)'?s)",
        hundreds.fraction,
    ),
    single("turn of the century", rf"(?:the )?turn of (?:the )?(?:{NUMBER}{CENTURY}|century)", hundreds.turn),
    single("millennium", rf"{PART}(?:the )?{NUMBER} millennium{ERA}", hundreds.millennium),
    single("named period", r"(?P<words>[a-z][a-z0-9 -]{2,40})", singles.named_period),
    compound("two calendars", r"[0-9]{1,4} ah ?[-/=(,]? ?(?P<words>[0-9].*?)\)?", compounds.of_two_calendars),
    single("Islamic year", r"(?P<year>[0-9]{1,4}) ah", singles.hijri),
    single("before present", r"(?P<year>[0-9]{1,3}(?:,?[0-9]{3})*) ?bp", singles.before_present),
    single(
        "years ago",
        r"(?P<year>[0-9]{1,3}(?:,?[0-9]{3}){0,3}(?:\.[0-9]{1,3})?) ?(?P<million>million )?years (?:ago|old)",
        singles.years_ago,
    ),
    single("give or take", rf"{YEAR} ?(?:±|\+/?-) ?(?P<give>[0-9]{{1,3}})(?: years)?", singles.plus_minus),
    compound("the war", r"(?P<side>post|pre|after|before|since)[ -]?(?:the )?war(?: period| era)?", compounds.the_war, deepest=2),
    compound(
        "between two limits",
        r"(?P<first>(?:after|before|post|pre|not|no|by|since|from).+?)(?:[,;] ?|,? )(?:(?:and|but) )?"
        r"(?P<last>(?:after|before|post|pre|not|no|by|until).+)",
        compounds.both_ends,
    ),
    compound("range", r"(?:(?P<between>between|bet\.?|from) (?:the )?)?(?P<words>.+[-/. ].+)", compounds.from_to, deepest=1),
    compound("either", r"(?:either )?(?P<words>.+[ /].+)", compounds.either, deepest=1),
    compound("two dates", r"(?P<first>[^,&;]+?)(?:, ?| & |; ?| and )(?P<last>[^,&;]+)", compounds.several),
    compound(
        "open, this year too",
        r"(?:since|from|not before|no(?:t)? earlier than|starting|beginning) (?:the )?(?P<words>.+)",
        compounds.or_later,
        deepest=2,
    ),
    compound(
        "open, or later",
        r"(?P<words>.+?)(?: ?\+| ?- ?|/\.\.| ?- ?(?:present|date|now|today)| (?:or|and|&) (?:later|after)|,? onwards?"
        r"| on| to (?:the )?(?:present(?: day)?|date|now|today))",
        compounds.or_later,
        deepest=2,
    ),
    compound(
        "until, this year too",
        r"(?:by|until|till|up to|to|not after|no(?:t)? later than|\.\./) ?(?:the )?(?P<words>.+)",
        compounds.by,
        deepest=2,
    ),
    compound("or earlier", r"(?P<words>.+?),? (?:or|and|&) (?:earlier|before)", compounds.or_earlier, deepest=2),
    compound(
        "before",
        r"(?:before|pre|prior to|earlier than|ante|terminus ante quem|t\.?a\.?q\.?|<)[ -]*(?:the )?(?P<words>.+)",
        compounds.before,
        deepest=2,
    ),
    compound(
        "after",
        r"(?:after|post|later than|terminus post quem|t\.?p\.?q\.?|>)[ -]*(?:the )?(?P<words>.+)",
        compounds.after,
        deepest=2,
    ),
    compound(
        "stages of work",
        rf"(?P<first>[^;(,]+?)[;(,] ?(?P<what>{STAGES})(?: in)? ?(?P<last>[^()]*[0-9][^()]*)\)?",
        compounds.stages,
    ),
    compound(
        "designed and made",
        rf"(?:{DESIGNED})(?: in)? [^,;]+[,;] ?(?:and )?(?:{MADE})(?: in)? (?P<made>.+)"
        rf"|(?:(?:{MADE})(?: in)? )?(?P<made2>[^(,;]+)[(,;] ?(?:{DESIGNED})(?: in)? [^()]+\)?",
        compounds.designed_and_made,
    ),
    compound("designed", rf"(?:{DESIGNED})(?: in)?(?: the)? (?P<words>.+)", compounds.or_later),
    compound("copyright", r"(?:©|\(c\)|copyright) ?(?P<words>[0-9].*)", compounds.copyright_year),
    compound("explained", r"(?P<outside>[^()]+) ?\((?P<inside>[^()]+)\)", compounds.explained),
)  # fmt: skip
