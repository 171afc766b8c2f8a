"""What reading a row of a file with a mapping yields."""

from dataclasses import dataclass, field
from typing import Any


class MappingError(Exception):
    """A mapping that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right in a field, before and after; `after` is empty for what was dropped."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused, and by which field."""

    field: str
    reason: str


@dataclass(slots=True)
class MappedRow:
    """The plain values of one object, with what a report says about them.

    A row with problems is refused; its object number is given all the same if it has one, so
    that the object counts as present. Dates and dimensions that were not understood keep
    their words in `values` and are listed here as well.
    """

    number: int
    object_number: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread_date: str = ""
    clamped_date: str = ""
    unread_dimensions: list[str] = field(default_factory=list)
