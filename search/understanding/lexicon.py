"""The words of the collection: which there are, how often, and which is meant by a misspelt one."""

import time
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from threading import Lock

from django.conf import settings
from jellyfish import metaphone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engines import engine
from search.understanding.english import is_english
from search.words import stem

SHORTEST = 4
"""Fewer letters may be anything: `ect` is as near to `act` as to `etc`."""
TWO_MISTAKES = 6
"""Letters from which on two mistakes are forgiven; shorter words have too many neighbours."""
MOST = 8
FIRST_LETTER = 0.5
"""Fewer people get the first letter wrong, so such a word counts a little further away."""
MUCH_COMMONER = 20
RARE = 5
"""A word that more records have is no mistake."""
HEARD_OFTEN = 5
"""Records that a word is in before somebody has it only from hearing."""
SOUND_ALIKE = frozenset(
    map(frozenset, ("ck", "kq", "cs", "sz", "gj", "iy", "fp", "fv", "ei", "ae"))
)
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Lexicon:
    """Words with how many records have each; unstemmed, as `search.words` folds them."""

    def __init__(self, counts: Mapping[str, int]):
        self.counts = dict(counts)

    def has(self, word: str) -> bool:
        """Whether any record has exactly the word."""
        return word in self.counts

    def knows(self, word: str) -> bool:
        """Whether any record has the word, whatever its ending."""
        return word in self.counts or stem(word) in self._stems

    def count(self, word: str) -> int:
        return self.counts.get(word, 0)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.counts))

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """What a misspelt word may have been: words, not figures."""
        found = defaultdict(list)
        for word in self.counts:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                found[len(word)].append(word)
        return found

    def meant_by(self, word: str) -> list[str]:
        """What a word that is not known may stand for: the fewest mistakes first, then the
        word that more records have. Mistakes are counted as optimal string alignment: a
        letter too many, too few, wrong, or two swapped. An English word stands for itself.
        """
        if len(word) < SHORTEST or not word.isalpha() or is_english(word):
            return []
        reach = 2 if len(word) >= TWO_MISTAKES else 1
        near = self._near(word, reach) or self._sounding_like(word)
        ranked = sorted(near, key=lambda candidate: self._farness(word, candidate, near[candidate]))
        return ranked[:MOST]

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for words in self._by_length.values():
            for word in words:
                if self.counts[word] >= HEARD_OFTEN:
                    found[metaphone(word)].append(word)
        return found

    def _sounding_like(self, word: str) -> dict[str, int]:
        """The words that sound like it, or nearly, with how far off: "vulcanight"."""
        sound = metaphone(word)
        if len(sound) < SHORTEST:
            return {}
        found = process.extract(
            sound, list(self._by_sound), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        return {
            other: 3 + off
            for key, off, _ in found
            for other in self._by_sound[key]
            if OSA.distance(other, word) <= len(word) // 2
        }

    def _near(self, word: str, reach: int) -> dict[str, int]:
        """The words at most `reach` mistakes away, with how many; not the word itself."""
        lengths = range(len(word) - reach, len(word) + reach + 1)
        words = [other for length in lengths for other in self._by_length.get(length, ())]
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=reach, limit=None)
        return {
            other: mistakes
            for other, mistakes, _ in found
            if mistakes and (other[0] == word[0] or _may_begin(word, other))
        }

    def better(self, word: str) -> str:
        """A word one mistake away, and so much commoner that this one may be the mistake; or ""."""
        if len(word) <= SHORTEST or self.count(word) > RARE:
            return ""
        near = self._near(word, 1)
        best = max(near, key=self.count, default="")
        enough = max(self.count(word), 1) * MUCH_COMMONER
        return best if self.count(best) >= enough and stem(best) != stem(word) else ""

    def _farness(self, word, candidate, mistakes):
        first = FIRST_LETTER * (candidate[0] != word[0])
        return mistakes + first, -self.counts[candidate], candidate


def _may_begin(word: str, other: str) -> bool:
    """Whether a word may be another with its first letter wrong: left out, doubled, swapped, or
    one that sounds alike or lies beside it on a keyboard; "viking" is no "hiking".
    """
    if word[0] in other[:2] or other[0] in word[:2]:
        return True
    return frozenset((word[0], other[0])) in SOUND_ALIKE or other[0] in _beside(word[0])


@cache
def _beside(letter: str) -> str:
    """The keys around a letter's key."""
    for row, keys in enumerate(KEYBOARD):
        if (at := keys.find(letter)) >= 0:
            rows = KEYBOARD[max(0, row - 1) : row + 2]
            return "".join(line[max(0, at - 1) : at + 2] for line in rows)
    return ""


_lock = Lock()
_held: dict = {}


def lexicon() -> Lexicon:
    """The words of the index in use, or of some seconds ago; raises SearchAway.

    What went in the meantime may be proposed, but nothing is shown for it: a correction
    counts only if it finds something.
    """
    source = engine()
    generation = source.generation()
    with _lock:
        now = time.monotonic()
        is_same = _held.get("source") is source
        is_new = is_same and now - _held["at"] < settings.SEARCH_REMEMBERS
        if not (is_same and (is_new or _held["generation"] == generation)):
            _held.update(words=Lexicon(source.words()), source=source)
            _held.update(generation=generation, at=now)
        return _held["words"]
