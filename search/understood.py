"""What was made of the words of a search, in words of our own, and how each of it is undone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.finding import DATES, SPELLING, WORDS, find
from search.parser import MOST_WORDS, parse
from search.query import Result
from search.registry import kinds
from search.understanding.meaning import ranges_of
from search.words import split


@dataclass(frozen=True)
class Meant:
    """Other words that may have been meant: those, how many things they find, and where."""

    text: str
    count: int
    address: str


@dataclass(frozen=True)
class Read:
    """What was read in the words as a range, and where they are taken as words."""

    said: str
    address: str


class Understood:
    """What a result says was read in the words of a form.

    A form has `text` and `as_typed`, gives others by `with_words()` and `left_as_typed()`, each
    with its `address`, and the search that counts what it finds by `counting()`.
    """

    def __init__(self, form, result: Result):
        self.form, self.result = form, result

    def __bool__(self):
        """Whether there is anything to say."""
        said = self.result.corrected or self.result.dropped or self.result.suggested
        return bool(said or self.has_fewer or self.is_doubtful or self.form.as_typed or self.read)

    @property
    def has_fewer(self) -> bool:
        """Whether some of what was found has only most of the words."""
        return self.result.with_all is not None

    @property
    def with_all(self) -> int:
        """How many have all of the words, where some have not; 0 where all have."""
        return self.result.with_all or 0

    @property
    def with_most(self) -> int:
        """How many have only most of the words."""
        return self.result.total - self.with_all

    @property
    def is_doubtful(self) -> bool:
        """Whether nothing is called what was asked for."""
        return self.result.only_mentioned

    @property
    def searched(self) -> str:
        """The words that were searched for in the end."""
        return words_searched(self.form.text, self.result.corrected, self.result.dropped)

    @property
    def is_corrected(self) -> bool:
        return bool(self.result.corrected)

    @property
    def uncorrected(self):
        return self.form.left_as_typed(SPELLING)

    @property
    def dropped(self) -> list[str]:
        """The words without which there is something."""
        return [words for words in self.result.dropped if words not in self.unread]

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The words after more than anybody means."""
        return parse(self.form.text).dropped

    @property
    def most_words(self) -> int:
        return MOST_WORDS

    @property
    def total(self) -> int:
        return self.result.total

    @property
    def with_all_words(self):
        """Dates are words then, too: they are dropped where nothing has a date."""
        return self.form.left_as_typed(WORDS, DATES)

    @cached_property
    def meant(self) -> Meant | None:
        """What else may have been meant, if that finds anything."""
        if not self.result.suggested:
            return None
        form = self.form.with_words(corrected(self.form.text, self.result.suggested))
        count = find(form.counting()).total
        return Meant(form.text, count, form.address) if count else None

    @property
    def read_freely(self):
        """The same without anything taken just as it was typed, if anything is."""
        return self.form.with_words(self.form.text) if self.form.as_typed else None

    @property
    def read(self) -> list[Read]:
        """The ranges that were read in the words."""
        address = self.form.left_as_typed(DATES).address
        known = ranges_of(kinds())
        return [
            Read(known[name].say(*span.ends), address) for name, span in self.result.read.items()
        ]


def words_searched(text: str, other: Mapping[str, str], dropped: Iterable[str]) -> str:
    """A text with the other spellings, and without the dropped words (unless it is all of them)."""
    left = text
    for words in dropped:
        said = rf'(?<!\w)(?:\w+:)?"?{re.escape(words)}(?!\w)"?'
        left = " ".join(re.sub(said, " ", left, count=1).split())
    return corrected(left or text, other)


def corrected(text: str, other: Mapping[str, str]) -> str:
    """A text with each word that has another spelling changed for that."""
    for start, end, word in reversed(list(split(text))):
        if word in other:
            text = text[:start] + other[word] + text[end:]
    return text
