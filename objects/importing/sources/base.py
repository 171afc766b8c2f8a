"""What every source of records yields, and how it says that a file cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

NO_NOTES = MappingProxyType({})


class SourceError(Exception):
    """A file that cannot be read, or not to its end; the message is for a person.

    `abnormal` means that rows came before and more were to be expected after them, so that
    nothing may be concluded from what is missing.
    """

    def __init__(self, message: str, *, abnormal: bool = False):
        super().__init__(message)
        self.abnormal = abnormal


@dataclass(frozen=True, slots=True)
class Value:
    """One value as the file has it; `notes` are the sub-units that stand under it, by type."""

    text: str
    path: str = ""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_NOTES)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One record as read. `number` is its first line in a CSV, its place in a JSON file.

    `values` has only the columns or units that the mapping asks for; a column that the file
    has not is no key. `problem` says why the row as a whole cannot be used.
    """

    number: int
    values: dict[str, list[Value]] = field(default_factory=dict)
    raw_digest: str = ""
    problem: str = ""


class Source:
    """A file of records in one format. A new format is one subclass, entered in `SOURCES`.

    The constructor refuses (`SourceError`) what can be seen without reading all rows.
    """

    def __init__(self, path, mapping):
        self.path = Path(path)
        self.mapping = mapping
        self.name = mapping.source
        self.unused: list[
            str
        ] = []  # columns of the file that the mapping neither reads nor ignores

    def rows(self) -> Iterator[SourceRow]:
        """The records one by one, in flat memory; `SourceError` where the file breaks off."""
        raise NotImplementedError

    @property
    def position(self) -> int:
        """Bytes of the file (packed, if it is packed) read so far, of `size`."""
        raise NotImplementedError

    @property
    def size(self) -> int:
        """Bytes of the file, or of all files of a folder."""
        raise NotImplementedError
