"""From one row of a file to the plain values of one object."""

import re
from urllib.parse import urlsplit

from objects.dates import date_of_record
from objects.importing.mapping.dimensions import read_dimension
from objects.importing.mapping.results import MappedRow, Problem, Repair
from objects.importing.mapping.targets import TARGETS
from objects.importing.mapping.text import excerpts, read_name, read_prose

AS_WRITTEN = {"object_number", "record_url", "image"}  # what identifies is never put right
JOINTS = {"note": ", "}  # how several sub-units become one text; "; " for the others


class RowReader:
    """Reads one `SourceRow` by its mapping; what it notices gathers in `out`."""

    def __init__(self, mapping, row):
        self.mapping, self.row = mapping, row
        self.out = MappedRow(row.number)

    def read(self) -> MappedRow:
        """The plain values, problems and repairs of this row."""
        values = self.out.values
        for to in self.mapping.by_target:
            if self._present(to):
                values[to] = READERS[TARGETS[to].kind](self, to)
        for to, text in self.mapping.constants.items():
            values[to] = values.get(to) or text
        self.out.object_number = values.get("object_number", "")
        self._check()
        return self.out

    def _check(self):
        if self.row.problem:
            self._refuse("", self.row.problem)
        elif not self.out.object_number:
            self._refuse("object_number", "the row has no object number")
        url = self.out.values.get("record_url")
        if url and not _is_web_address(url):
            self._refuse("record_url", f"“{url}” is no full web address (https://…)")

    def _refuse(self, field, reason):
        self.out.problems.append(Problem(field, reason))

    # What the row has

    def _present(self, to):
        """The maps of this field whose column the file has; a unit that is absent is empty."""
        fields = self.mapping.by_target.get(to, ())
        if self.mapping.format != "csv":
            return fields
        values = self.row.values
        return [one for one in fields if any(column in values for column in one.columns)]

    def _pieces(self, one) -> list[tuple]:
        """`(text, value, place, count)` of each value: cells are split, idle words dropped."""
        pieces = []
        for value in self._values(one):
            texts = self._split(one, value.text)
            for place, text in enumerate(texts):
                if text := self._clean(one, text):
                    pieces.append((text, value, place, len(texts)))
        return pieces

    def _values(self, one):
        for column in one.columns:
            found = self.row.values.get(column)
            if found and one.path:
                found = [value for value in found if value.path == one.path]
            if found:
                return found
        return ()

    def _split(self, one, text) -> list[str]:
        separator = one.separator or self.mapping.separator
        if not separator or (TARGETS[one.to].kind != "rows" and one.join is None):
            return [text]
        return text.split(separator)

    def _clean(self, one, text) -> str:
        """The text as it is kept, or "" for words that mean nothing."""
        text = self._read(one.to, text, TARGETS[one.to].names)
        if not (one.words or one.template or len(text) <= self.mapping.longest_meaningless):
            return text
        folded = text.casefold()
        if folded in self.mapping.meaningless:
            return ""
        text = one.words.get(folded, text)
        return one.template.replace("{}", text) if one.template and text else text

    def _read(self, to, text, is_name) -> str:
        text, mended, damaged = read_name(text) if is_name else read_prose(text)
        if damaged:
            self._refuse(to, "the value has a NUL or half a character in it; the file is damaged")
        if mended is None or to in AS_WRITTEN:
            return text
        self.out.repairs.append(Repair(to, *excerpts(text, mended)))
        return mended

    # The kinds of fields

    def texts(self, to) -> str:
        """The words of a field of text; several are joined if the mapping says how."""
        fields = self._present(to)
        found = [piece[0] for one in fields for piece in self._pieces(one)]
        join = fields[0].join if fields else None
        if len(found) > 1 and join is None:
            found = list(dict.fromkeys(found))
        if len(found) > 1 and join is None:
            reason = f"there are {len(found)} values where one is expected ({' | '.join(found)})"
            self._refuse(to, f"{reason}; a join in the mapping would keep them all")
        return (join or "; ").join(found)

    def count(self, to) -> int | None:
        """A whole number, or None."""
        text = self.texts(to)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", text):
            self._refuse(to, f"“{text[:100]}” is no whole number")
            return None
        return int(text)

    def date(self, to) -> list:
        """`[text, edtf, earliest, latest, certainty]`, from the words or else from the prose."""
        date = date_of_record(self.texts(to), self.out.values.get("brief_description", ""))
        if not date.understood:
            self.out.unread_date = date.text
        elif date.clamped:
            self.out.clamped_date = date.text
        return [date.text, date.edtf, date.earliest, date.latest, date.certainty]

    def rows(self, to) -> list[list[str]]:
        """The rows of a field that has many, each once."""
        build = self._dimension if to == "dimension" else self._row
        found = [build(one, *piece) for one in self._present(to) for piece in self._pieces(one)]
        return [list(row) for row in dict.fromkeys(found) if row]

    def _dimension(self, one, text, *_):
        row = read_dimension(text, one.unit)
        if row is None:
            self.out.repairs.append(Repair("dimension", text, ""))
        elif not row[2]:
            self.out.unread_dimensions.append(text)
        return row

    def _row(self, one, text, value, place, count):
        beside = TARGETS[one.to].beside
        if not (one.constants or one.beside):
            return (text, *[""] * len(beside))
        row = [text]
        for name in beside:
            said = one.constants.get(name, "")
            row.append(self._beside(one, name, value, place, count) if name in one.beside else said)
        if text.casefold() in one.organisations:
            row[1] = "organisation"
        return tuple(row)

    def _beside(self, one, name, value, place, count) -> str:
        """The words that belong to this value: its sub-units, or the same place in a column."""
        texts = self._texts_beside(one, one.beside[name], value, place, count)
        cleaned = [self._read(one.to, text, True) for text in texts]
        idle = self.mapping.meaningless
        kept = [text for text in cleaned if text and text.casefold() not in idle]
        kept = [one.words.get(text.casefold(), text) for text in kept]
        joined = JOINTS.get(name, "; ").join(dict.fromkeys(kept))
        return joined.lower() if name == "role" else joined

    def _texts_beside(self, one, column, value, place, count):
        if self.mapping.format != "csv":
            return value.notes.get(column, ())
        cell = "".join(found.text for found in self.row.values.get(column, ()))
        separator = one.separator or self.mapping.separator
        pieces = cell.split(separator) if separator else [cell]
        return [pieces[place]] if len(pieces) == count else [cell]


READERS = {
    "text": RowReader.texts,
    "number": RowReader.count,
    "date": RowReader.date,
    "rows": RowReader.rows,
}


def _is_web_address(url) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", url)
