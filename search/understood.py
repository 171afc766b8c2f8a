"""What was made of the words of a search, in words of our own, and how each of it is undone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.engines.reading import fields_of
from search.finding import DATES, FIELDS, SPELLING, WORDS, find
from search.parser import EITHER, MOST_WORDS, parse
from search.query import Result
from search.registry import kinds
from search.understanding.at_odds import halves
from search.understanding.meaning import asked_ends, asked_fields, ranged_facets
from search.ways_on import Way, offered_ways
from search.wish import Clause, Wish
from search.words import split


@dataclass(frozen=True)
class Meant:
    """Other words that may have been meant: those, how many things they find, and where."""

    text: str
    count: int
    address: str


@dataclass(frozen=True)
class Half:
    """One half of what contradicts itself, in words, how many things it finds, and where."""

    said: str
    count: int
    address: str


@dataclass(frozen=True)
class Chip:
    """What was read in the words as a value of a facet, and where nothing is read for that."""

    label: str
    name: str
    address: str


@dataclass(frozen=True)
class Astray:
    """Words that are not in the text that they were asked of, and what that text is."""

    words: str
    where: str


class Understood:
    """What a result says was read in the words of a form.

    A form has `text` and `as_typed`, gives others by `with_words()` and `left_as_typed()`, each
    with its `address`, and the search that counts what it finds by `counting()`.
    """

    def __init__(self, form, result: Result):
        self.form, self.result = form, result

    def __bool__(self):
        """Whether there is anything to say."""
        said = self.result.corrected or self.dropped or self.unread or self.result.suggested
        said = said or self.result.anywhere or self.has_fewer or self.is_doubtful
        said = said or self.form.as_typed or self.form.is_wordless or self.offered
        return bool(said or self.at_odds or self.left_out or self.has_half_either)

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
        """The words without which there is something; none where there is nothing all the same."""
        if not self.total:
            return []
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
    def astray(self) -> list[Astray]:
        """The words that were looked for in every text, and where they were asked for."""
        labels = {field.name: field.label for field in fields_of(kinds())}
        return [Astray(words, labels[name]) for words, name in self.result.anywhere.items()]

    @property
    def where_asked(self):
        """With each word only where it was asked for."""
        return self.form.left_as_typed(FIELDS)

    @property
    def is_free(self) -> bool:
        """Whether other spellings were looked for, and everything else that we do with words."""
        return self.result.is_spelt and not self.form.as_typed

    # What the signs in the words say

    @cached_property
    def _wish(self) -> Wish:
        text, _ = asked_ends(self.form.text, kinds())
        return parse(text, asked_fields(kinds()))

    @property
    def at_odds(self) -> list[str]:
        """The words that are wanted and left out at once, where nothing is found for that."""
        return [] if self.total else _said(self._wish.at_odds)

    @cached_property
    def halves(self) -> list[Half]:
        """What is asked for where nothing is left out, and the other way round, if it finds any."""
        made = []
        for text, said in halves(self.form.text, asked_fields(kinds())):
            form = self.form.with_words(text)
            if text and (count := find(form.counting()).total):
                made.append(Half(said, count, form.address))
        return made

    @cached_property
    def offered(self) -> list[Way]:
        """What apps offer for such words beside what was found."""
        return offered_ways(self.form.text) if self.total else []

    @property
    def left_out(self) -> list[str]:
        """The words that are left out, where nothing else is asked for."""
        return [] if self._wish.typed or not self.total else _said(self._wish.unwanted)

    @property
    def has_half_either(self) -> bool:
        """Whether there is an OR that stands between no two words."""
        return self._wish.half_either

    @property
    def is_either_alone(self) -> bool:
        """Whether there is nothing else: then it is a word like any other."""
        return self.has_half_either and all(clause.written == EITHER for clause in self._wish.typed)

    @property
    def either(self) -> str:
        return EITHER

    @property
    def read_freely(self):
        """The same without anything taken just as it was typed, if anything is."""
        return self.form.with_words(self.form.text) if self.form.as_typed else None

    @property
    def chips(self) -> list[Chip]:
        """The ranges that were read in the words, each to be taken away."""
        facets = ranged_facets(kinds())
        return [
            Chip(facet.label, facet.range.say(*span.ends), self.form.without_range(facet).address)
            for name, span in self.result.read.items()
            for facet in [facets[name]]
        ]


def _said(clauses: Iterable[Clause]) -> list[str]:
    """Clauses as they were typed, each once."""
    return list(dict.fromkeys(clause.written for clause in clauses))


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
