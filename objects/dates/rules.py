"""The table of rules by which words become dates, in the order in which they are tried.

The words have been made tidy before (small letters, plain dashes, "bc" and "ad"), and a rule must
match all of them. `docs/dates.md` states each rule by its name, with its example and source.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import calendars, compounds, hundreds, open_ends, singles
from .hundreds import FRACTIONS, ORDINALS, PART_WORDS
from .patterns import (
    ANY_YEAR,
    CENTURY,
    CENTURY_NUMBER,
    COUNT,
    DAY,
    DAY_NTH,
    DESIGNED,
    ERA,
    FEASTS,
    GOT,
    MADE,
    MONTH,
    MONTH_NUMBER,
    NEARLY,
    NOW,
    NTH,
    PART,
    ROMAN_MONTH,
    STAGES,
    TIME,
    UNKNOWN,
    YEAR,
    one_of,
)
from .singles import DECADE_WORDS, SEASONS


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


def single(name: str, make: Callable, pattern: str) -> Rule:
    """A rule for one date."""
    return Rule(name, re.compile(pattern, re.ASCII), make)


def compound(name: str, make: Callable, pattern: str, deepest: int = 0) -> Rule:
    """A rule for a date that is made of dates."""
    return Rule(name, re.compile(pattern, re.ASCII), make, parts=True, deepest=deepest)


IN_RANGES = 2  # open ends, which may stand between two limits
RANGES = 1  # ranges, which may stand in anything but ranges

DAYS_AND_MONTHS = (
    single(
        "year",
        singles.year_alone,
        rf"(?:00[-./]){{0,2}}{YEAR}(?:\.0+|-(?:00|xx)-(?:00|xx)|(?<!9[0-9])-00|-xx)?",
    ),
    single(
        "spoilt month",
        singles.spoilt_month,
        r"(?P<month>[0-9]{1,2})\.(?P<year>1[5-9][0-9]|20[0-9])",
    ),
    single("ISO day", singles.day, rf"{YEAR}([-./]){MONTH_NUMBER}\2{DAY}{TIME}"),
    single(
        "ISO day without dashes", singles.day, rf"{YEAR}(?P<month>[01][0-9])(?P<day>[0-3][0-9])"
    ),
    single(
        "ISO month",
        singles.iso_month,
        rf"{YEAR}(?:[-/]|\.(?=[0-9]{{2}}))(?P<month>0[1-9]|1[0-2]|[1-9])(?:-(?:00|xx))?",
    ),
    single(
        "day in numbers", singles.numeric_day, rf"{DAY}([-./ ]){MONTH_NUMBER}\2{ANY_YEAR}{TIME}"
    ),
    single("month in numbers", singles.month, rf"(?:00[-./])?{MONTH_NUMBER}[-./]{YEAR}"),
    single("day with Roman month", singles.day, rf"{DAY}[-. /]+{ROMAN_MONTH}[-. /]+{ANY_YEAR}"),
    single("day in words", singles.day, rf"{DAY_NTH}(?: of)?[-. /]*{MONTH},?[- /.]*{ANY_YEAR}"),
    single("month before day", singles.day, rf"{MONTH} {DAY_NTH},? {ANY_YEAR}"),
    single("year before month and day", singles.day, rf"{YEAR},?[ -]{MONTH},? {DAY_NTH}"),
    single("year before day and month", singles.day, rf"{YEAR},? {DAY_NTH} {MONTH}"),
    single(
        "old style day",
        calendars.old_style_day,
        rf"{DAY_NTH} {MONTH},? {YEAR}/(?P<next>[0-9]{{1,4}})",
    ),
    single("month", singles.month, rf"(?:early |mid |late )?{MONTH}(?: of)?,?[- /.]*{ANY_YEAR}"),
    single("year before month", singles.month, rf"{YEAR},?[-/ ]\(?{MONTH}\)?"),
    single(
        "season",
        singles.season,
        rf"(?:the )?(?P<season>{one_of(SEASONS)})(?: of)?,? {YEAR}"
        r"(?P<next>[-/](?:[0-9]{1,2}|[0-9]{4}))?",
    ),
    single("feast", singles.feast, rf"(?P<feast>{FEASTS})(?: day| year)?,? {YEAR}"),
)

YEARS_AND_DECADES = (
    single("year with era", singles.year, rf"{COUNT} (?P<era>bc|ad)"),
    single("signed year", singles.signed_year, r"y?-(?P<year>0[0-9]{3,6}|[0-9]{5,7})"),
    single("short year", singles.short_year, r"(?P<year>'[0-9]{2})"),
    single("short years", singles.winter_years, r"'?(?P<first>[0-9]{2})[-/]'?(?P<year>[0-9]{2})"),
    single(
        "Roman year",
        calendars.roman_year,
        r"m{1,2}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})",
    ),
    single(
        "part of a year",
        singles.part_of_year,
        r"(?P<part>early|mid|late|(?:the )?(?:beginning|start|end|middle)(?= of))(?: of| in)? "
        + YEAR,
    ),
    single("decade", singles.decade, rf"{PART}(?P<year>[0-9]{{2,3}}0)'?s{ERA}"),
    single("short decade", singles.short_decade, rf"{PART}'?(?P<year>[2-9]0)'?s"),
    single(
        "decade in words",
        singles.decade_in_words,
        rf"{PART}(?:the )?(?:nineteen[ -])?(?P<word>{one_of(DECADE_WORDS)})",
    ),
    single(
        "unfinished year",
        singles.unfinished_year,
        r"(?P<year>1[0-9]{2}|20[0-2])[-?xu*_]|(?P<hundred>1[0-9])(?:--|\?\?|xx|uu|__|\.\.)",
    ),
    single(
        "give or take",
        calendars.plus_minus,
        rf"{YEAR} ?(?:±|\+/?-) ?(?P<give>[0-9]{{1,3}})(?: years)?",
    ),
)

CENTURIES_AND_PERIODS = (
    single(
        "century",
        hundreds.century,
        rf"(?:(?P<part>early|mid|late|(?:the )?{one_of(PART_WORDS)}) )?(?:the )?"
        rf"{CENTURY_NUMBER}{CENTURY}{ERA}",
    ),
    single("century as C19", hundreds.century, rf"{PART}c ?(?P<number>[0-9]{{1,2}}){NTH}{ERA}"),
    single(
        "part of a century",
        hundreds.fraction,
        rf"(?:the )?(?P<which>[1-4]{NTH}|{one_of(ORDINALS)}|last|final) "
        rf"(?P<fraction>{one_of(FRACTIONS)}),?(?: of)?(?: the)? "
        rf"(?:{CENTURY_NUMBER}{CENTURY}{ERA}|c(?P<c>[0-9]{{1,2}}){NTH}|(?P<hundred>[12][0-9]{{2}}0)'?s)",
    ),
    single(
        "turn of the century",
        hundreds.turn,
        r"(?:the )?turn of (?:the )?"
        rf"(?:[0-9]{{1,2}}{NTH}(?: century)? ?(?:[-/]|to|and) ?)?(?:the )?"
        rf"(?:{CENTURY_NUMBER}{CENTURY}|century)",
    ),
    single("millennium", hundreds.millennium, rf"{PART}(?:the )?{CENTURY_NUMBER} millennium{ERA}"),
    single("named period", singles.named_period, r"(?P<words>[a-z0-9][a-z0-9 .'&-]{2,40})"),
    single(
        "the war", singles.unnamed_war, r"(?:during |in )?the war(?: years)?|war years|war-?time"
    ),
    compound(
        "two calendars",
        compounds.of_two_calendars,
        r"[0-9]{1,4} ah ?[-/=(,]? ?(?P<words>[0-9].*?)\)?",
    ),
    single("Islamic year", calendars.hijri, r"(?P<year>[0-9]{1,4}) ah"),
    single("before present", calendars.before_present, rf"{COUNT} ?bp"),
    single(
        "years ago",
        calendars.years_ago,
        COUNT + r"(?P<decimals>\.[0-9]{1,3})? ?(?P<million>million )?years (?:ago|old)",
    ),
)

RANGES_AND_ALTERNATIVES = (
    compound(
        "post-war and pre-war",
        open_ends.the_war,
        r"(?P<side>post|pre|after|before|since)[ -]?(?:the )?war(?: period| era)?",
        deepest=IN_RANGES,
    ),
    compound(
        "between two limits",
        open_ends.both_ends,
        r"(?P<first>(?:after|before|post|pre|not|no|by|since|from).+?)(?: ?[-,;/] ?| )"
        r"(?:(?:and|but) )?(?P<last>(?:after|before|post|pre|not|no|by|until|to).+)",
    ),
    compound(
        "range",
        compounds.from_to,
        r"(?:(?P<between>between|bet\.?|from) (?:the )?)?(?P<words>.+[-/. ].+)",
        deepest=RANGES,
    ),
    compound("either", compounds.either, r"(?:either )?(?P<words>.+[ /].+)", deepest=RANGES),
    compound("several dates", compounds.several, r"(?P<words>[^()]+?(?:,| &|;| and) ?[^()]+)"),
    compound(
        "part after the date",
        compounds.part_after,
        r"(?P<words>[^()]+?)[,;]? \(?(?P<part>early|mid|late|[a-z0-9]+ (?:half|third|quarter))\)?",
    ),
)

OPEN_ENDS = (
    compound(
        "to the present",
        open_ends.to_the_present,
        rf"(?P<words>.+?)(?: ?- ?(?:to )?| to ){NOW}",
    ),
    compound(
        "since",
        open_ends.or_later,
        r"(?:since|from(?= (?:c\.? ?|circa |about )?[0-9]{4}(?!'?s|[0-9]))|not before"
        r"|not? earlier than|starting|beginning|(?:in|on) or after|after or (?:in|on)"
        r"|(?:from )?at least|at (?:the )?earliest) (?:the )?(?P<words>.+)",
        deepest=IN_RANGES,
    ),
    compound(
        "or later",
        open_ends.or_later,
        rf"(?P<words>.+?)(?: ?\+| ?[-/] ?{UNKNOWN}|/?\.\.| (?:or|and|&) (?:later|after)"
        r"|,? onwards?| on| at (?:the )?earliest)",
        deepest=IN_RANGES,
    ),
    compound(
        "by",
        open_ends.by,
        rf"(?:(?:by|until|till|up to|to|not after|not? later than|(?:in|on) or before"
        rf"|before or (?:in|on)|at (?:the )?latest)\b|\.\./?|{UNKNOWN} ?[-/])"
        r" ?(?:the )?(?P<words>.+)",
        deepest=IN_RANGES,
    ),
    compound(
        "or earlier",
        open_ends.or_earlier,
        r"(?P<words>.+?),? (?:(?:or|and|&) (?:earlier|before)|at (?:the )?latest)",
        deepest=IN_RANGES,
    ),
    compound(
        "before",
        open_ends.before,
        rf"{NEARLY}(?:before|pre|prior to|earlier than|ante|terminus ante quem|t\.?a\.?q\.?|<)[ -]*"
        r"(?:the )?(?P<words>.+)",
        deepest=IN_RANGES,
    ),
    compound(
        "after",
        open_ends.after,
        rf"{NEARLY}(?:after|post|later than|terminus post quem|t\.?p\.?q\.?|>)[ -]*(?:the )?"
        r"(?P<words>.+)",
        deepest=IN_RANGES,
    ),
)

STAGES_OF_WORK = (
    compound(
        "stages of work",
        compounds.stages,
        rf"(?P<first>[^;(,]+?)[;(,] ?(?P<what>{STAGES})(?: in)? ?(?P<last>[^()]*[0-9][^()]*)\)?",
    ),
    compound(
        "designed and made",
        compounds.designed_and_made,
        rf"{DESIGNED} [^,;]+[,;] ?(?:and )?{MADE} (?P<made>.+)"
        rf"|(?:{MADE} )?(?P<made_first>[^(,;]+)[(,;] ?{DESIGNED} [^()]+\)?",
    ),
    compound(
        "designed",
        open_ends.or_later,
        rf"{DESIGNED}(?: the)? (?P<words>[^()]+)",
    ),
    compound(
        "designed, said after",
        open_ends.or_later,
        rf"(?P<words>[^()]+) \((?:{DESIGNED}(?: date)?|date of (?:the )?{DESIGNED})\)",
    ),
    compound("used by then", open_ends.by, rf"{GOT} (?P<words>[^()]+)"),
    compound("used by then, said after", open_ends.by, rf"(?P<words>[^()]+) \({GOT}\)"),
    compound("copyright", compounds.copyright_year, r"(?:©|\(c\)|copyright) ?(?P<words>[0-9].*)"),
    compound(
        "explained",
        compounds.explained,
        r"(?P<outside>[^()]+?)(?: ?\(|, (?=.*[0-9]))(?P<inside>[^()]+)\)?",
    ),
)

RULES = (
    *DAYS_AND_MONTHS,
    *YEARS_AND_DECADES,
    *CENTURIES_AND_PERIODS,
    *RANGES_AND_ALTERNATIVES,
    *OPEN_ENDS,
    *STAGES_OF_WORK,
)
