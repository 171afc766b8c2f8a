"""Six plain words: a secret that fits on a slip of paper and can be read over the telephone."""

import re
import secrets
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

LIST = Path(__file__).with_name("plain_words.txt")
HOW_MANY = 6
"""Of 2,048 words each: 66 bits, which nobody guesses through a form that counts."""

ENOUGH = 4
"""No two words begin with the same four letters: who writes only these is understood."""


def draw() -> str:
    """Six words, by chance that nobody can foresee, with spaces between."""
    return " ".join(secrets.choice(all_words()) for _ in range(HOW_MANY))


def read(written: str) -> str:
    """The words as `draw` gives them, from what somebody wrote; "" where they are not six of ours.

    Capitals, commas, hyphens and numbers before the words ("1. apple") do no harm; nor does a
    word that was cut after four letters or more, has one slip, if it can be one word only, or
    goes wrong after its first four letters.
    """
    words = [_meant(word) for word in re.findall(r"[a-z]+", written.casefold())]
    return " ".join(words) if len(words) == HOW_MANY and all(words) else ""


@cache
def all_words() -> tuple[str, ...]:
    """Every word of the list."""
    return tuple(LIST.read_text().split())


def _meant(written):
    """The one word of the list that is meant, or ""."""
    if written in all_words():
        return written
    if whole := _cut(written):
        return whole
    near = process.extract(written, all_words(), scorer=OSA.distance, score_cutoff=1, limit=2)
    return near[0][0] if len(near) == 1 else _cut(written[:ENOUGH])


def _cut(written):
    if len(written) < ENOUGH:
        return ""
    return next((word for word in all_words() if word.startswith(written)), "")
