"""Putting back exactly what a run changed, except what somebody changed since."""

from collections import defaultdict
from datetime import datetime

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import ReferenceIndex

import search
from objects.importing.applying import stamps
from objects.importing.batches import batches
from objects.importing.comparing import given, text_of
from objects.importing.fields import FIELDS, RELATIONS, read_all
from objects.importing.pictures import PictureStore
from objects.importing.staging import Line, Staging
from objects.importing.writing import Authorities, RowWriter, columns_of
from objects.mentions import PROSE, resolve_mentions, write_mentions
from objects.models import (
    CollectionImage,
    CollectionObject,
    ImportChange,
    ImportRun,
    Mention,
    Person,
    Place,
)

BATCH = 500
Action = ImportChange.Action
KIND = CollectionObject._meta.label
SITE_FIELDS = ("label_text", "is_featured", "content_note", "whereabouts_note", "wanted")
LEFT = "Somebody changed it since; it was left as it is."
DELETED = "Somebody deleted this picture since; it can't be put back."
MERGED = "Somebody merged or linked this name since; it was kept."
REFERRED = "Something refers to it, so it was retired instead of deleted."
TAKEN_ALONG = {"people", "places", "terms", "dimensions", "inscriptions", "object_images"}
TAKEN_ALONG |= {"imported", "import_changes", "mentions", "mentioned_in", "former_addresses"}
"""What belongs to an object or is derived from it; any other relation is a reference."""


class Undoer:
    """Undoes `run`, reporting into the staging file of the new run; in the caller's transaction."""

    def __init__(self, run: ImportRun, staging: Staging):
        self.run, self.staging = run, staging
        self.now = timezone.now()
        self.authorities = Authorities()
        self.writer = RowWriter(self.authorities, PictureStore(run, staging))

    def undo(self, progress):
        """Take the run's changes back, the last first."""
        progress.start("Putting back")
        changes = self.run.changes.order_by("-pk")
        total, done = changes.count(), 0
        for batch in batches(list(changes.values_list("pk", flat=True)), BATCH):
            self._undo_batch(ImportChange.objects.filter(pk__in=batch).order_by("-pk"))
            done += len(batch)
            progress.at(done, total)
        self._drop_made()
        resolve_mentions()

    def _undo_batch(self, changes):
        by_action = defaultdict(list)
        things = self._things(changes)
        for change in changes:
            thing = things.get(change.collection_object_id)
            if thing is None:
                self._say(change, "left", reason="The object is gone.")
            else:
                by_action[change.action].append((change, thing))
        self._uncreate(by_action[Action.CREATED])
        self._unchange(
            [
                pair
                for action in (Action.UPDATED, Action.REVIVED, Action.NOTED)
                for pair in by_action[action]
            ]
        )
        self._unretire(by_action[Action.RETIRED])
        search.changed(KIND, things)

    def _things(self, changes):
        pks = [change.collection_object_id for change in changes]
        found = CollectionObject.objects.filter(pk__in=pks).select_for_update(of=("self",))
        found = found.select_related("imported").prefetch_related(*RELATIONS)
        return {thing.pk: thing for thing in found}

    def _say(self, change, kind, field="", before="", after="", reason=""):
        self.staging.add_lines(
            [Line(None, change.object_number, kind, field, text_of(before), text_of(after), reason)]
        )

    # Creations

    def _uncreate(self, pairs):
        referred = referred_to([thing.pk for _, thing in pairs])
        gone = []
        for change, thing in pairs:
            if self._changed_since_creation(thing):
                self._say(change, "left", reason=LEFT)
            elif thing.pk in referred:
                thing.retire()
                self._say(change, "retired", reason=REFERRED)
            else:
                gone.append(thing.pk)
                self._say(change, "deleted")
        delete_objects(gone)

    def _changed_since_creation(self, thing):
        imported = given(thing)
        if imported is None or imported.run_id != self.run.pk:
            return True
        if any(getattr(thing, field) for field in SITE_FIELDS) or thing.latest_revision_id:
            return True
        if not imported.is_touched:
            return False
        now = read_all(thing, imported.values)
        return any(
            not FIELDS[name].equal(now[name], value) for name, value in imported.values.items()
        )

    # Updates

    def _unchange(self, pairs):
        back = {thing.pk: self._fields_back(change, thing) for change, thing in pairs}
        self.authorities.prepare(list(back.values()))
        for change, thing in pairs:
            self._write_columns(change, thing, back[thing.pk])
            self._restore_imported(change, thing, back[thing.pk])
        self.writer.replace({pk: values for pk, values in back.items() if values})
        write_mentions(
            (thing for _, thing in pairs if set(back[thing.pk]) & set(PROSE)),
            self.run.mention_pattern,
        )

    def _fields_back(self, change, thing) -> dict:
        now, back = read_all(thing, change.changes), {}
        for name, (before, after) in change.changes.items():
            if FIELDS[name].equal(now[name], after):
                back[name] = self._still_there(change, before) if name == "image" else before
                self._say(change, "put back", name, after, before)
            else:
                self._say(change, "left", name, now[name], reason=LEFT)
        return back

    def _still_there(self, change, rows):
        """The pictures of these rows that nobody has deleted since."""
        hashes = [row[5] for row in rows]
        there = CollectionImage.objects.filter(received_hash__in=hashes)
        there = set(there.values_list("received_hash", flat=True))
        for row in rows:
            if row[5] not in there:
                self._say(change, "left", "image", row[0], reason=DELETED)
        return [row for row in rows if row[5] in there]

    def _write_columns(self, change, thing, back):
        columns = columns_of(back)
        for column, value in columns.items():
            setattr(thing, column, value)
        thing.fold_numbers()
        columns |= {key: getattr(thing, key) for key in ("number_key", "number_sort", "set_key")}
        if change.action == Action.REVIVED:
            columns["retired_at"] = datetime.fromisoformat(change.previous["retired_at"])
            columns["replaced_by"] = _existing(CollectionObject, change.previous["replaced_by"])
            self._say(change, "retired")
        if change.action != Action.NOTED:
            CollectionObject.objects.filter(pk=thing.pk).update(**columns, **stamps(self.now))

    def _restore_imported(self, change, thing, back):
        """The last import's values as before; if a later run gave others, they stay beside."""
        imported = given(thing)
        if not imported:
            return
        previous = change.previous or {}
        if imported.run_id == self.run.pk and "values" not in previous:
            imported.delete()
            return
        all_back = set(back) == set(change.changes)
        if imported.run_id == self.run.pk and all_back:
            imported.run_id = _existing(ImportRun, previous["run"])
            imported.number_key, imported.digest = previous["number_key"], previous["digest"]
            imported.values, imported.is_touched = previous["values"], previous["is_touched"]
        else:
            imported.values = _put_back(imported.values, back, previous.get("values", {}))
            imported.digest = ""  # so that the next import compares
        imported.save()

    def _unretire(self, pairs):
        for change, thing in pairs:
            if thing.retired_at == datetime.fromisoformat(change.previous["retired_at"]):
                thing.revive()
                self._say(change, "revived")
            else:
                self._say(change, "left", reason=LEFT)

    # What the run made besides objects

    def _drop_made(self):
        """Authorities and pictures that the run made, nothing uses and nobody touched."""
        made = dict(self.run.made)
        for pk in made.pop(CollectionImage._meta.label, []):
            _drop_image(pk)
        for label, pks in made.items():
            model = apps.get_model(label)
            for drop in (self._drop_spellings, self._drop_names):
                for batch in batches(pks, BATCH):
                    drop(model.objects.filter(pk__in=batch, object_links=None))

    def _drop_spellings(self, unused):
        """Names that the import itself made variants, since only their case differs."""
        _delete(unused.filter(preferred__name_key=F("name_key"), uri=""))

    def _drop_names(self, unused):
        unused = unused.filter(variants=None)
        kept = unused.exclude(preferred=None) | unused.exclude(uri="")
        names = kept.values_list("name", flat=True)
        self.staging.add_lines(Line(None, name, "left", reason=MERGED) for name in names)
        _delete(unused.filter(preferred=None, uri=""))


