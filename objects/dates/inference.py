"""A date from prose: the decade that a description names for the object itself.

Descriptions also name decades for other things: the first design, a film, the fashion that is
imitated, the history of the firm. So a decade counts only where its sentence says nothing of that
kind, and only with words that tie it to the object ("circa 1960s", "made in the 1950s", "A 1970s
radio"). `docs/dates.md` has the figures.
"""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from .reading import finished, understood
from .tidy import tidy
from .values import INFERRED, ReadDate, Span

LONGEST_PROSE = 20_000  # characters; a description says its date long before

_DECADE = r"(?:1[5-9][0-9]0|20[0-2]0)['’]?s"
_SHORT = r"['’]?[2-9]0['’]?s"
_PART = r"(?:(?:early|mid|late)(?:[- ]+to[- ]+(?:mid|late))?[- ]+)?"
_ABOUT = r"(?:circa|ca\.?|c\.?|about|around)\s*"
_TO = r"\s*(?:[-–—/]|to|or|and|&|until|through)\s*"
PHRASE = re.compile(
    rf"(?<![\w£$€#./-])(?P<phrase>(?:{_ABOUT})?(?:the )?{_PART}(?:{_DECADE}|(?<=the )['’]?[2-9]0['’]?s|['’][2-9]0s)"
    rf"(?:{_TO}(?:{_ABOUT})?(?:the )?{_PART}(?:{_DECADE}|{_SHORT}))?)(?![\w’'])",
    re.IGNORECASE | re.ASCII,
)
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[\"'(‘“]?[A-Z])|;\s+")

# What follows is a list of chapters, and its decades are those of a book's subject.
CONTENTS = re.compile(
    r"(?:contain|cover|include)(?:s|ing)? the following|table of contents|contents\s*:", re.IGNORECASE
)
CHAPTERS = 3  # so many dashes in one sentence are such a list too

# Words that give the decade of something else: an earlier design, a fashion, a history.
ELSEWHERE = re.compile(
    r"""
    \boriginal(?:ly)?\b(?!\s+(?:\w+,?\s+)?(?:pack|box|case|label|sleeve|carton|wrap|owner|bag|tin))
    |\b(?:based|modell?ed|drawing|inspired)\s+(?:up)?on\b|\binspir
    |\bfirst\b|\breminiscent\b|\brecalls?\b|\bevok|\bechoe?s?\b|\bhomage\b|\bnostalgi
    |\bre-?(?:issue|edition|production|creat|launch|introduc|design|interpret|make\b|vival|paint|stor)
    |\breplica|\bcopy\ of\b|\bstyl(?:e|ed|ing|istic)\b|-style\b|\bretro\b|\bvintage\b|\bclassic\b
    |\b(?:popular|popularity|popularised|fashionable|vogue|heydays?|favour|iconic|famous)\b
    |\b(?:invented|invention|patented|pioneer\w*|developed|introduced|launched|released|discovered)\b
    |\b(?:founded|established|company|firm|factory|began|started|ceased|discontinued|continued)\b
    |\b(?:since|superseded|experiment\w*|research|continuous|onwards|earlier|predecessor)\b
    |\b(?:film|films|movie|cartoon|series|band|song|programme|show|character|crisis|active|players?|work(?:ed|ing)\ for)\b
    |\b(?:history|century|generation|childhood|grew\ up|born|remember|collect(?:ing|ion\ of))\b
    |\b(?:until|up\ to|by)\s+the\s+(?:early\ |mid\ |late\ )?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Words that tie a decade to the object, just before it.
TIES = re.compile(
    r"""(?:
    \bfrom|\bdat(?:e|es|ed|ing)\s+(?:back\s+)?to
    |\b(?:made|manufactured|produced|designed|created|moulded|published|printed|issued|distributed|used
        |sold|worn|bought|purchased|given|acquired|built|assembled|marketed)\b.*\b(?:in|during)
    |\b(?:date[ds]?|dating|made|manufactured|produced|designed|published|printed|worn|bought)
    |^(?:(?:an?|this|these|the|one|two|three|four|five|six|pair|set|group)\b[^.]{0,60})?
    |[,(.:;]
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


def infer_date(prose: str) -> ReadDate | None:
    """The decade that the prose gives to the object, as an inferred date, or None.

    `text` is the phrase it was read from. Decades of the object that conflict give no date.
    """
    return _infer((prose or "")[:LONGEST_PROSE], date.today())


@lru_cache(maxsize=4096)
def _infer(prose: str, today: date) -> ReadDate | None:
    found = [
        (phrase, span)
        for phrase in phrases(prose)
        if (span := understood(tidy(phrase), today)) and not span.is_open
    ]
    if not found or not agree([span for _, span in found]):
        return None
    phrase, span = min(found, key=lambda pair: pair[1].latest - pair[1].earliest)
    read = finished(phrase, replace(span, about=True))
    return replace(read, certainty=INFERRED)


def agree(spans: list[Span]) -> bool:
    """Whether there is a year that all of these hold."""
    return max(span.earliest for span in spans) <= min(span.latest for span in spans)


def phrases(prose: str) -> list[str]:
    """The decades of the prose that belong to the object, in its own words."""
    prose = CONTENTS.split(prose, maxsplit=1)[0]
    return [
        " ".join(found["phrase"].split()).removeprefix("the ")
        for sentence in SENTENCE_END.split(prose)
        for found in PHRASE.finditer(sentence)
        if belongs(sentence, found.start(), found.end())
    ]


def belongs(sentence: str, start: int, end: int) -> bool:
    """Whether a decade in this sentence is the object's: tied to it, and to nothing else."""
    before, after = sentence[:start], sentence[end:]
    if ELSEWHERE.search(before) or ELSEWHERE.search(after) or sentence.count(" - ") >= CHAPTERS:
        return False
    circa = sentence[start:end].lower().startswith(("c", "about", "around"))
    return circa or bool(TIES.search(before))
