"""For which ages something is, read from how people write it."""

import re

FOR_ALL = re.compile(r"\b(all ages|any age|every(one|body)|famil(y|ies))\b")
OLDEST = 120
MONTHS_IN_A_YEAR = 12
UNKNOWN = (None, None)

CLAUSES = re.compile(r"[;,.:()\n/]|\bbut\b")
ASIDE = re.compile(
    r"accompan|\bfree\b|£|\bticket|\bprice|concession"
    r"|\bwith (an? |their )?(adult|grown|parent|carer)"
)
"""What tells who pays less or is brought by somebody, and not for whom it is."""

MONTHS = re.compile(r"(\d)[\s-]*(?:months?|mths?)(?:[\s-]*olds?)?\b")
YEARS = re.compile(r"(\d)[\s-]*(?:years?|yrs?)(?:[\s-]*of age)?\b(?![\s-]*olds?)")
AGE = r"(?<![\w£])(\d{1,3}m?)(?:['’]?s)?(?!\w)"
UNDER = r"\b(?:under|below|younger than|less than)\W*(?:the age of )?"
UP_TO = r"\b(?:up to|until|to|no older than|max(?:imum)?(?: age)?)\W*(?:and including )?"
OVER = r"\b(?:from|over|above|at least|min(?:imum)?(?: age)?|older than)\W*(?:the age of )?"
FORMS = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?:no|not|unsuitable)\b.*{UNDER}{AGE}", lambda age: (_from(age), None)),
        (rf"{AGE}\s*(?:[-–—]|to|until|and)\s*{AGE}", lambda a, b: (_from(a, b), _to(b))),
        (rf"{UNDER}{AGE}", lambda age: (0, max(0, _to(age) - ("m" not in age)))),
        (rf"{AGE}\s*(?:and|or|&)\s*(?:under|younger|below)", lambda age: (0, _to(age))),
        (rf"{UP_TO}{AGE}", lambda age: (0, _to(age))),
        (rf"{OVER}{AGE}", lambda age: (_from(age), None)),
        (
            rf"{AGE}\s*(?:\+|plus|(?:and|or|&)\s*(?:over|up|upwards|older|above))",
            lambda age: (_from(age), None),
        ),
        (
            rf"^(?:\W|\b(?:age[sd]?|guidance|recommended|suitable|for)\b)*{AGE}\W*$",
            lambda age: (_from(age), None),
        ),
    )
)
"""How ages are written, and which are meant: the first form that fits is the one."""


def read_ages(words: str) -> tuple[int | None, int | None]:
    """From which age and to which, in whole years: (8, None) of “8 and over”, (0, 4) of
    “Under 5s”. What is unclear is unknown, and nobody is told that it is for them.
    """
    clauses = [one for one in CLAUSES.split(_with_units(words)) if not ASIDE.search(one)]
    said = [_in_clause(one) for one in clauses if re.search(r"\d", one)]
    if not said:
        return (0, None) if any(FOR_ALL.search(one) for one in clauses) else UNKNOWN
    return UNKNOWN if None in said else _for_all_of(said)


def _with_units(words: str) -> str:
    """In small letters, with an “m” at what counts months and no word for years."""
    return YEARS.sub(r"\1", MONTHS.sub(r"\1m", words.lower()))


def _in_clause(clause: str) -> tuple | None:
    """The ages that are said in it; None where it has other numbers too, or says none of them."""
    for form, read in FORMS:
        if found := form.search(clause):
            is_all = len(re.findall(r"\d+", clause)) == len(found.groups())
            return read(*found.groups()) if is_all else None
    return None


def _for_all_of(said) -> tuple:
    """The ages that all of these leave."""
    least = max(one[0] for one in said)
    most = min((one[1] for one in said if one[1] is not None), default=None)
    is_age = least <= OLDEST and (most is None or least <= most)
    return (least, most) if is_age else UNKNOWN


def _from(age: str, beside: str = "") -> int:
    """Whole years that one has for sure; “0” beside “18 months” counts months as well."""
    number = int(age.rstrip("m"))
    return -(-number // MONTHS_IN_A_YEAR) if "m" in age + beside else number


def _to(age: str) -> int:
    number = int(age.rstrip("m"))
    return number // MONTHS_IN_A_YEAR if "m" in age else number


def read_age(text: str) -> int | None:
    """The age that somebody typed; None for what is none."""
    text = text.strip()
    is_age = text.isascii() and text.isdecimal() and len(text) <= 3
    return int(text) if is_age and int(text) <= OLDEST else None
