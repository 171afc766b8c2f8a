"""The one transaction: what was staged goes in whole, or not at all."""

from django.db.models import F
from django.utils import timezone

import search
from objects.importing.batches import batches
from objects.importing.comparing import fingerprint, given, load, stamp
from objects.importing.pictures import PictureStore
from objects.importing.staging import Line, Staged, Staging
from objects.importing.writing import Authorities, RowWriter, columns_of, create_objects
from objects.mentions import PROSE, resolve_mentions, write_mentions
from objects.models import (
    CollectionImage,
    CollectionObject,
    ImportChange,
    ImportedRecord,
    ImportRun,
)

BATCH = 500
KIND = CollectionObject._meta.label


class StalePreview(Exception):
    """The collection changed since the file was compared with it; the message names an object."""


class Applier:
    """Applies a compared run within the caller's transaction."""

    def __init__(self, run: ImportRun, staging: Staging, is_live: bool):
        self.run, self.staging, self.is_live = run, staging, is_live
        self.now = timezone.now()
        self.authorities = Authorities()
        self.pictures = PictureStore(run, staging)
        self.writer = RowWriter(self.authorities, self.pictures)

    def apply(self, progress):
        """Create, update and retire what the staging file says; raises StalePreview."""
        progress.start("Putting it in")
        total, done = self.staging.count("create", "update", "note"), 0
        for staged in self.staging.rows("create", "update", "note", size=BATCH):
            self._create([row for row in staged if row.outcome == "create"])
            self._update([row for row in staged if row.outcome != "create"])
            done += len(staged)
            progress.at(done, total)
        if self.run.options.get("retire_missing"):
            self._retire_missing()
        resolve_mentions()
        self.run.made = dict(self.authorities.created)
        self.run.made[CollectionImage._meta.label] = self.pictures.created

    # New objects

    def _create(self, rows: list[Staged]):
        if not rows:
            return
        there = CollectionObject.objects.filter(number_key__in=[row.key for row in rows]).first()
        if there:
            raise StalePreview(f"“{there}” has come in since the file was compared.")
        records = [row.record for row in rows]
        self.authorities.prepare(records)
        things = create_objects(records, self.run.source, self.is_live, self.now)
        self.writer.add({thing.pk: row.record for thing, row in zip(things, rows, strict=True)})
        write_mentions(things, self.run.mention_pattern)
        self._remember_new(things, rows)
        self._note_changes((thing, ImportChange.Action.CREATED, {}, None) for thing in things)

    # Known objects

    def _update(self, rows: list[Staged]):
        if not rows:
            return
        things = load((row.key for row in rows), lock=True)
        pairs = [(row, self._unchanged_thing(row, things)) for row in rows]
        noted = [
            (thing, _action(row, thing), row.changes, _previous(thing)) for row, thing in pairs
        ]
        changes = {thing.pk: _after(row) for row, thing in pairs if row.changes}
        self.authorities.prepare(list(changes.values()))
        for row, thing in pairs:
            if row.outcome == "update":
                self._write_columns(thing, _after(row))
        self.writer.replace(changes)
        prose_changed = [thing for row, thing in pairs if set(row.changes) & set(PROSE)]
        write_mentions(prose_changed, self.run.mention_pattern)
        self._note_changes(noted)
        self._remember(pairs)

    def _unchanged_thing(self, row, things):
        thing = things.get(row.key)
        if thing is None or fingerprint(thing) != row.fingerprint:
            raise StalePreview(f"{row.number} was changed since the file was compared with it.")
        return thing

    def _write_columns(self, thing, after):
        columns = columns_of(after) | stamps(self.now)
        columns |= {"retired_at": None, "replaced_by": None}
        for column, value in columns_of(after).items():
            setattr(thing, column, value)
        thing.fold_numbers()
        columns |= {key: getattr(thing, key) for key in ("number_key", "number_sort", "set_key")}
        CollectionObject.objects.filter(pk=thing.pk).update(**columns)

    # What the run leaves behind

    def _remember_new(self, things: list, rows: list[Staged]):
        """What this import gave each new object, for the next one to compare with."""
        ImportedRecord.objects.bulk_create(
            [
                ImportedRecord(
                    collection_object=thing,
                    run=self.run,
                    number_key=row.key,
                    digest=row.digest,
                    values=row.record,
                )
                for thing, row in zip(things, rows, strict=True)
            ],
            batch_size=BATCH,
        )

    def _remember(self, pairs: list[tuple]):
        """What this import gave each known object; fields that it did not name stay as given."""
        known = [self._given(row, thing) for row, thing in pairs if given(thing)]
        ImportedRecord.objects.bulk_update(
            known, ["run", "number_key", "digest", "values", "is_touched"], batch_size=BATCH
        )
        new = [(thing, row) for row, thing in pairs if not given(thing)]
        self._remember_new([thing for thing, _ in new], [row for _, row in new])

    def _given(self, row, thing):
        imported = given(thing)
        imported.run, imported.number_key, imported.digest = self.run, row.key, row.digest
        imported.values = {**imported.values, **row.record}
        imported.is_touched = bool(row.kept)
        return imported

    def _note_changes(self, changes):
        entries = [
            ImportChange(
                run=self.run,
                collection_object=thing,
                object_number=thing.object_number,
                action=action,
                changes=fields,
                previous=previous,
            )
            for thing, action, fields, previous in changes
        ]
        ImportChange.objects.bulk_create(entries, batch_size=BATCH)
        search.changed(KIND, [entry.collection_object_id for entry in entries])

    def _retire_missing(self):
        for batch in batches(self.staging.missing(), BATCH):
            stamps_then = dict(batch)
            found = CollectionObject.objects.filter(pk__in=stamps_then, retired_at=None)
            things = list(found.select_related("imported"))
            for thing in things:
                if stamp(thing) != stamps_then[thing.pk]:
                    raise StalePreview(f"{thing.object_number} was changed since it was missed.")
            CollectionObject.objects.filter(pk__in=[thing.pk for thing in things]).update(
                retired_at=self.now, updated_at=self.now
            )
            previous = {"retired_at": self.now.isoformat()}
            self._note_changes(
                (thing, ImportChange.Action.RETIRED, {}, previous) for thing in things
            )
            self.staging.add_lines(Line(None, thing.object_number, "retired") for thing in things)


def stamps(now) -> dict:
    """What every object that an import changes gets: a draft made before is stale from now on."""
    return {
        "last_imported_at": now,
        "updated_at": now,
        "catalogue_version": F("catalogue_version") + 1,
    }


def _after(row: Staged) -> dict:
    return {name: after for name, (_, after) in row.changes.items()}


def _action(row, thing):
    if thing.retired_at:
        return ImportChange.Action.REVIVED
    return ImportChange.Action.UPDATED if row.changes else ImportChange.Action.NOTED


def _previous(thing) -> dict | None:
    """What an undo needs beside the fields: the imported record, and how it was retired."""
    imported, previous = given(thing), {}
    if imported:
        names = ("digest", "values", "number_key", "is_touched")
        previous = {name: getattr(imported, name) for name in names} | {"run": imported.run_id}
    if thing.retired_at:
        previous["retired_at"] = thing.retired_at.isoformat()
        previous["replaced_by"] = thing.replaced_by_id
    return previous or None
