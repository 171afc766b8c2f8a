"""Words made alike before they are read, and the words of doubt around a date."""

import re
import unicodedata

LONGEST = 200  # characters; longer words are a description and no date

MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣", "-") | dict.fromkeys("’‘`´ʼ′", "'"))
_ERAS = (
    (re.compile(r"(?<![a-z])b\.? ?c\.?(?: ?e\.?)?(?![a-z])"), "bc"),
    (re.compile(r"(?<![a-z])(?:c\. ?e\.?|ce)(?![a-z])"), "ad"),
    (re.compile(r"(?<![a-z])a\.? ?d\.?(?![a-z])"), "ad"),
    (re.compile(r"(?<=\d)(?=(?:bc|ad|ah)\b)"), " "),
    (re.compile(r"\bad ?([0-9]{1,4}(?: ?- ?[0-9]{1,4})?)(?![0-9a-z])"), r"\1 ad"),
    (re.compile(r"^ad (.*century)$"), r"\1 ad"),
    (re.compile(r"(?<=[0-9])(st|nd|rd|th)(?=c\b|cent)"), r"\1 "),
)
_PARTS = (
    (re.compile(r"\b(early|mid|middle|late)- ?(?!(?:early|mid|middle|late)\b)"), r"\1 "),
    (re.compile(r"[ -]to[ -]"), " to "),
    (re.compile(r"-(?=century|cent\b)"), " "),
    (re.compile(r"\b(?:earlier|very early)(?= [0-9])"), "early"),
    (re.compile(r"\b(?:later|very late)(?= [0-9])"), "late"),
    (re.compile(r"\bmiddle\b"), "mid"),
)


def tidy(words: str) -> str:
    """The words in small letters, with plain dashes and quotes, eras as "bc" and "ad"."""
    words = unicodedata.normalize("NFKC", words).lower().translate(_DASHES)
    words = "".join(c for c in words if unicodedata.category(c) != "Cf")
    words = re.sub(r'["“”\[\]{}<>]', lambda m: m[0] if m[0] in "<>" else "", words)
    words = " ".join(words.split()).strip(" ,;:")
    for pattern, plain in (*_ERAS, *_PARTS):
        words = pattern.sub(plain, words)
    return unwrapped(words if words.endswith("..") else words.rstrip(" .,;:"))


def unwrapped(words: str) -> str:
    """The words without a pair of brackets or quotes around the whole."""
    if words[:1] + words[-1:] in ("()", "''") and not re.search(r"[()']", words[1:-1]):
        return words[1:-1].strip(" .,;:")
    return words


NO_DATE = frozenset(
    {
        "", "-", "--", "?", "??", "???", "n.d", "nd", "n d", "s.d", "sd", "s d", "n/d", "s/d",
        "n/a", "na", "none", "no date", "no date given", "no date known", "no known date",
        "undated", "not dated", "without date", "unknown", "date unknown", "unknown date",
        "not known", "date not known", "unk", "unrecorded", "not recorded", "date not recorded",
        "sans date", "sine dato", "sine die", "ohne datum", "o.d", "o.j", "uncertain",
        "date uncertain", "uuuu", "tbc", "tba", "null", "nil", "unspecified", "not specified",
    }
)  # fmt: skip

# Noughts for all four figures of the year are what a database leaves where it has none.
PLACEHOLDER = re.compile(r"-?(?:00?[-./])*0000(?:[-./]00?)*(?:\.0+)?(?:[ t][0:.z]+)?")

_START = (
    r"(?=\d{3}|c ?\d{1,2}(?:th)?\b|\d{1,2}[ ./-]|\d0'?s|'\d|\?|the |early|mid|late"
    r"|\d{1,2}(?:st|nd|rd|th))"
)
_ABOUT = (
    rf"(?:circa|cca\.?|ca\.? ?{_START}|c\.? ?{_START}|approximately|approx\.?|about|abt\.?|around"
    r"|roughly|nominally|near|nearly|some ?time in|~)"
)
_DOUBT = (
    r"(?:probably|prob\.?|possibly|poss\.?|perhaps|maybe|may be|likely|(?:most|very) likely"
    r"|most probably|almost certainly|presumably|presumed|supposedly|conjecturally|said to be"
    r"|(?:thought|believed|likely) to (?:be|date)(?: from| to)?(?: the)?|attributed to|\?+)"
)
_NEUTRAL = (
    r"(?:signed and dated|dates? from|dating from|dates? to|dating to|date of|dated|date|of date"
    r"|made|manufactured|produced|production|published|printed|issued|built|painted|executed"
    r"|created|hallmark(?:ed)?|photographed|drawn|written|engraved|woven|minted|struck"
    r"|definitely|certainly|during|during the|throughout|anno|anno domini"
    r"|week ending|week commencing|years?|the|from the|from|in|on|of|no date|n\.?d\.?"
    r"|undated|not dated|unknown"
    r"|(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
BEFORE = (
    ("about", re.compile(_ABOUT + r"[ .:]*(?=.)")),
    ("doubt", re.compile(_DOUBT + r"[ .:,]*(?=.)")),
    ("", re.compile(_NEUTRAL + r"[ .:,;(]+(?=.)")),
)
AFTER = (
    ("doubt", re.compile(r" ?\(?\?+\)?$| \(?(?:probably|possibly|uncertain|unconfirmed)\)?$")),
    (
        "about",
        re.compile(
            r"(?<=[0-9s]) ?-?\(?(?:circa|ca\.?|c\.?|approx\.?|approximately|estimated|estimate"
            r"|est\.?|or so|or thereabouts|ish|~)\)?$"
        ),
    ),
    ("", re.compile(r" season$")),
    ("both", re.compile(r"(?<=[0-9])%$")),
    ("", re.compile(r" ?\((?:dated|inscribed|made|manufactured|produced|printed|published)\)$")),
)


def without_doubt(words: str) -> tuple[str, str] | None:
    """The words without one word of doubt at either end, and what it said, or None.

    The second is "about", "doubt", "both" or "" (a word such as "dated" that changes nothing).
    """
    for said, pattern in BEFORE:
        if (found := pattern.match(words)) and found.end():
            return words[found.end() :].strip(" ,;:)"), said
    for said, pattern in AFTER:
        if (found := pattern.search(words)) and found.start():
            return words[: found.start()].strip(" ,;:("), said
    return None
