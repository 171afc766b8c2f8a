"""The Museum Data Service's JSON: a list of records, or the pages of its extract service.

A record is `{"@admin": {...}, "@document": {"units": [...]}}`; a unit has a Spectrum type, a
value, the museum's own name for the field (`path`), and may have units under it. A page is
`{"data": [records], "has_next": bool, "next_url": ..., "resume": ...}`. Pages are given one by
one, or as a folder of page files, which are read in the order of their names (2 before 10).
"""

import hashlib
import json
import re

import ijson

from objects.importing.sources.base import NO_NOTES, Source, SourceError, SourceRow, Value
from objects.importing.sources.files import SourceFile

PAGE_NAMES = re.compile(r"[^.].*\.json(\.gz)?", re.I)  # not the hidden `._page.json`
BYTE_MARK = b"\xef\xbb\xbf"
NO_UNITS = "the record has no list of units under “@document”"


class MdsJsonSource(Source):
    """Records of one file or of a folder of page files, streamed."""

    def __init__(self, path, mapping):
        super().__init__(path, mapping)
        self._files = [_Page(file) for file in self._paths()]
        self._at = 0

    @property
    def position(self):
        done = sum(page.file.size for page in self._files[: self._at])
        return done + (self._files[self._at].file.position if self._at < len(self._files) else 0)

    @property
    def size(self):
        return sum(page.file.size for page in self._files)

    def rows(self):
        number = 0
        for place, page in enumerate(self._files):
            self._at = place
            for record in page.records():
                number += 1
                yield self._row(number, record)
            self._check_next(page)
        self._at = len(self._files)
        if not number:
            raise SourceError(f"{self.path.name} holds no records.")

    def _paths(self):
        if not self.path.is_dir():
            return [self.path]
        found = [file for file in self.path.iterdir() if PAGE_NAMES.fullmatch(file.name)]
        if not found:
            raise SourceError(f"The folder {self.path.name} has no .json or .json.gz files in it.")
        return sorted(found, key=_name_order)

    def _check_next(self, page):
        """A page must say truly whether another follows; a plain list says nothing."""
        last = page is self._files[-1]
        says_next = page.has_next()
        if says_next is None or says_next is not last:
            return
        if last:
            message = (
                f"{page.file.path.name} says that another page follows, but there is none. Put all "
                "pages into one folder and import the folder."
            )
        else:
            message = (
                f"{page.file.path.name} says that it is the last page, but others stand beside it. "
                "Keep each extract in a folder of its own."
            )
        raise SourceError(message, abnormal=True)

    def _row(self, number, record) -> SourceRow:
        document = record.get("@document") if isinstance(record, dict) else None
        units = document.get("units") if isinstance(document, dict) else None
        if not isinstance(units, list):
            return SourceRow(number, problem=NO_UNITS)
        values = self._admin_values(record.get("@admin"))
        try:
            _collect(units, values, self.mapping.columns)
        except (AttributeError, TypeError):
            return SourceRow(number, values, problem="a unit in the record is not built as one")
        # Not @admin as a whole: its times change with every extract, the record does not.
        kept = {key: [v.text for v in values[key]] for key in values if key.startswith("@")}
        read = json.dumps([kept, units], sort_keys=True, default=str)
        return SourceRow(number, values, hashlib.sha256(read.encode()).hexdigest())

    def _admin_values(self, admin) -> dict[str, list[Value]]:
        values = {}
        for column in self.mapping.columns:
            if column.startswith("@admin/"):
                text = _follow(admin, column.split("/")[1:])
                values[column] = [Value(text)] if text else []
        return values


class _Page:
    """One file: a list of records, or an envelope with the list in it."""

    def __init__(self, path):
        self.file = SourceFile(path)
        name = self.file.path.name
        start = self.file.head.removeprefix(BYTE_MARK).lstrip()
        if start[:1] not in (b"[", b"{"):
            raise SourceError(
                f"{name} is not JSON of the Museum Data Service: it begins with "
                f"“{start[:20].decode('utf-8', 'replace')}”. Choose the mapping for this file."
            )
        self._envelope = start[:1] == b"{"
        if self._envelope and self._first("data", "start_array") is None:
            raise SourceError(
                f"{name} is JSON, but neither a list of records nor a page with “data” in it."
            )

    def records(self):
        """Each record as Python values; numbers stay as written (Decimal)."""
        name = self.file.path.name
        try:
            with self._open() as stream:
                yield from ijson.items(stream, "data.item" if self._envelope else "item")
        except ijson.JSONError as error:
            raise _broken(name, error) from error

    def has_next(self) -> bool | None:
        """Whether the envelope says that another page follows; None for a plain list."""
        if not self._envelope:
            return None
        with self._open() as stream:
            return bool(next(ijson.items(stream, "has_next"), False))

    def _first(self, prefix, event):
        try:
            with self._open() as stream:
                found = ((p, e) for p, e, _ in ijson.parse(stream) if p == prefix)
                return next((e for _, e in found if e == event), None)
        except ijson.JSONError as error:
            raise _broken(self.file.path.name, error) from error

    def _open(self):
        stream = self.file.open()
        if self.file.head.startswith(BYTE_MARK):
            stream.read(len(BYTE_MARK))
        return stream


def _collect(units, values, wanted):
    for unit in units:
        kind, text, under = unit.get("type", ""), unit.get("value"), unit.get("units") or ()
        if text is None:
            _collect(under, values, wanted)  # a group: what it holds stands for itself
            continue
        notes = _notes(under) if under else NO_NOTES
        if kind in wanted:
            value = Value(_text(text), unit.get("path", ""), notes)
            values.setdefault(kind, []).append(value)
        for under_kind, texts in notes.items():
            if (column := f"{kind} > {under_kind}") in wanted:
                values.setdefault(column, []).extend(Value(text) for text in texts)


def _notes(units) -> dict[str, tuple[str, ...]]:
    notes: dict[str, tuple[str, ...]] = {}
    for unit in units:
        if (text := unit.get("value")) is not None:
            kind = unit.get("type", "")
            notes[kind] = (*notes.get(kind, ()), _text(text))
    return notes


def _text(value) -> str:
    if isinstance(value, (dict, list)):
        raise TypeError("a value is a text or a number")
    return value if isinstance(value, str) else str(value)


def _follow(admin, keys) -> str:
    for key in keys:
        admin = admin.get(key) if isinstance(admin, dict) else None
    return "" if admin is None or isinstance(admin, (dict, list)) else str(admin)


def _broken(name, error) -> SourceError:
    words = str(error)
    if "premature EOF" in words:
        message = f"{name} is cut off: the JSON ends before its end."
    elif "UTF8" in words:
        message = f"{name} is not in UTF-8, as JSON has to be: {_near(words)}"
    else:
        message = f"{name} is not well-formed JSON: {_near(words)}"
    return SourceError(message, abnormal=True)


def _near(words) -> str:
    """The parser's own words with the place it points at, on one line."""
    return re.sub(r"\s+", " ", words.removeprefix("b'").split("(right here)")[0]).strip()


def _name_order(path):
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]
