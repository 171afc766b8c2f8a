"""Six plain words: a secret that fits on a slip of paper and can be read over the telephone."""

import re
import secrets
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("plain_words.txt")
HOW_MANY = 6
"""Of 2,048 words each: 66 bits, which nobody guesses through a form that counts."""


def draw() -> str:
    """Six words, by chance that nobody can foresee, with spaces between."""
    return " ".join(secrets.choice(_words()) for _ in range(HOW_MANY))


def read(written: str) -> str:
    """The words as `draw` gives them, from what somebody wrote; "" where they are not six of ours.

    Capitals, commas, hyphens and numbers before the words ("1. apple") do no harm.
    """
    words = re.findall(r"[a-z]+", written.casefold())
    return " ".join(words) if len(words) == HOW_MANY and set(words) <= set(_words()) else ""


@cache
def _words():
    return tuple(LIST.read_text().split())
