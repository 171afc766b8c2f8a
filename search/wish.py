"""What is wanted, whatever words it was said in: read from a text, asked of an engine."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.words import stem


@dataclass(frozen=True)
class Way:
    """Other words for a clause: several stand side by side, in this order.

    `weight` multiplies what a match counts, beside the words as typed. `is_exact` keeps
    endings: an abbreviation has none.
    """

    words: tuple[str, ...]
    weight: float = 1.0
    is_exact: bool = False


@dataclass(frozen=True)
class Clause:
    """Words that belong together: one word, the parts of a compound, or a phrase.

    It holds for a record that has the words, or says it in one of the other `ways`.
    `in_field` keeps it to one text field. `written` is what was typed for it.
    """

    words: tuple[str, ...]
    is_phrase: bool = False
    ways: tuple[Way, ...] = ()
    in_field: str = ""
    written: str = field(default="", compare=False)

    @property
    def whole(self) -> str:
        """A compound as one word; "" for others."""
        return "" if self.is_phrase or len(self.words) == 1 else "".join(self.words)

    def rules_out(self, other: "Clause") -> bool:
        """Whether nothing that the other holds for is without this one: all that has "combs" has
        a form of "comb".
        """
        if other.ways or self.in_field not in ("", other.in_field):
            return False
        if self.words == other.words:
            return other.is_phrase or not self.is_phrase
        is_word = len(self.words) == 1 and not self.is_phrase
        return is_word and not other.whole and stem(self.words[0]) in map(stem, other.words)


@dataclass(frozen=True)
class Wish:
    """What is wanted: every clause of `wanted`, none of `unwanted`.

    `optional` only makes a match better. `numbers` may be what things are called by: a thing
    with such a number is found whatever else was typed, and stands first; `number_parts` are
    enough to find it, too. `small` are words that are not insisted on; `dropped` were more
    than anybody means.

    `typed` are all clauses that were wanted, small words among them, in the order of the text.

    With `least`, so many of `wanted` will do, and what has all comes first. `in_names` asks
    whether a thing is called so: all words in one field that names it, or in marks of it.
    """

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    optional: tuple[Clause, ...] = ()
    numbers: tuple[str, ...] = ()
    number_parts: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    typed: tuple[Clause, ...] = ()
    least: int | None = None
    in_names: bool = False
    half_either: bool = field(default=False, compare=False)
    """Whether an OR in the text has no word before it, or none after it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows or orders the list."""
        return not (self.wanted or self.unwanted or self.optional or self.numbers)

    @property
    def at_odds(self) -> tuple[Clause, ...]:
        """The wanted clauses that an unwanted one rules out: with these nothing can be found."""
        return tuple(
            clause for clause in self.wanted if any(no.rules_out(clause) for no in self.unwanted)
        )

    @property
    def sought(self) -> Iterator[Clause]:
        """The clauses that may be marked in what was found."""
        yield from self.wanted
        yield from self.optional
