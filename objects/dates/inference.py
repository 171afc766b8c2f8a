"""A date from prose: the decade that a description names for the object itself.

Descriptions also name decades for other things: the first design, a film, the fashion that is
imitated, the history of the firm. So a decade counts only where words tie it to the object
("circa 1960s", "made in the 1950s", "A 1970s radio"), and where its sentence does not speak of
those other things. `docs/dates.md` has the figures.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import islice

from .reading import finished, read_date, understood
from .tidy import tidy
from .values import INFERRED, ReadDate, Span

LONGEST_PROSE = 20_000  # characters; a description says its date long before
MOST_PHRASES = 20  # in one sentence; more are no description of an object
NEAR = 400  # characters on either side of a decade

_DECADE = r"(?:1[5-9][0-9]0|20[0-2]0)['’]?s"
_SHORT = r"(?:(?<=the )['’]?[2-9]0['’]?s|['’][2-9]0s)"
_PART = r"(?:(?:early|mid|late)(?:[- ]+(?:to[- ]+)?(?:mid|late))?[- ]+)?"
_ABOUT = r"(?:circa\.?|ca\.?|c\.?|about|around)\s*"
_TO = r"\s*(?:[-–—/]|to|or|and|&|until|through|,(?= ?(?:early|mid|late)))\s*"
PHRASE = re.compile(
    rf"(?<![\w£$€#/-])(?P<about>{_ABOUT})?(?:the )?{_PART}(?:{_DECADE}|{_SHORT})"
    rf"(?:{_TO}(?:{_ABOUT})?(?:the )?{_PART}(?:{_DECADE}|['’]?[2-9]0['’]?s))?"
    r"(?![\w’'])(?!\s*(?:[-–—/]|to|or|and|until)\s*[0-9]{4})",
    re.IGNORECASE | re.ASCII,
)
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[\"'(‘“]?[A-Z])|;\s+")

# What follows is a list of chapters, and its decades are those of a book's subject. A description
# that opens with an author and a year is of a book, whose title may be "The 1950s Home".
CONTENTS = re.compile(
    r"(?:contain|cover|include)(?:s|ing)? the following|table of contents|contents\s*:",
    re.IGNORECASE,
)
CITATION = re.compile(r"[^.]{1,60}, (?:[A-Z]\.[ ,]*){1,4}(?:et al\.?,? ?)?\(?[0-9]{4}\)?\.")
CHAPTERS = 3  # so many dashes in one sentence are a list of chapters too

# Words that give the decade of an earlier thing, however surely it is dated.
_PACKED = r"(?:pack|box|case|label|sleeve|carton|wrap|owner|bag|tin|dust|instruct|condition|card)"
EARLIER_THING = re.compile(
    rf"""
    \boriginal\b(?!\s+(?:[\w-]+,?\s+)?{_PACKED})
    |\b(?:based|modell?ed)\s+(?:up)?on\b|\binspir|\breminiscent\b|\breplica|\breproduc
    |\bfirst\s+(?:\w+ed|made|sold|shown)\b|\boriginally\s+(?:\w+ed|made|sold)\b
    |\bre-?(?:issu|edition|launch|introduc|design|interpret|viv|paint|stor|creat)
    |\bin\s+the\s+styles?\s+of\b|\bhomage\b|\bnostalgi|\bevok|\bechoe?s?\b|\brecalls?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The same just after a decade: "1950s style", "1960s original".