def _delete(authorities):
    # Twice asked: Django deletes no rows of a query that joins.
    pks = list(authorities.values_list("pk", flat=True))
    authorities.model.objects.filter(pk__in=pks).delete()


def _put_back(values, back, previous) -> dict:
    """Imported values with the fields that were put back as they were given before."""
    kept = {name: value for name, value in values.items() if name not in back}
    return kept | {name: previous[name] for name in back if name in previous}


def _existing(model, pk):
    return pk if model.objects.filter(pk=pk).exists() else None


def _drop_image(pk):
    image = CollectionImage.objects.filter(pk=pk, object_images=None, in_library=False).first()
    if image is None:
        return
    # Objects' own rows were asked already; what the index says of them may be older.
    by_others = ReferenceIndex.get_references_to(image).exclude(base_content_type=_content_type())
    if not by_others.exists():
        image.delete()


def referred_to(pks: list[int]) -> set[int]:
    """Which of these objects something else refers to: a row, a page, a memory."""
    found = set()
    for relation in CollectionObject._meta.related_objects:
        if relation.get_accessor_name() not in TAKEN_ALONG:
            rows = relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__in": pks}
            )
            found.update(rows.values_list(relation.field.attname, flat=True))
    references = ReferenceIndex.objects.filter(
        to_content_type=_content_type(), to_object_id__in=[str(pk) for pk in pks]
    )
    return found | {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def _content_type():
    return ContentType.objects.get_for_model(CollectionObject)


def delete_objects(pks: list[int]) -> None:
    """Delete objects that nothing refers to, with what hangs on them, in bulk.

    Django would load each row and send its signals; the caller tells the outbox instead. Whom
    they named is told here, before nobody knows it any more.
    """
    for model in (Person, Place):
        search.changed(model._meta.label, model.objects.named_by(pks).shown_keys())
    for model, key in _hanging():
        model._base_manager.filter(**{f"{key}__in": pks})._raw_delete("default")
    Mention.objects.filter(mentioned__in=pks).update(mentioned=None)
    ImportChange.objects.filter(collection_object__in=pks).update(collection_object=None)
    CollectionObject.objects.filter(pk__in=pks)._raw_delete("default")


def _hanging():
    """What hangs on an object and goes with it: model and the name of its key."""
    for relation in CollectionObject._meta.related_objects:
        if relation.get_accessor_name() in TAKEN_ALONG - {"import_changes", "mentioned_in"}:
            yield relation.related_model, relation.field.name
