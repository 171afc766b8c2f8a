"""First pass: the file into the staging file, mapped where anything can have changed."""

import hashlib
import json
from collections import Counter

from objects.importing.batches import batches
from objects.importing.fields import FIELDS, too_long
from objects.importing.mapping import Mapping
from objects.importing.pictures import PictureFolder, PictureTaker
from objects.importing.sources import SourceError, SourceRow, open_source
from objects.importing.staging import Line, Staging
from objects.models import ImportedRecord
from objects.numbers import fold_number

BATCH = 500
PIPELINE_VERSION = "1"
"""Raise it when the same source row would now give other values, so that rows are read anew."""

NUMBER_LENGTH = 200
NOT_READ = "The mapping does not read this column; `ignore` in it says that this is meant."
NO_FIGURE = "A measurement without a figure says nothing; it was left out."
TOO_LONG = f"The number is longer than {NUMBER_LENGTH} characters."
UNREAD_DATE = "The date was not understood; its words are kept, without a year."
CLAMPED_DATE = "Older than 10000 BC; it counts as that year."
UNREAD_SIZE = "The size was not understood; its words are kept, without a figure."


class Reader:
    """Reads a run's file into its staging file and counts what it meets."""

    def __init__(self, run, path, mapping: Mapping, staging: Staging, images_dir=None):
        self.run, self.mapping, self.staging = run, mapping, staging
        self.source = open_source(path, mapping)
        self.taker = PictureTaker(PictureFolder(images_dir), run, staging) if images_dir else None
        self.broken_off = ""
        self.counts = Counter()

    def read(self, progress) -> None:
        """Stage every row. A file that breaks off leaves its reason in `broken_off`.

        Raises SourceError for one that can't be read at all.
        """
        progress.start("Reading the file")
        for rows in batches(self._rows(), BATCH):
            self.staging.begin()
            self._stage(rows)
            self.staging.end()
            progress.at(self.source.position, self.source.size)
        self.staging.begin()
        self.staging.add_lines(
            Line(None, "", "not read", column, reason=NOT_READ) for column in self.source.unused
        )
        self.staging.refuse_doubled(_doubled)
        self.staging.end()

    def _rows(self):
        try:
            yield from self.source.rows()
        except SourceError as error:
            if not error.abnormal:
                raise
            self.broken_off = str(error)

    def _stage(self, rows: list[SourceRow]):
        numbered = [(row, self.mapping.object_number(row)) for row in rows]
        known = _known_digests(fold_number(number) for _, number in numbered)
        staged, lines = [], []
        for row, number in numbered:
            staged.append(self._row(row, number, known, lines))
        self.staging.add_rows(staged)
        self.staging.add_lines(lines)

    def _row(self, row, number, known, lines) -> tuple:
        key = fold_number(number)
        if max(len(number), len(key)) > NUMBER_LENGTH:
            lines.append(
                Line(
                    row.number, number[:NUMBER_LENGTH], "refused", "object_number", reason=TOO_LONG
                )
            )
            return (row.number, number[:NUMBER_LENGTH], "", "", None, "refused", None)
        digest = self._digest(row, number)
        pk, source, known_digest, retired = known.get(key, (None, "", "", None))
        if known_digest == digest and source == self.run.source and retired is None:
            return (row.number, number, key, digest, None, "unchanged", pk)
        record, problems = self._map(row, number, lines)
        if problems:
            self.counts["refused rows"] += 1
            lines.extend(Line(row.number, number, "refused", *problem) for problem in problems)
            return (row.number, number, key, digest, None, "refused", None)
        return (row.number, number, key, digest, json.dumps(record), None, None)

    def _digest(self, row: SourceRow, number: str) -> str:
        parts = [PIPELINE_VERSION, self.mapping.digest, row.raw_digest]
        if self.taker:
            parts.append(self.taker.stamp(number, self.mapping.image_names(row)))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _map(self, row, number, lines) -> tuple[dict, list[tuple]]:
        """The row's plain values, and its problems as (field, before, after, reason)."""
        if row.problem:
            return {}, [("", "", "", row.problem)]
        mapped = self.mapping.map_row(row)
        problems = [(p.field, "", "", p.reason) for p in mapped.problems]
        record = {name: mapped.values[name] for name in FIELDS if name in mapped.values}
        record["set_number"] = self.mapping.set_number(number)
        problems += [(name, "", "", reason) for name, reason in too_long(record)]
        if not problems:
            self._note(row, number, mapped, lines)
            self._take_pictures(row, number, record, lines)
        return record, problems

    def _note(self, row, number, mapped, lines):
        for repair in mapped.repairs:
            kind, why = ("repaired", "") if repair.after else ("left out", NO_FIGURE)
            lines.append(
                Line(row.number, number, kind, repair.field, repair.before, repair.after, why)
            )
        for field, words, reason in _not_understood(mapped):
            lines.append(Line(row.number, number, "not understood", field, words, "", reason))

    def _take_pictures(self, row, number, record, lines):
        named = record.pop("image", [])
        if self.taker:
            record["image"], problems = self.taker.take(row.number, number, named)
            lines.extend(problems)


def _not_understood(mapped):
    if mapped.unread_date:
        yield "object_production_date", mapped.unread_date, UNREAD_DATE
    if mapped.clamped_date:
        yield "object_production_date", mapped.clamped_date, CLAMPED_DATE
    for words in mapped.unread_dimensions:
        yield "dimension", words, UNREAD_SIZE


def _doubled(rows, count):
    more = f" and {count - len(rows):,} more" if count > len(rows) else ""
    return f"This number stands in rows {', '.join(map(str, rows))}{more}. None of them was read."


def _known_digests(keys) -> dict[str, tuple]:
    """Key to (object, source, digest of its last row unless somebody touched it, retired at)."""
    found = ImportedRecord.objects.filter(number_key__in=list(keys)).values_list(
        "number_key",
        "collection_object_id",
        "collection_object__source",
        "digest",
        "is_touched",
        "collection_object__retired_at",
    )
    return {
        key: (pk, source, "" if touched else digest, retired)
        for key, pk, source, digest, touched, retired in found
    }
