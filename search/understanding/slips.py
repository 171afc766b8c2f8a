"""Which letters are likely to stand for which: on a keyboard, and by ear."""

from functools import cache

from rapidfuzz.distance import OSA, Levenshtein

VOWELS = frozenset("aeiouy")
SOUND_ALIKE = frozenset(
    map(frozenset, ("ck", "kq", "cs", "sz", "gj", "iy", "fp", "fv", "ei", "ae"))
)
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_likely_slip(word: str, meant: str) -> bool:
    """Whether two words differ by one vowel, or by two letters that are swapped."""
    steps = Levenshtein.editops(word, meant)
    if len(steps) == 2:
        return OSA.distance(word, meant) == 1
    taken = {word[at] for kind, at, _ in steps if kind != "insert"}
    put = {meant[at] for kind, _, at in steps if kind != "delete"}
    return len(steps) == 1 and taken | put <= VOWELS


@cache
def taken_for(letter: str) -> frozenset[str]:
    """The letters that one is taken for: they sound alike, or lie beside it."""
    alike = (pair for pair in SOUND_ALIKE if letter in pair)
    return frozenset(_beside(letter)).union(*alike)


def _beside(letter: str) -> str:
    """The keys around a letter's key."""
    for row, keys in enumerate(KEYBOARD):
        if (at := keys.find(letter)) >= 0:
            rows = KEYBOARD[max(0, row - 1) : row + 2]
            return "".join(line[max(0, at - 1) : at + 2] for line in rows)
    return ""
