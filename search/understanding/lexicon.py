"""The words of the collection: which there are, how often, and which is meant by a misspelt one."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.words import stem

SHORTEST = 4
"""Fewer letters may be anything: `ect` is as near to `act` as to `etc`."""
TWO_MISTAKES = 6
"""Letters from which on two mistakes are forgiven; shorter words have too many neighbours."""
MOST = 8
FIRST_LETTER = 0.5
"""Fewer people get the first letter wrong, so such a word counts a little further away."""


class Lexicon:
    """Words with how many records have each; unstemmed, as `search.words` folds them."""

    def __init__(self, counts: Mapping[str, int]):
        self.counts = dict(counts)

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

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.counts)

    def beginning_with(self, start: str, most: int) -> list[str]:
        """The words that begin so, in the order of letters."""
        words = self._in_order
        found = islice(words, bisect_left(words, start), None)
        return [word for word in islice(found, most) if word.startswith(start)]

    def meant_by(self, word: str) -> list[str]:
        """What a word that is not known may stand for: the fewest mistakes first, then the
        word that more records have. Mistakes are counted as optimal string alignment: a
        letter too many, too few, wrong, or two swapped.
        """
        if len(word) < SHORTEST or not word.isalpha():
            return []
        reach = 2 if len(word) >= TWO_MISTAKES else 1
        near = chain.from_iterable(
            self._by_length[len(word) + more] for more in range(-reach, reach + 1)
        )
        found = process.extract(
            word, list(near), scorer=OSA.distance, score_cutoff=reach, limit=None
        )
        ranked = sorted(found, key=lambda hit: self._farness(word, hit[0], hit[1]))
        return [candidate for candidate, _, _ in ranked[:MOST]]

    def _farness(self, word, candidate, mistakes):
        first = FIRST_LETTER * (candidate[0] != word[0])
        return mistakes + first, -self.counts[candidate], candidate
