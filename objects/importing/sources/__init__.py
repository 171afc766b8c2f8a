"""Sources: what a museum hands over, read into plain rows. A new format is one class here."""

from objects.importing.sources.base import Source, SourceError, SourceRow, Value
from objects.importing.sources.csv_file import CsvSource
from objects.importing.sources.mds_json import MdsJsonSource

__all__ = ["SOURCES", "Source", "SourceError", "SourceRow", "Value", "open_source"]

SOURCES: dict[str, type[Source]] = {"csv": CsvSource, "mds-json": MdsJsonSource}


def open_source(path, mapping) -> Source:
    """The file at `path` ready to be read as the mapping's format.

    Raises `SourceError` at once for what is plainly another kind of file, is empty, is in no
    encoding that we may use, or lacks columns that the mapping reads.
    """
    return SOURCES[mapping.format](path, mapping)
