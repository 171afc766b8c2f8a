"""The staging file of a run: a small SQLite file of its own, under VAR_DIR.

Reading, mapping and comparing happen here, outside any transaction of the site's database,
so that a large file neither fills the memory nor keeps editors waiting. It also holds the
run's report.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE rows (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL,
    number TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    record TEXT,      -- the plain values; NULL where the digest says that nothing changed
    outcome TEXT,     -- create, update, note (only what was given is new), unchanged, refused
    kept INTEGER,     -- whether an edit made here stays
    changes TEXT,     -- field: [before, after], for an update
    object INTEGER,
    fingerprint TEXT  -- of the object when it was compared
);
CREATE INDEX rows_key ON rows (key);
CREATE TABLE missing (object INTEGER PRIMARY KEY, number TEXT NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE pictures (
    hash TEXT PRIMARY KEY, file TEXT NOT NULL, title TEXT NOT NULL, width INTEGER, height INTEGER
);
CREATE TABLE lines (
    id INTEGER PRIMARY KEY,
    row INTEGER,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX lines_kind ON lines (kind, id);
"""


MOST_NAMED = 10
"""So many rows of one number are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report: what happened to a record, or to one field of it."""

    row: int | None
    number: str
    kind: str
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(slots=True)
class Staged:
    """One source row on its way; `record` and `changes` are plain values."""

    id: int
    row: int
    number: str
    key: str
    digest: str
    record: dict | None
    outcome: str | None
    changes: dict
    object: int | None
    fingerprint: str | None
    kept: int | None


class Staging:
    """Reads and writes a run's staging file."""

    def __init__(self, folder: Path, fresh: bool = False):
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "staging.sqlite3"
        if fresh:
            self.path.unlink(missing_ok=True)
        is_new = not self.path.exists()
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        # Whole after a killed process; after a power cut the file is read again.
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=OFF")
        if is_new:
            self.connection.executescript(SCHEMA)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.connection.close()

    def begin(self):
        """Open a batch: one write to the disk for many rows."""
        self.connection.execute("BEGIN")

    def end(self):
        self.connection.execute("COMMIT")

    # Rows

    def add_rows(self, rows: Iterable[tuple]):
        """Each: row, number, key, digest, then record as JSON, outcome and object, or None."""
        self.connection.executemany(
            "INSERT INTO rows (row, number, key, digest, record, outcome, object)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def settle(self, rows: Iterable[tuple]):
        """Each: outcome, changes as JSON or None, object or None, fingerprint or None, kept, id."""
        self.connection.executemany(
            "UPDATE rows SET outcome = ?, changes = ?, object = ?, fingerprint = ?, kept = ?"
            " WHERE id = ?",
            rows,
        )

    def refuse_doubled(self, say):
        """Refuse every row whose number stands in the file more than once.

        `say(rows, count)` words the reason from the first rows' places and how many there are.
        """
        doubled = self.connection.execute(
            "SELECT key, count(*) FROM rows WHERE key != '' GROUP BY key HAVING count(*) > 1"
        ).fetchall()
        for key, count in doubled:
            first = self.connection.execute(
                "SELECT row FROM rows WHERE key = ? ORDER BY id LIMIT ?", (key, MOST_NAMED)
            )
            reason = say([row for (row,) in first], count)
            self.connection.execute(
                "DELETE FROM lines WHERE row IN (SELECT row FROM rows WHERE key = ?)", (key,)
            )
            self.connection.execute(
                "INSERT INTO lines (row, number, kind, field, before, after, reason)"
                " SELECT row, number, 'refused', 'object_number', '', '', ? FROM rows"
                " WHERE key = ? ORDER BY id",
                (reason, key),
            )
            self.connection.execute(
                "UPDATE rows SET outcome = 'refused', record = NULL WHERE key = ?", (key,)
            )

    def rows(self, *outcomes: str | None, size: int) -> Iterator[list[Staged]]:
        """Batches of rows with one of `outcomes`, in the file's order."""
        last = 0
        wanted = " OR ".join("outcome IS ?" for _ in outcomes)
        while True:
            found = self.connection.execute(
                "SELECT id, row, number, key, digest, record, outcome, changes,"
                " object, fingerprint, kept"
                f" FROM rows WHERE id > ? AND ({wanted}) ORDER BY id LIMIT ?",
                (last, *outcomes, size),
            ).fetchall()
            if not found:
                return
            last = found[-1][0]
            yield [_staged(*row) for row in found]

    def count(self, *outcomes: str | None) -> int:
        wanted = " OR ".join("outcome IS ?" for _ in outcomes) or "1"
        return self.connection.execute(
            f"SELECT count(*) FROM rows WHERE {wanted}", outcomes
        ).fetchone()[0]

    def has_keys(self, keys: list[str]) -> set[str]:
        """Which of these numbers' keys stand in the file."""
        marks = ",".join("?" * len(keys))
        found = self.connection.execute(
            f"SELECT DISTINCT key FROM rows WHERE key IN ({marks})", keys
        )
        return {key for (key,) in found}

    # Missing objects

    def add_missing(self, rows: Iterable[tuple[int, str, str]]):
        """Each: object, number, stamp (which tells whether the object is still as it was)."""
        self.connection.executemany("INSERT INTO missing VALUES (?, ?, ?)", rows)

    def missing(self) -> list[tuple[int, str]]:
        """Objects that the file lacks, with their stamps."""
        found = self.connection.execute("SELECT object, stamp FROM missing ORDER BY object")
        return found.fetchall()

    # Pictures

    def add_picture(self, hash_: str, file: str, title: str, width: int, height: int):
        """Note a cleaned picture that lies in the run's folder."""
        self.connection.execute(
            "INSERT OR IGNORE INTO pictures VALUES (?, ?, ?, ?, ?)",
            (hash_, file, title, width, height),
        )

    def picture(self, hash_: str) -> tuple | None:
        """The picture with this hash: (file name, title, width, height)."""
        return self.connection.execute(
            "SELECT file, title, width, height FROM pictures WHERE hash = ?", (hash_,)
        ).fetchone()

    # The report

    def add_lines(self, lines: Iterable[Line]):
        self.connection.executemany(
            "INSERT INTO lines (row, number, kind, field, before, after, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (astuple(line) for line in lines),
        )

    def lines(self, kind: str | None = None, offset: int = 0, limit: int = -1) -> Iterator[Line]:
        """Lines of the report in the order they arose; `kind` picks one kind."""
        found = self.connection.execute(
            "SELECT row, number, kind, field, before, after, reason FROM lines"
            " WHERE ?1 IS NULL OR kind = ?1 ORDER BY id LIMIT ?2 OFFSET ?3",
            (kind, limit, offset),
        )
        return (Line(*row) for row in found)

    def line_counts(self) -> dict[str, int]:
        """How many lines of each kind."""
        return dict(self.connection.execute("SELECT kind, count(*) FROM lines GROUP BY kind"))


def _staged(id_, row, number, key, digest, record, outcome, changes, *rest):
    return Staged(
        id_,
        row,
        number,
        key,
        digest,
        json.loads(record) if record else None,
        outcome,
        json.loads(changes) if changes else {},
        *rest,
    )
