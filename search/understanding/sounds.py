"""What a written word sounds like, and which other ways there are to write that."""

import re
from collections.abc import Iterator

from search.understanding.english import is_english

SAME_SOUND = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"ph", "f"),
        (r"^kn|^gn", "n"),
        (r"^wr|^rh", "r"),
        (r"^wh", "w"),
        (r"sc(?=[eiy])|c(?=[eiy])|z", "s"),
        (r"tch", "ch"),
        (r"qu", "kw"),
        (r"(?<=s)ch|ch(?=r)|ck|c(?!h)|q", "k"),
        (r"y", "i"),
        (r"(?<=.)([^aeiou])\1(?!\1)", r"\1"),
    )
)
"""Letters that write one sound in English, the first where several would do; vowels stay, as they
are all that tells a phone from a fine.
"""
RESPELT = tuple(
    (re.compile(heard), written)
    for heard, *ways in (
        ("f", "ph"),
        ("^n", "kn", "gn"),
        ("^r", "wr", "rh"),
        ("^w", "wh"),
        ("s", "c", "z", "sc"),
        ("k", "c", "ck", "ch"),
        ("c", "k"),
        ("i", "y"),
        ("y", "i"),
        ("kw", "qu"),
    )
    for written in ways
)
"""The same the other way round: how a sound may be written by whoever knows the word."""

LONGEST = 20
"""Letters of a word that is looked for by its sound."""


def as_heard(word: str) -> str:
    """A word with each of its sounds written in one way: `photograph` as `fotograf`."""
    for written, heard in SAME_SOUND:
        word = written.sub(heard, word)
    return word


def english_for(word: str) -> list[str]:
    """The English words that sound like one that is none: a fone is a phone. Nobody misspells a
    longer word than `LONGEST` by ear, and the ways to write one grow with its length squared.
    """
    if len(word) > LONGEST:
        return []
    heard, once = as_heard(word), set(_respelt(word))
    twice = {other for near in once for other in _respelt(near)}
    return sorted(other for other in once | twice if is_english(other) and as_heard(other) == heard)


def _respelt(word: str) -> Iterator[str]:
    """The word with one of its sounds written in another way."""
    for heard, written in RESPELT:
        for found in heard.finditer(word):
            yield f"{word[: found.start()]}{written}{word[found.end() :]}"
