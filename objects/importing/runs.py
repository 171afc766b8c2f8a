"""A run from file to collection: preview, put in, undo. The command, the admin and the sample
all call these three.
"""

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from objects.importing import locks
from objects.importing.applying import Applier, StalePreview
from objects.importing.comparing import Comparer
from objects.importing.mapping import MappingError, load_mapping
from objects.importing.pictures import PictureGone, clear_waiting, forget_stored
from objects.importing.progress import Progress
from objects.importing.reading import Reader
from objects.importing.sources import SourceError
from objects.importing.staging import Staging
from objects.importing.undoing import Undoer
from objects.models import ImportRun

MOST_TO_RETIRE = 0.05
"""More than this part of a source's objects is not retired without being told twice."""


SOURCE_LENGTH = 100


class CannotRun(Exception):
    """The run can't be put in or undone now; the message says why."""


@dataclass(frozen=True)
class Options:
    """What an import is asked to do beside creating and updating."""

    retire_missing: bool = False
    revive: bool = False
    yes: bool = False
    strict: bool = False


def start_run(
    path, mapping, *, source=None, images_dir=None, options=None, user=None, file_name=None
) -> ImportRun:
    """Note a run; `mapping` is a shipped name or a path. Raises MappingError for a wrong one."""
    loaded = load_mapping(mapping)
    if len(source or "") > SOURCE_LENGTH:
        raise MappingError(f"The source's name is longer than {SOURCE_LENGTH} characters.")
    return ImportRun.objects.create(
        source=source or loaded.source,
        mapping=str(mapping),
        mention_pattern=loaded.mention_pattern,
        file_name=file_name or Path(path).name,
        options=asdict(options or Options())
        | {"path": str(path), "images_dir": str(images_dir or "")},
        user=user,
    )


def preview(run: ImportRun, listener=None) -> None:
    """Read, map and compare into the staging file; the run ends READY, REFUSED or FAILED."""
    with _working(run, ImportRun.State.READING), Staging(run.folder, fresh=True) as staging:
        try:
            broken_off = _stage(run, staging, Progress(run, listener))
        except (SourceError, MappingError) as error:
            run.finish(ImportRun.State.REFUSED, str(error))
            return
        run.counts = _counts(staging)
        _conclude(run, _objection(run, staging, broken_off), broken_off)


def _stage(run, staging, progress) -> str:
    mapping = load_mapping(run.mapping)
    images_dir = run.options["images_dir"] or None
    reader = Reader(run, run.options["path"], mapping, staging, images_dir)
    reader.read(progress)
    Comparer(run, staging).compare(progress, list_missing=not reader.broken_off)
    return reader.broken_off


def _counts(staging: Staging) -> dict:
    outcomes = {name: staging.count(name) for name in ("create", "update")}
    return (
        staging.line_counts()
        | outcomes
        | {
            "rows": staging.count(),
            "unchanged": staging.count("unchanged", "note"),
            "refused rows": staging.count("refused"),
        }
    )


def _objection(run, staging, broken_off) -> str:
    """Why the run must not be put in, "" if it may."""
    options, counts = run.options, run.counts
    if broken_off and not options["yes"]:
        return f"{broken_off} Nothing was put in. With --yes, what was read is."
    if options["strict"] and counts["refused rows"]:
        return f"{counts['refused rows']} rows were refused, and --strict refuses the whole file."
    if options["retire_missing"] and not options["yes"]:
        return _too_many_missing(run, staging)
    return ""


def _too_many_missing(run, staging) -> str:
    missing = len(staging.missing())
    present = staging.count("update", "unchanged", "note")
    if missing <= MOST_TO_RETIRE * (missing + present):
        return ""
    return (
        f"{missing:,} of {missing + present:,} objects of “{run.source}” are missing from the file,"
        f" more than {MOST_TO_RETIRE:.0%}. With --yes they are retired."
    )


def _conclude(run, objection, broken_off):
    if objection:
        run.finish(ImportRun.State.REFUSED, objection)
    else:
        run.state, run.message = ImportRun.State.READY, broken_off
        run.save()


def apply(run: ImportRun, listener=None) -> None:
    """Put a READY run in, in one transaction; it ends DONE, or REFUSED if the preview is stale.

    Raises CannotRun if the run isn't ready or another is being put in.
    """
    run.refresh_from_db()
    if run.state != ImportRun.State.READY:
        raise CannotRun(f"{run} is not ready to be put in: {run.get_state_display()}.")
    mapping = load_mapping(run.mapping)
    with _alone(), _working(run, ImportRun.State.APPLYING), Staging(run.folder) as staging:
        applier = Applier(run, staging, is_live=mapping.state == "published")
        try:
            with transaction.atomic():
                applier.apply(Progress(run, listener))
                run.counts["retired"] = staging.line_counts().get("retired", 0)
                run.finish(ImportRun.State.DONE, run.message)
        except (StalePreview, PictureGone) as stale:
            run.refresh_from_db()
            run.finish(ImportRun.State.REFUSED, f"{stale} Nothing was put in. Read the file again.")
            forget_stored(run)
        else:
            clear_waiting(run)


def undo(run: ImportRun, user=None, listener=None) -> ImportRun:
    """Put back what `run` changed; returns the run that did it, with its report.

    Raises CannotRun if there is nothing to undo or another run is being put in.
    """
    with _alone():
        run.refresh_from_db()
        if not run.can_be_undone:
            raise CannotRun(f"{run} can't be undone: {run.get_state_display()}.")
        undoing = ImportRun.objects.create(
            source=run.source, mapping=run.mapping, file_name=run.file_name, user=user, undoes=run
        )
        with _working(undoing, ImportRun.State.APPLYING):
            _undo(run, undoing, listener)
    return undoing


def _undo(run, undoing, listener):
    with Staging(undoing.folder, fresh=True) as staging, transaction.atomic():
        staging.begin()
        Undoer(run, staging).undo(Progress(undoing, listener))
        staging.end()
        undoing.counts = staging.line_counts()
        run.finish(ImportRun.State.UNDONE, f"Undone by import {undoing.pk}.")
        undoing.finish(ImportRun.State.DONE)


@contextmanager
def _working(run, state):
    """Hold the run's own lock, and close the run if something unforeseen ends the work."""
    with locks.hold(locks.run_lock(run.pk)):
        run.state = state
        run.save()
        try:
            yield
        except KeyboardInterrupt:
            _close(run, state, ImportRun.State.INTERRUPTED, "Somebody stopped it.")
            raise
        except Exception as error:
            _close(run, state, ImportRun.State.FAILED, f"{type(error).__name__}: {error}.")
            raise


def _close(run, state, ending, why):
    """End a run that was cut off; one that had come to its end before stays what it is."""
    run.refresh_from_db()
    if run.state == state:
        run.finish(ending, f"{why} Nothing was put in.")
        forget_stored(run)


@contextmanager
def _alone():
    """One run writes at a time; raises CannotRun if another does."""
    try:
        with locks.hold(locks.APPLY):
            yield
    except locks.Busy as error:
        raise CannotRun("Another import is being put in. Try again when it is done.") from error


def mark_interrupted() -> int:
    """Mark runs whose process is gone, and remove the files they left; return how many."""
    found = 0
    for run in ImportRun.objects.unfinished():
        if not locks.is_held(locks.run_lock(run.pk)):
            run.finish(ImportRun.State.INTERRUPTED, "Its process ended. Nothing was put in.")
            forget_stored(run)
            found += 1
    return found
