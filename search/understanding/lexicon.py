"""The words of the collection: which there are, how often, and which is meant by a misspelt one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import product
from typing import NamedTuple

from jellyfish import metaphone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engines import Searcher, engine
from search.renewing import Renewed
from search.understanding.english import is_english
from search.understanding.slips import is_likely_slip, taken_for
from search.understanding.sounds import as_heard, english_for
from search.words import SMALL, stem

SHORTEST = 4
"""Fewer letters may be anything: `ect` is as near to `act` as to `etc`."""
SHORT = 3
"""Of so many only the commonest slips are mended: a vowel, or two letters swapped."""
TWO_MISTAKES = 6
"""Letters from which on two mistakes are forgiven; shorter words have too many neighbours."""
MOST = 8
FIRST_LETTER = 0.5
"""Fewer people get the first letter wrong, so such a word counts a little further away."""
LIKELY = 0.25
"""Most slips are in a vowel, or swap two letters, so what is off by such a one counts a little
nearer: "blnd" is "blind" before "band", though that is commoner.
"""
SWAPPED = 0.4
"""The same for two letters swapped, which leaves every letter right: "mangel" is "mangle" before
"mantel".
"""
MUCH_COMMONER = 20
RARE = 5
"""A word that more records have is no mistake."""
WRITTEN_ALIKE = 0.5
"""The same for one that only writes the same sounds with other letters: "fone" is "phone" before
it is "fine", which is one letter off.
"""
HEARD = 1.5
"""Mistakes that another spelling of the same sounds counts as: "bakelight" has three."""
HEARD_OFTEN = 5
"""Records that a word is in before somebody has it only from hearing."""
PATIENCE = 3.0
"""Seconds that whoever comes first waits for the words: without them nothing is corrected."""
PART_OF_TIME = 0.5
"""Of the time that an engine has to answer in: the search itself needs the rest."""
NO_WORD = "qqqxzzzq"


class Meant(NamedTuple):
    """A word that a misspelt one may stand for; the likeliest sorts first."""

    mistakes: float
    rarity: int
    word: str


class Lexicon:
    """Words with how many records have each; unstemmed, as `search.words` folds them."""

    is_read = True
    """Whether these are the collection's words; else nothing can be said of any spelling."""

    def __init__(self, counts: Mapping[str, int]):
        self.counts = dict(counts)

    def has(self, word: str) -> bool:
        """Whether any record has exactly the word."""
        return word in self.counts

    def knows(self, word: str) -> bool:
        """Whether any record has the word, whatever its ending."""
        return word in self.counts or stem(word) in self._stems

    def begins(self, start: str) -> bool:
        """Whether any word begins so."""
        return any(word.startswith(start) for word in self.counts)

    def count(self, word: str) -> int:
        return self.counts.get(word, 0)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.counts))

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """What a misspelt word may have been: words, not figures, and none that every text has."""
        found = defaultdict(list)
        for word in self.counts:
            if len(word) >= SHORT and word.isalpha() and word not in SMALL:
                found[len(word)].append(word)
        return found

    def meant_by(self, word: str) -> list[str]:
        """What a word that is not known may stand for: the fewest mistakes first, then the
        word that more records have.
        """
        return [meant.word for meant in self.ranked(word)[:MOST]]

    def ranked(self, word: str) -> list[Meant]:
        """The same with how far off each is. Mistakes are counted as optimal string alignment: a
        letter too many, too few, wrong, or two swapped. An English word stands for itself, and
        so does what is somebody's or several: "mamma's".
        """
        is_no_slip = is_english(word) or is_english(word.removesuffix("s"))
        if len(word) < SHORT or not word.isalpha() or is_no_slip:
            return []
        near = self._short(word) if len(word) < SHORTEST else self._meant(word)
        return sorted(self._farness(word, other, mistakes) for other, mistakes in near.items())

    def _meant(self, word: str) -> dict[str, float]:
        """The words that it may be, with how many mistakes; none where it only writes an English
        word by its sound that nobody has: who looks for a fone wants none that merely looks so.
        """
        alike = self._written_alike(word)
        if not alike and english_for(word):
            return {}
        near = self._near(word, 2 if len(word) >= TWO_MISTAKES else 1) | alike
        if all(mistakes > 1 for mistakes in near.values()):
            near |= self._sounding_like(word, off=0 if near else 1)
        return near

    def _short(self, word: str) -> dict[str, int]:
        """The English words that a short one is but for the likeliest slip: `kye` is `key`."""
        words = self._beginning_like(word, range(SHORT, SHORTEST + 1))
        return {
            other: 1
            for other in words
            if other[0] == word[0] and is_likely_slip(word, other) and is_english(other)
        }

    def _written_alike(self, word: str) -> dict[str, float]:
        """The words that differ from it only in how they write the same sounds; none that is
        somebody's slip itself, or in another language.
        """
        alike = self._by_writing.get(as_heard(word), ())
        return {other: WRITTEN_ALIKE for other in alike if other != word and self._is_usual(other)}

    def _is_usual(self, word: str) -> bool:
        return self.counts[word] >= HEARD_OFTEN or is_english(word)

    @cached_property
    def _by_writing(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for words in self._by_length.values():
            for word in words:
                found[as_heard(word)].append(word)
        return found

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for words in self._by_length.values():
            for word in words:
                if self.counts[word] >= HEARD_OFTEN:
                    found[metaphone(word)].append(word)
        return found

    def _sounding_like(self, word: str, off: int) -> dict[str, float]:
        """The words that sound like it, but for so many sounds, with how far off they are."""
        sound = metaphone(word)
        if len(sound) < SHORTEST:
            return {}
        found = process.extract(
            sound, list(self._by_sound), scorer=OSA.distance, score_cutoff=off, limit=None
        )
        return {
            other: HEARD + far
            for key, far, _ in found
            for other in self._by_sound[key]
            if OSA.distance(other, word) <= len(word) // 2
        }

    def _near(self, word: str, reach: int) -> dict[str, int]:
        """The words at most `reach` mistakes away, with how many; not the word itself."""
        if sum(not letter.isalpha() for letter in word) > reach:
            return {}
        words = self._beginning_like(word, range(len(word) - reach, len(word) + reach + 1))
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=reach, limit=None)
        return {other: mistakes for other, mistakes, _ in found if mistakes}

    def _beginning_like(self, word: str, lengths: Iterable[int]) -> list[str]:
        """The words that it may be with its first letter wrong: left out, doubled, swapped, or
        one that sounds alike or lies beside it on a keyboard; "viking" is no "hiking".
        """
        places = [(0, letter) for letter in taken_for(word[0]) | {word[0], *word[1:2]}]
        words: list[str] = []
        for length in lengths:
            for place, letter in (*places, (1, word[0])):
                words += self._by_letter.get((length, place, letter), ())
        return words

    @cached_property
    def _by_letter(self) -> dict[tuple[int, int, str], list[str]]:
        """The same by their lengths and by the letter in their first place, or their second."""
        found = defaultdict(list)
        for length, words in self._by_length.items():
            for word, place in product(words, (0, 1)):
                found[length, place, word[place]].append(word)
        return found

    def neighbours(self, word: str) -> list[str]:
        """Other words one mistake away, the commonest first: beside "quant", "marry" is "mary"."""
        if len(word) < SHORTEST or not word.isalpha():
            return []
        return sorted(self._near(word, 1), key=lambda other: -self.counts[other])

    def better(self, word: str) -> str:
        """A word that sounds the same or is one mistake away, and so much commoner that this one
        may be the mistake; or "".
        """
        if len(word) < SHORTEST or self.count(word) > RARE or is_english(word):
            return ""
        enough = max(self.count(word), 1) * MUCH_COMMONER
        for near in (
            self._written_alike(word),
            self._near(word, 1) if len(word) > SHORTEST else {},
        ):
            best = max(near, key=self.count, default="")
            if self.count(best) >= enough and stem(best) != stem(word):
                return best
        return ""

    def _farness(self, word, candidate, mistakes) -> Meant:
        is_heard = mistakes in (HEARD, WRITTEN_ALIKE)
        if candidate[0] != word[0] and not is_heard:
            mistakes += FIRST_LETTER
        elif mistakes == 1 and is_likely_slip(word, candidate) and self._is_usual(candidate):
            mistakes -= SWAPPED if sorted(word) == sorted(candidate) else LIKELY
        return Meant(mistakes, -self.counts[candidate], candidate)


class Unread(Lexicon):
    """What stands for the words while nobody has read them: it takes each for known, and corrects
    none.
    """

    is_read = False

    def __init__(self):
        super().__init__({})

    def knows(self, word: str) -> bool:
        return True


def _read(source: Searcher) -> Lexicon:
    words = Lexicon(source.words())
    # What it works out when it is first asked is worked out before somebody waits for it.
    words.knows(NO_WORD)
    words.meant_by(NO_WORD)
    return words


_words = Renewed(_read)


def lexicon() -> Lexicon:
    """The words of the index in use, or of some time ago; raises SearchAway.

    What went in the meantime may be proposed, but nothing is shown for it: a correction
    counts only if it finds something.
    """
    words, _ = _words.get(min(PATIENCE, engine().time_left() * PART_OF_TIME))
    return words or Unread()


def begin() -> None:
    """Have the words read in a thread, before anybody asks; raises SearchAway."""
    _words.get()
