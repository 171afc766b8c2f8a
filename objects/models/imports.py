"""Imports: each run, what each record was last given, and what a run changed."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from objects.models.collection_object import CollectionObject


class ImportRunQuerySet(models.QuerySet):
    """Runs by where they stand."""

    def unfinished(self):
        return self.filter(state__in=ImportRun.UNFINISHED)


class ImportRun(models.Model):
    """One file read, compared and put in (or the undoing of one), with its report."""

    class State(models.TextChoices):
        READING = "reading", "reading the file"
        READY = "ready", "ready to be put in"
        APPLYING = "applying", "being put in"
        DONE = "done", "put in"
        REFUSED = "refused", "refused"
        FAILED = "failed", "failed"
        INTERRUPTED = "interrupted", "interrupted"
        UNDONE = "undone", "undone"

    UNFINISHED = (State.READING, State.APPLYING)

    source = models.CharField(max_length=100, blank=True)
    mapping = models.CharField(max_length=500)
    mention_pattern = models.TextField(blank=True, editable=False)
    file_name = models.CharField(max_length=500)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State.choices, default=State.READING)
    message = models.TextField(blank=True)
    counts = models.JSONField(default=dict)
    made = models.JSONField(
        default=dict, editable=False, help_text="Authorities and pictures it made, by model: keys."
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undoes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="undone_by"
    )
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "import"
        permissions = [("import_objects", "Can put a catalogue's file in, and undo it")]

    def __str__(self):
        if self.undoes_id:
            return f"Undo of import {self.undoes_id}: {self.file_name}"
        return f"Import {self.pk}: {self.file_name}"

    @property
    def folder(self) -> Path:
        """Where the run keeps its staging file, progress and report, under VAR_DIR."""
        return Path(settings.IMPORTS_DIR) / str(self.pk)

    @property
    def can_be_undone(self) -> bool:
        return self.state == self.State.DONE and self.undoes_id is None

    @property
    def can_be_read_again(self) -> bool:
        """Whether nothing of it is in, and its file may still be there."""
        ended = (self.State.READY, self.State.REFUSED, self.State.FAILED, self.State.INTERRUPTED)
        return self.state in ended and not self.is_waiting and self.undoes_id is None

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has been asked for something and has not begun."""
        return bool(self.options.get("asked"))

    @property
    def is_working(self) -> bool:
        """Whether its page must look again soon."""
        return self.is_waiting or self.state in self.UNFINISHED

    def asked_for(self, step: str):
        """Note what the worker was asked for (preview, apply, undo), or that it begins ("")."""
        self.options["asked"] = step
        self.save(update_fields=["options"])

    def finish(self, state: str, message: str = ""):
        """Close the run in a final state."""
        self.state, self.message, self.finished_at = state, message, timezone.now()
        self.save()


class ImportedRecord(models.Model):
    """What the last import gave an object, so that three can be compared: file, then, now."""

    collection_object = models.OneToOneField(
        CollectionObject, on_delete=models.CASCADE, related_name="imported"
    )
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="+")
    number_key = models.CharField(
        max_length=200,
        db_index=True,
        help_text="Of the number that the catalogue gives it: a curator may have given it another.",
    )
    digest = models.CharField(max_length=64, help_text="Of the source row with its mapping.")
    values = models.JSONField(help_text="The plain values that the import set.")
    is_touched = models.BooleanField(
        default=False, help_text="Somebody saved the object since, so its values must be compared."
    )

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.collection_object_id} from import {self.run_id}"


class ImportChange(models.Model):
    """What a run did to one object, enough to put it back."""

    class Action(models.TextChoices):
        CREATED = "created", "created"
        UPDATED = "updated", "updated"
        RETIRED = "retired", "retired"
        REVIVED = "revived", "revived"
        NOTED = "noted", "only noted as given"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    collection_object = models.ForeignKey(
        CollectionObject, null=True, on_delete=models.SET_NULL, related_name="import_changes"
    )
    object_number = models.CharField(max_length=200)
    action = models.CharField(max_length=20, choices=Action.choices)
    changes = models.JSONField(default=dict, help_text="Field: [before, after].")
    previous = models.JSONField(
        null=True, help_text="The imported record before: digest, values, run."
    )

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"{self.object_number} {self.action}"