LOOKS_LIKE = re.compile(
    r"[\s-]*(?:\w+\s+){0,2}(?:styl|inspir|original|look\b|retro|design\b)", re.I
)
# Words that speak of a fashion, a firm, a work: they outweigh all but the surest words.
OTHER_SUBJECT = re.compile(
    r"""
    \bfirst\b|\bstyl(?:e|ed|ing|istic)\b|\bretro\b|\bvintage\b|\bclassic\b|\bvariation\b
    |\b(?:popular|popularity|popularised|fashionable|vogue|heydays?|favour|iconic|famous)\b
    |\b(?:invent\w*|patented|pioneer\w*|developed|introduced|launched|released|discovered)\b
    |\b(?:founded|established|the\s+company|firm|factory|began|started|ceased|discontinued)\b
    |\b(?:since|supersed\w*|experiment\w*|research|continuous|continued|onwards|predecessor)\b
    |\b(?:films?|movie|cartoon|(?:tv|television|animated|film|a)\s+series|series\s+of|band)\b
    |\b(?:song|programme|show|character|crisis|players|work(?:ed|ing)\s+for|commissioned)\b
    |\b(?:history|century|generation|childhood|born|remember\w*|collecting|depict\w*|widely|until|up\s+to)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The surest words just before a decade.
SURE = re.compile(
    r"""(?:
    \bdat(?:e|es|ed|ing)\s+(?:back\s+)?(?:from|to)
    |^(?:an?|this|these|(?:a\s+)?(?:pair|set|group|box|collection)\s+of)(?:\s+[\w-]+){0,2}
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that will do where the sentence speaks of nothing else.
FAIR = re.compile(
    r"""(?:
    \bfrom|^(?:an?|this|these|the|one|two|three|four|five|six)\b.{0,60}|[,(.:;]|^
    |\b(?:made|manufactured|produced|designed|created|moulded|published|printed|issued|imported
        |distributed|retailed|used|sold|worn|bought|purchased|given|acquired|built|assembled)\b
        .*\b(?:in|during)
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
YEAR = re.compile(r"(?<![\w.£$-])(?:1[5-9][0-9]{2}|20[0-2][0-9])(?![\w%])")


def infer_date(prose: str) -> ReadDate | None:
    """The decade that the prose gives to the object, as an inferred date, or None.

    `text` is the phrase it was read from. Decades of the object that conflict give no date.
    """
    prose = " ".join((prose or "")[:LONGEST_PROSE].split())
    found = decades_of_object(prose, date.today())
    if not found or not agree([span for _, span in found]):
        return None
    phrase, span = min(found, key=lambda pair: pair[1].latest - pair[1].earliest)
    read = finished(phrase, replace(span, about=True))
    return replace(read, certainty=INFERRED)


def date_of_record(words: str, prose: str) -> ReadDate:
    """A record's date: from its own words, else, if they say none, inferred from its description.

    `text` is always the words as given; words that were not understood are left at that.
    """
    date = read_date(words)
    if not date.understood or date.earliest is not None:
        return date
    inferred = infer_date(prose)
    return replace(inferred, text=words) if inferred else date


def agree(spans: list[Span]) -> bool:
    """Whether there is a year that all of these hold."""
    return max(span.earliest for span in spans) <= min(span.latest for span in spans)


def decades_of_object(prose: str, today: date) -> list[tuple[str, Span]]:
    """The decades of the prose that belong to the object: its words for each, and their span."""
    if CITATION.match(prose):
        return []
    found = []
    for sentence in SENTENCE_END.split(CONTENTS.split(prose, maxsplit=1)[0]):
        for phrase in islice(PHRASE.finditer(sentence), MOST_PHRASES):
            words = re.sub(r"^the ", "", phrase[0], flags=re.IGNORECASE)
            span = understood(tidy(words), today)
            if span and not span.is_open and belongs(sentence, phrase, span):
                found.append((words, span))
    return found


def belongs(sentence: str, phrase: re.Match, span: Span) -> bool:
    """Whether a decade in this sentence is the object's: tied to it, and to nothing earlier."""
    before, after = nearby(sentence, phrase)
    if EARLIER_THING.search(before) or LOOKS_LIKE.match(after) or broken(before):
        return False
    if phrase["about"] or SURE.search(before):
        return True
    rest = f"{before}\n{after}"
    if (
        EARLIER_THING.search(after)
        or OTHER_SUBJECT.search(rest)
        or sentence.count(" - ") >= CHAPTERS
    ):
        return False
    years = (int(year[0]) for year in YEAR.finditer(rest))
    return bool(FAIR.search(before)) and all(span.earliest <= y <= span.latest for y in years)


def nearby(sentence: str, phrase: re.Match) -> tuple[str, str]:
    """The words before and after, as far as they can matter in a sentence without an end."""
    start = max(0, phrase.start() - NEAR)
    before = ("… " if start else "") + sentence[start : phrase.start()]
    return before, sentence[phrase.end() : phrase.end() + NEAR]


def broken(before: str) -> bool:
    """Whether the decade is the second half of something: `1926-1930s`."""
    return bool(re.search(r"[0-9]\s*[-–/]\s*$", before))
