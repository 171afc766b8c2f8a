"""For which ages something is, read from how people write it."""

import re

FOR_ALL = re.compile(r"\b(all ages|any age|every(one|body)|famil(y|ies))\b", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,3}")
OLDEST = 120


def least_age(words: str) -> int | None:
    """From which age: 8 of “8 and over”, 0 of “all ages”; None where nobody says."""
    if number := NUMBER.search(words):
        return int(number[0])
    return 0 if FOR_ALL.search(words) else None


def read_age(text: str) -> int | None:
    """The age that somebody typed; None for what is none."""
    text = text.strip()
    is_age = text.isascii() and text.isdecimal() and len(text) <= 3
    return int(text) if is_age and int(text) <= OLDEST else None
