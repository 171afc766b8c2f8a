"""CSV of any delimiter and quoting, read strictly: what is ambiguous is refused, not guessed."""

import csv
import difflib
import hashlib
import io
import json
import sys

from objects.importing.sources.base import Source, SourceError, SourceRow, Value
from objects.importing.sources.encodings import find_encoding
from objects.importing.sources.files import SourceFile

csv.field_size_limit(sys.maxsize)  # a catalogue's longest text is not ours to bound...
LONGEST_ROW = 20_000_000  # ...but a quote that never closes must not eat the memory (characters)
USUAL_DELIMITERS = ",;\t|"


class CsvSource(Source):
    """Rows of a CSV file, one object in each, under a header that names the columns."""

    def __init__(self, path, mapping):
        super().__init__(path, mapping)
        if self.path.is_dir():
            raise SourceError(f"{self.path} is a folder; name the CSV file in it.")
        self._file = SourceFile(self.path)
        self._refuse_other_text()
        self._encoding, self._cut_off = find_encoding(self._file, mapping.encoding)
        self._dialect, self.header = self._read_header()
        self._check_header()

    @property
    def position(self):
        return self._file.position

    @property
    def size(self):
        return self._file.size

    def rows(self):
        with self._text() as text:
            lines = self._lines(text)
            reader = csv.reader(lines, **self._dialect)
            seen = False
            for number, cells in self._records(reader, lines):
                if not seen:
                    seen = True  # the header, checked at the start
                    continue
                yield self._row(number, cells)
            if reader.line_num and lines.records < 2:
                raise SourceError(f"{self.path.name} has a header but no rows under it.")

    def _records(self, reader, lines):
        while True:
            start = reader.line_num + 1
            lines.begin(start)
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise self._broken(start, reader.line_num, error) from error
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if lines.unfinished and (self._cut_off or len(cells) < len(self.header)):
                message = f"{self.path.name} is cut off in the middle of the row at line {start}."
                raise SourceError(message, abnormal=True)
            lines.records += 1
            yield start, cells

    def _row(self, number, cells) -> SourceRow:
        values = {
            name: [Value(cells[index])] if cells[index].strip() else []
            for name, index in self._wanted
            if index < len(cells)
        }
        digest = hashlib.sha256(json.dumps([self.header, cells]).encode()).hexdigest()
        return SourceRow(number, values, digest, self._problem(cells))

    def _problem(self, cells) -> str:
        if len(cells) == len(self.header):
            return ""
        return (
            f"the row has {len(cells)} cells, the header {len(self.header)}; "
            "look for a delimiter or a quotation mark inside a value"
        )

    def _broken(self, start, line, error) -> SourceError:
        where = f"{self.path.name}, row at line {start}"
        if "unexpected end of data" in str(error):
            message = f"{where}: a quotation mark is opened and never closed; is the file cut off?"
        else:
            message = (
                f"{where}: the quotes cannot be read at line {line} ({error}). A quotation "
                'mark inside a value is written twice (""); if marks mean nothing in this file, '
                'write quote = "" in the mapping.'
            )
        return SourceError(message, abnormal=True)

    # The header

    def _read_header(self):
        with self._text() as text:
            first = next((line for line in self._lines(text) if line.strip()), "")
        if not first:
            raise SourceError(f"{self.path.name} is empty: there is nothing in it to import.")
        dialect = max(self._dialects(first), key=lambda kept: self._score(first, kept))
        with self._text() as text:
            try:
                filled = (cells for cells in csv.reader(self._lines(text), **dialect) if any(cells))
                header = next(filled, [])
            except csv.Error as error:
                message = f"{self.path.name}: the header in line 1 cannot be read as CSV ({error})."
                raise SourceError(message) from error
        return dialect, [name.strip() for name in header]

    def _lines(self, text):
        lines = _Lines(text, self.path.name)
        lines.begin(1)
        return lines

    def _dialects(self, line):
        """The ways in which this line may be written, the mapping's word first, the usual next."""
        found = dict.fromkeys(c for c in line if not c.isalnum() and c not in " \"'\r\n_")
        usual = [c for c in USUAL_DELIMITERS if c in found]
        delimiters = [self.mapping.delimiter] if self.mapping.delimiter else [*usual, *found]
        quotes = ['"', "'"] if self.mapping.quote is None else [self.mapping.quote]
        for quote in quotes:
            for delimiter in delimiters or [","]:
                yield _dialect(delimiter, quote, self.mapping.escape)

    def _score(self, line, dialect) -> tuple[int, int]:
        """How many columns that the mapping names this way of reading finds, and how many in all.

        The second breaks ties, and only for the usual delimiters: `a-b` is one name.
        """
        try:
            names = [name.strip() for name in next(csv.reader([line], **dialect), [])]
        except csv.Error:
            return -1, 0
        usual = dialect["delimiter"] in USUAL_DELIMITERS
        return len(set(names) & self.mapping.columns), len(names) if usual else 0

    def _check_header(self):
        name = self.path.name
        for place, column in enumerate(self.header, 1):
            if not column:
                raise SourceError(f"{name}: column {place} has no name in the header.")
        doubled = sorted({column for column in self.header if self.header.count(column) > 1})
        if doubled:
            raise SourceError(f"{name}: the header names {_quoted(doubled)} more than once.")
        missing = [column for column in self.mapping.required if column not in self.header]
        if missing:
            raise SourceError(self._missing(missing))
        places = {column: index for index, column in enumerate(self.header)}
        self._wanted = [(c, places[c]) for c in self.header if c in self.mapping.columns]
        known = self.mapping.columns | self.mapping.ignore
        self.unused = [column for column in self.header if column not in known]

    def _missing(self, missing) -> str:
        close = {m: difflib.get_close_matches(m, self.header, 1) for m in missing}
        meant = [f"“{found[0]}” instead of “{m}”" for m, found in close.items() if found]
        hint = f" (it has {', '.join(meant)})" if meant else ""
        return (
            f"{self.path.name}: the mapping {self.mapping.name} reads {_quoted(missing)}, which "
            f"the header has not{hint}. Its columns are {_quoted(self.header)}. Choose the mapping "
            "for this file, or write optional = true at the fields that may be absent."
        )

    def _refuse_other_text(self):
        start = self._file.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
        for beginning, kind in ((b"<", "XML or HTML"), (b"[{", "JSON"), (b"{", "JSON")):
            if start.startswith(beginning):
                raise SourceError(
                    f"{self.path.name} is {kind}, but the mapping {self.mapping.name} reads CSV. "
                    "Choose a mapping for that format, or save the data as CSV."
                )

    def _text(self):
        # A last character that is cut off is dropped: its row is refused in any case.
        errors = "ignore" if self._cut_off else "strict"
        return io.TextIOWrapper(self._file.open(), self._encoding, errors=errors, newline="")


class _Lines:
    """The lines of a text for the csv reader, none of them nor any row beyond `LONGEST_ROW`."""

    def __init__(self, text, name):
        self._text, self._name = text, name
        self._start = self._length = self.records = 0
        self.unfinished = False

    def begin(self, line: int):
        """Say that a new row begins at this line."""
        self._start, self._length = line, 0

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        self._length += len(line)
        if self._length > LONGEST_ROW:
            raise SourceError(
                f"{self._name}: the row at line {self._start} has no end within {LONGEST_ROW:,} "
                "characters; a quotation mark there is probably opened and never closed.",
                abnormal=True,
            )
        self.unfinished = not line.endswith(("\n", "\r"))
        return line


def _dialect(delimiter, quote, escape) -> dict:
    return {
        "strict": True,
        "delimiter": delimiter,
        "quotechar": quote or None,
        "quoting": csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        "escapechar": escape or None,
        "doublequote": not escape,
    }


def _quoted(names) -> str:
    return ", ".join(f"“{name}”" for name in names)
