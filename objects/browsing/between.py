"""A range that somebody typed beside a facet's values: from one year to another."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict

from search.query import Span
from search.registry import Facet, Range

LONGEST = 40


@dataclass(frozen=True)
class End:
    """One of the two fields: its name in the address, its label, what was typed there."""

    name: str
    label: str
    typed: str
    means_something: bool

    @property
    def is_unread(self) -> bool:
        return bool(self.typed) and not self.means_something


@dataclass(frozen=True)
class Between:
    """What stands in the two fields of a facet's range, as typed."""

    facet: Facet
    first: str = ""
    last: str = ""

    @classmethod
    def read(cls, facet: Facet, typed: QueryDict) -> "Between":
        """What an address has for this facet's range; ends the wrong way round are turned."""
        first, last = (tidied(typed.get(name, "")) for name in facet.range.ends)
        between = cls(facet, first, last)
        return replace(between, first=last, last=first) if between.is_turned else between

    @property
    def range(self) -> Range:
        return self.facet.range

    def __bool__(self):
        return bool(self.first or self.last)

    @cached_property
    def _understood(self) -> tuple[tuple[int, int] | None, ...]:
        typed = (self.first, self.last)
        return tuple(self.range.read(words) if words else None for words in typed)

    @property
    def is_turned(self) -> bool:
        first, last = self._understood
        return bool(first and last and first[0] > last[1])

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """Both included; None where an end is open, or isn't understood."""
        first, last = self._understood
        return first and first[0], last and last[1]

    @property
    def is_chosen(self) -> bool:
        """Whether it narrows anything."""
        return self.ends != (None, None)

    def span(self, with_missing: bool) -> Span:
        return Span(*self.ends, with_missing)

    @property
    def said(self) -> str:
        """What is chosen, in words."""
        return self.range.say(*self.ends)

    @property
    def parts(self) -> list[End]:
        """Its two ends."""
        means = (understood is not None for understood in self._understood)
        typed = zip(self.range.ends, self.range.labels, (self.first, self.last), means, strict=True)
        return [End(*part) for part in typed]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Names and words of the ends that are understood, as they stand in an address."""
        return [(end.name, end.typed) for end in self.parts if end.means_something]

    @property
    def trouble(self) -> str:
        """What to say of words that mean nothing here."""
        unread = [end.typed for end in self.parts if end.is_unread]
        return self.range.unread.format("” or “".join(dict.fromkeys(unread))) if unread else ""


def tidied(words: str) -> str:
    return " ".join(words.replace("\x00", " ").split())[:LONGEST]
