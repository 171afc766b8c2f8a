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
from objects.models import CollectionObject, ImportedRecord, ImportRun

BATCH = 500


@dataclass
class Verdict:
    """What becomes of a staged row."""

    outcome: str
    changes: dict | None = None
    object: int | None = None
    fingerprint: str | None = None
    kept: bool = False


def load(keys, lock: bool = False) -> dict[str, CollectionObject]:
    """Objects by number key, with what the last import gave them and all that fields read.

    An object that a curator renumbered is found by the number that its catalogue gives it.
    `lock` keeps other writers away until the transaction ends (PostgreSQL).
    """
    keys = list(keys)
    # Asked apart: an OR over two tables would read both whole for each batch.
    by_number = CollectionObject.objects.filter(number_key__in=keys).values_list("pk", flat=True)
    by_catalogue = ImportedRecord.objects.filter(number_key__in=keys)
    pks = {*by_number, *by_catalogue.values_list("collection_object", flat=True)}
    found = CollectionObject.objects.filter(pk__in=pks)
    found = found.select_for_update(of=("self",)) if lock else found
    found = list(found.select_related("imported"))
    prefetch_related_objects(found, *RELATIONS)
    by_key = {thing.number_key: thing for thing in found}
    return by_key | {thing.imported.number_key: thing for thing in found if given(thing)}


def given(thing: CollectionObject):
    """What the last import gave an object (its `ImportedRecord`), or None."""
    return getattr(thing, "imported", None)


def fingerprint(thing: CollectionObject) -> str:
    """Tells whether an object is still as it was when it was compared."""
    imported = given(thing)
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
            lines.append(Line(row.row, row.number, "created", after=row.record.get("title", "")))
            return Verdict("create")
        if why := self._not_ours(row, thing):
            lines.append(Line(row.row, row.number, "refused", "object_number", reason=why))
            return Verdict("refused")
        if thing.retired_at and not self.revive:
            lines.append(Line(row.row, row.number, "retired before", reason=COMES_BACK))
            return Verdict("unchanged", object=thing.pk)
        return self._difference(row, thing, lines)

    def _not_ours(self, row, thing) -> str:
        if thing.source != self.run.source:
            return (
                f"This number belongs to the source “{thing.source}”."
                f" To update it, import with --source {thing.source}."
            )
        if given(thing) and given(thing).number_key != row.key:
            number = given(thing).values.get("object_number", "")
            return f"This number was given here to what the catalogue calls {number}."
        return ""

    def _difference(self, row: Staged, thing, lines) -> Verdict:
        imported = given(thing)
        last = imported.values if imported else {}
        now = read_all(thing, row.record)
        changes, kept = {}, False
        for name, new in row.record.items():
            kind = judge(FIELDS[name], new, last.get(name), now[name])
            if kind:
                lines.append(_line(row, kind, name, now[name], new))
            kept = kept or kind == "kept"
            if kind in ("updated", "overwritten"):
                changes[name] = [now[name], new]
        if thing.retired_at:
            lines.append(Line(row.row, row.number, "revived"))
        if changes or thing.retired_at:
            return Verdict("update", changes, thing.pk, fingerprint(thing), kept)
        is_news = imported is None or imported.digest != row.digest
        is_news = is_news or (imported.is_touched and not kept)
        return Verdict("note" if is_news else "unchanged", None, thing.pk, fingerprint(thing), kept)

    def _list_missing(self, progress):
        progress.start("Looking for what is missing")
        ours = CollectionObject.objects.filter(source=self.run.source, retired_at=None)
        for batch in batches(ours.select_related("imported").order_by("pk").iterator(BATCH), BATCH):
            keys = {thing.pk: _key_in_file(thing) for thing in batch}
            present = self.staging.has_keys(list(keys.values()))
            missing = [thing for thing in batch if keys[thing.pk] not in present]
            self.staging.begin()
            self.staging.add_missing(
                (thing.pk, thing.object_number, stamp(thing)) for thing in missing
            )
            self.staging.add_lines(Line(None, thing.object_number, "missing") for thing in missing)
            self.staging.end()


def _key_in_file(thing):
    return given(thing).number_key if given(thing) else thing.number_key


def stamp(thing: CollectionObject) -> str:
    """Tells whether somebody changed the object or an import brought it since."""
    return f"{thing.updated_at.isoformat()} {given(thing).run_id if given(thing) else ''}"


COMES_BACK = "This object was retired. It stays so, unless the import is asked to revive."


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
    return (verdict.outcome, changes, verdict.object, verdict.fingerprint, verdict.kept, row.id)
