"""What a mapping is: which column or unit of a museum's file fills which field."""

from dataclasses import dataclass, field
from functools import cached_property

from objects.importing.mapping.parts import number_of_set
from objects.importing.mapping.results import MappedRow
from objects.importing.mapping.rows import RowReader
from objects.importing.mapping.targets import TARGETS


@dataclass(frozen=True)
class FieldMap:
    """One `[[fields]]` table: which column or unit fills which field, and how."""

    columns: tuple[str, ...]  # the first of them that has something is read
    to: str
    path: str = ""
    separator: str = ""
    join: str | None = None
    beside: dict[str, str] = field(default_factory=dict)  # name -> column or sub-unit
    constants: dict[str, str] = field(default_factory=dict)  # name -> word
    words: dict[str, str] = field(default_factory=dict)  # folded -> what is meant
    organisations: frozenset[str] = frozenset()
    unit: str = ""
    template: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Mapping:
    """A museum's columns or units, and what becomes of them; made by `load_mapping`."""

    name: str
    source: str
    format: str
    state: str
    fields: tuple[FieldMap, ...]
    digest: str  # of the file's meaning: comments and layout do not count
    encoding: str = ""
    delimiter: str = ""
    quote: str | None = None
    escape: str = ""
    separator: str = ""
    meaningless: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    constants: dict[str, str] = field(default_factory=dict)
    part_pattern: str = ""
    mention_pattern: str = ""

    @cached_property
    def columns(self) -> frozenset[str]:
        """Every column, unit or sub-unit that is read."""
        return frozenset(column for one in self.fields for column in self._read_by(one))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that a CSV must have, in the order of the mapping."""
        needed = (
            column for one in self.fields if not one.optional for column in self._read_by(one)
        )
        return tuple(dict.fromkeys(needed))

    @cached_property
    def longest_meaningless(self) -> int:
        """The length of the longest word that means nothing: longer texts need no look."""
        return max((len(word) for word in self.meaningless), default=0)

    @cached_property
    def by_target(self) -> dict[str, list[FieldMap]]:
        """The field maps of each field that is filled; dates last, which look at the prose."""
        found: dict[str, list[FieldMap]] = {}
        for one in sorted(self.fields, key=lambda one: TARGETS[one.to].kind == "date"):
            found.setdefault(one.to, []).append(one)
        return found

    def map_row(self, row) -> MappedRow:
        """The plain values of a `SourceRow`; never raises for what a museum may have written."""
        return RowReader(self, row).read()

    def object_number(self, row) -> str:
        """The number of the object in a `SourceRow`, or "": the one value read without the rest."""
        return RowReader(self, row).texts("object_number")

    def image_names(self, row) -> list[str]:
        """The file names of its pictures that a `SourceRow` gives."""
        return [image[0] for image in RowReader(self, row).rows("image")]

    def set_number(self, object_number: str) -> str:
        """The number of the set of which this one is a part, or "" if it is no part."""
        return number_of_set(self.part_pattern, object_number)

    def _read_by(self, one):
        # The sub-units of a unit come with it; in a CSV they are columns of their own.
        yield from one.columns
        if self.format == "csv":
            yield from one.beside.values()
