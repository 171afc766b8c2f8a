"""What can be typed into the search box, said from what is really read there."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.parser import EITHER
from search.registry import Kind
from search.understanding.meaning import ranges_of


@dataclass(frozen=True)
class Ask:
    """Something that can be typed, and what it does."""

    typed: str
    does: str


def ways_to_ask(kinds: Iterable[Kind]) -> list[Ask]:
    """All that can be typed to search some kinds."""
    kinds = tuple(kinds)
    ranges = ranges_of(kinds).values()
    asks = [
        Ask('"tea tin"', "Finds these words side by side, just as they are."),
        Ask("tin -tobacco", "Leaves out what has the word after the minus sign."),
        Ask(f"tin {EITHER} can", f"Finds one or the other. {EITHER} is in capitals."),
        *(Ask("1930s comb, radio before the war", "Dates are read as dates.") for _ in ranges),
        *map(_in_range, ranges),
        *(_in_field(field) for kind in kinds for field in kind.fields if field.asked),
        Ask("a number from a label", "Finds that very thing. Part of the number will do, too."),
    ]
    return list(dict.fromkeys(asks))


def _in_range(range_) -> Ask:
    first, last = (f"{end}:{year}" for end, year in zip(range_.ends, ("1930", "1939"), strict=True))
    return Ask(f"{first} {last}", "Finds what was made in these years. One of the two will do.")


def _in_field(field) -> Ask:
    asked, *others = (f"{word}:" for word in field.asked)
    does = f"Looks only in {field.label}."
    return Ask(f"{asked}…", f"{does} Or {' '.join(others)}" if others else does)
