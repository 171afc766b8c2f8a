"""Second pass: file, last import and database, field by field, into the staging file.

Who wins (see docs/importing.md): what the file did not change since the last import stays as
a curator left it, and is listed "kept"; where both changed, the catalogue wins, and it is
listed "overwritten".
"""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from objects.importing.batches import batches
from objects.importing.fields import FIELDS, RELATIONS, read_all
from objects.importing.staging import Line, Staged, Staging
from objects.models import CollectionObject, ImportRun

BATCH = 500


@dataclass
class Verdict:
    """What becomes of a staged row."""

    outcome: str
    changes: dict | None = None
    object: int | None = None
    fingerprint: str | None = None


def load(keys) -> dict[str, CollectionObject]:
    """Objects by number key, with what the last import gave them and all that fields read."""
    found = list(
        CollectionObject.objects.filter(number_key__in=list(keys)).select_related("imported")
    )
    prefetch_related_objects(found, *RELATIONS)
    return {thing.number_key: thing for thing in found}


def fingerprint(thing: CollectionObject) -> str:
    """Tells whether an object is still as it was when it was compared."""
    imported = getattr(thing, "imported", None)
    facts = [
        thing.source,
        str(thing.retired_at),
        imported.digest if imported else "",
        read_all(thing, FIELDS),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


class Comparer:
    """Settles every staged row of a run."""

    def __init__(self, run: ImportRun, staging: Staging):
        self.run, self.staging = run, staging
        self.revive = run.options.get("revive", False)

    def compare(self, progress, list_missing: bool = True):
        """Give each row its outcome and the report its lines, then list what is missing."""
        progress.start("Comparing with the collection")
        total, done = self.staging.count(None), 0
        for staged in self.staging.rows(None, size=BATCH):
            things = load(row.key for row in staged)
            lines, settled = [], []
            for row in staged:
                verdict = self._verdict(row, things.get(row.key), lines)
                settled.append(_settled(verdict, row))
            self.staging.begin()
            self.staging.settle(settled)
            self.staging.add_lines(lines)
            self.staging.end()
            done += len(staged)
            progress.at(done, total)
        if list_missing:
            self._list_missing(progress)

    def _verdict(self, row: Staged, thing, lines) -> Verdict:
        if thing is None:
            lines.append(Line(row.row, row.number, "created"))
            return Verdict("create")
        if thing.source != self.run.source:
            lines.append(
                Line(row.row, row.number, "refused", "object_number", reason=_owned(thing))
            )
            return Verdict("refused")
        if thing.retired_at and not self.revive:
            lines.append(Line(row.row, row.number, "retired before", reason=COMES_BACK))
            return Verdict("unchanged", object=thing.pk)
        return self._difference(row, thing, lines)

    def _difference(self, row: Staged, thing, lines) -> Verdict:
        imported = getattr(thing, "imported", None)
        last = imported.values if imported else {}
        now = read_all(thing, row.record)
        changes = {}
        for name, new in row.record.items():
            kind = judge(FIELDS[name], new, last.get(name), now[name])
            if kind:
                lines.append(_line(row, kind, name, now[name], new))
            if kind in ("updated", "overwritten"):
                changes[name] = [now[name], new]
        if thing.retired_at:
            lines.append(Line(row.row, row.number, "revived"))
        if changes or thing.retired_at:
            return Verdict("update", changes, thing.pk, fingerprint(thing))
        is_news = imported is None or imported.digest != row.digest
        return Verdict("note" if is_news else "unchanged", None, thing.pk, fingerprint(thing))

    def _list_missing(self, progress):
        progress.start("Looking for what is missing")
        ours = CollectionObject.objects.filter(source=self.run.source, retired_at=None)
        known = ours.order_by("pk").values_list("pk", "object_number", "number_key").iterator(BATCH)
        for batch in batches(known, BATCH):
            present = self.staging.has_keys([key for _, _, key in batch])
            missing = [(pk, number) for pk, number, key in batch if key not in present]
            self.staging.begin()
            self.staging.add_missing(missing)
            self.staging.add_lines(Line(None, number, "missing") for _, number in missing)
            self.staging.end()


COMES_BACK = "This object was retired. It stays so, unless the import is asked to revive."


def _owned(thing):
    return (
        f"This number belongs to the source “{thing.source}”."
        f" To update it, import with --source {thing.source}."
    )


def judge(field, new, last, now) -> str:
    """What to do with a field: "" (nothing), "kept", "updated" or "overwritten".

    `new` is the file's value, `last` the last import's (None: it had none), `now` the database's.
    """
    if field.equal(new, now):
        return ""
    if last is None:
        return "updated" if field.equal(now, field.empty) else "overwritten"
    if field.equal(new, last):
        return "kept"
    return "updated" if field.equal(now, last) else "overwritten"


def _line(row, kind, name, before, after):
    return Line(row.row, row.number, kind, name, text_of(before), text_of(after))


def text_of(value) -> str:
    """A plain value as a line of the report says it."""
    if isinstance(value, list) and any(isinstance(part, list) for part in value):
        return " | ".join(text_of(part) for part in value)
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if part not in ("", None))
    return "" if value is None else str(value)


def _settled(verdict: Verdict, row: Staged):
    changes = json.dumps(verdict.changes) if verdict.changes else None
    return (verdict.outcome, changes, verdict.object, verdict.fingerprint, row.id)
