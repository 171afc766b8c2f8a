"""Words as judgements compare them: small letters, plain apostrophes, single spaces."""

import re
import unicodedata
from functools import lru_cache

_ADDITION = re.compile(r"\s*(?:-|–)\s*(?:trade ?name|generic term)$")


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """A text without capitals, accents and curly apostrophes; line ends stay."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\S\n]+", " ", plain).strip()


def bare_name(name: str) -> str:
    """A term's name folded, without what the catalogue adds: `Perspex - trade name`."""
    return _ADDITION.sub("", folded(name))


def pattern(words: str) -> re.Pattern:
    """Finds these words where they stand whole; one that ends in `*` may go on.

    A space stands for any run of spaces or one hyphen.
    """
    pieces = [_piece(word) for word in folded(words).split()]
    return re.compile(rf"(?<!\w){'[ -]+'.join(pieces)}(?!\w)")


def _piece(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
