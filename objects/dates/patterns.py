"""The pieces of which the patterns in `rules.py` are made."""

import re
from collections.abc import Iterable

from .hundreds import ORDINALS
from .tidy import MONTHS


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = rf"(?P<month>{one_of(MONTHS)})\.?"
MONTH_NUMBER = r"(?P<month>[0-9]{1,2})"
ROMAN_MONTH = r"(?P<month>xii|xi|x|ix|viii|vii|vi|v|iv|iii|ii|i)"
NTH = r"(?:st|nd|rd|th)?"
DAY = r"(?P<day>[0-9]{1,2})"
DAY_NTH = DAY + NTH
# 0000 is what a database leaves where it has no year
YEAR = r"(?P<year>(?!0000)[0-9]{4})"
ANY_YEAR = r"(?P<year>(?!0000)[0-9]{4}|'?[0-9]{2})"
TIME = r"(?:[t ][0-9]{2}:[0-9]{2}[0-9:.z+-]*)?"
ERA = r"(?: (?P<era>bc|ad))?"
PART = r"(?:(?P<part>early|mid|late) (?:the )?)?"
# 1 to 999, or with thousands, which may have commas
COUNT = r"(?P<year>[0-9]{1,3}(?:,?[0-9]{3}){0,3})"
CENTURY_NUMBER = rf"(?P<number>[0-9]{{1,2}}{NTH}|{one_of(ORDINALS)}|[ivx]+(?=th| ))(?:th)?"
CENTURY = r" ?(?:century|centuries|cents?|cen|c)\.?"
FEASTS = (
    r"christmas|xmas|easter(?: monday| sunday)?|good friday|whit(?:sun| monday)|michaelmas|new year"
    r"|coronation|(?:silver |golden |diamond |platinum )?jubilee|great exhibition"
    r"|festival of britain"
)

STAGES = (
    r"re-?worked|carved|cast|re-?cast|re-?printed|printed|re-?published|published|altered|restored"
    r"|re-?made|re-?issued|re-?built|re-?painted|re-?bound|bound|re-?used|modified|repaired"
    r"|completed|finished|engraved|enlarged|adapted|converted|later edition|edition"
)
# What happened to a thing that was there already: it was made by then.
GOT = (
    r"(?:acquired|accessioned|collected|donated|given|presented|purchased|bought|bequeathed"
    r"|post-?mark(?:ed)?|worn|used|in use|exhibited)(?: in| on)?"
)
# Where a range may leave out an end, or say that nobody knows it.
UNKNOWN = r"(?:\?|unknown|not known)?"
MADE = r"(?:made|manufactured|produced|printed|published|issued|built|cast)(?: in)?"
DESIGNED = (
    r"(?:pat(?:'?d|ent(?:ed)?)?\.?|reg(?:'?d|istered)?\.?(?: design)?|design(?:ed)?(?: registered)?"
    r"|introduced|launched|invented|(?:first|1st) (?:made|produced|published|issued|printed|sold))"
    r"(?: in| dated)?"
)
NEARLY = r"(?:(?:shortly|soon|just|immediately|well|(?:not )?long) )?"
NOW = r"(?:the )?(?:present(?: day)?|date|now|today)"
