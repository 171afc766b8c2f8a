"""A run's report: what became of each record, read from the staging file a part at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace

from objects.exporting import harmless
from objects.importing.fields import FIELDS
from objects.importing.staging import Line, Staging
from objects.models import ImportRun

HEADER = ["Row", "Object number", "What happened", "Field", "Before", "After", "Why"]
KINDS = {
    "created": "objects created",
    "updated": "fields updated",
    "kept": "edits made here that were kept",
    "overwritten": "edits made here that the catalogue overwrote",
    "refused": "reasons to refuse a row",
    "repaired": "texts repaired",
    "left out": "measurements without a figure, left out",
    "not understood": "dates and sizes not understood",
    "picture": "pictures not taken",
    "not read": "columns that the mapping does not read",
    "missing": "objects missing from the file",
    "retired before": "retired objects that came back",
    "revived": "objects revived",
    "put back": "fields put back",
    "deleted": "objects deleted",
    "retired": "objects retired",
    "left": "changes left as they are",
}
"""Every kind of line, as a person reads it, in the order in which it matters."""


def lines(run: ImportRun, kind: str | None = None, offset: int = 0, limit: int = 100) -> list[Line]:
    """A page of the report's lines, of one kind or of all."""
    with Staging(run.folder) as staging:
        return [in_words(line) for line in staging.lines(kind, offset, limit)]


def in_words(line: Line) -> Line:
    """The line with its field as a person calls it."""
    field = FIELDS.get(line.field)
    return replace(line, field=field.label) if field else line


def count_lines(run: ImportRun) -> dict[str, int]:
    """How many lines there are of each kind, in the order of `KINDS`."""
    with Staging(run.folder) as staging:
        found = staging.line_counts()
    return {kind: found[kind] for kind in KINDS if kind in found}


def csv_rows(run: ImportRun) -> Iterator[list]:
    """The whole report as rows for a CSV, the header first; formulas made harmless."""
    yield HEADER
    with Staging(run.folder) as staging:
        for line in map(in_words, staging.lines()):
            said = [line.kind, line.field, line.before, line.after, line.reason]
            yield ["" if line.row is None else line.row, *map(harmless, [line.number, *said])]


def summary(run: ImportRun) -> list[tuple[int, str]]:
    """What a terminal or a page says first: numbers with their words, nothing that is zero."""
    words = {
        "rows": "rows read",
        "create": "objects to create",
        "update": "objects to update",
        "unchanged": "objects unchanged",
        "refused rows": "rows refused",
    }
    if run.state in (run.State.DONE, run.State.UNDONE):
        words |= {"create": "objects created", "update": "objects updated"}
    found = [(run.counts.get(key, 0), said) for key, said in words.items()]
    found += [
        (run.counts.get(kind, 0), said) for kind, said in KINDS.items() if kind not in COUNTED
    ]
    return [(number, _counted(number, said)) for number, said in found if number]


def _counted(number: int, said: str) -> str:
    """One object, two objects: the first word loses its s."""
    return re.sub(r"^(\w+)s\b", r"\1", said) if number == 1 else said


COUNTED = {"created", "refused"}
"""Kinds of lines that the summary counts by the row instead."""
