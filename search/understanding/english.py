"""Whether a word is English: one that is, and that no record has, is no slip but something that
the collection hasn't got.
"""

from functools import cache

from spellchecker import SpellChecker

RARE = 50
"""What the list counts no oftener than this may be somebody's slip itself."""


SHORT_RARE = 500
"""The same for three letters: some slip for every other short word is there."""


def is_english(word: str) -> bool:
    """Whether a folded word is in the list of English words, and no rarity there."""
    return _counts().get(word, 0) > (RARE if len(word) > 3 else SHORT_RARE)


@cache
def _counts() -> dict[str, int]:
    # Read at the first word that no record has: a third of a second, once in a process.
    return SpellChecker(language="en").word_frequency.dictionary
