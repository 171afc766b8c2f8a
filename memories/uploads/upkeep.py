"""What the clock does for files: tries again what waits, removes what nobody knows of."""

import shutil
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from memories.models import MemoryFile

from . import limits, store
from .finishing import ARRIVING
from .tasks import finish_file


def catch_up():
    """Ask the worker again for files that wait: for a scanner, for room, or for a lost task.

    Return for how many. One that is being decoded is left alone by its lock.
    """
    since = timezone.now() - timedelta(seconds=limits.WAITS)
    waiting = MemoryFile.objects.filter(state=ARRIVING, added_at__lt=since)
    pks = set(waiting.values_list("pk", flat=True)) - _asked()
    for pk in sorted(pks):
        finish_file.enqueue(pk)
    return len(pks)


def sweep():
    """Remove files that no row knows, an hour after they were written; return how many.

    A crash between writing a file and saving its row leaves one; so does one between
    deleting a row and its file, and that one somebody wanted gone.
    """
    return _sweep_incoming() + _sweep_kept()


def _asked():
    found = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=finish_file.module_path
    )
    return {arguments["args"][0] for arguments in found.values_list("args_kwargs", flat=True)}


def _sweep_incoming():
    known = set(MemoryFile.objects.filter(state=ARRIVING).values_list("reference", flat=True))
    old = [path for path in _in(settings.INCOMING_DIR) if _is_old(path)]
    orphans = [path for path in old if path.name.removesuffix(store.MADE) not in known]
    for path in orphans:
        _remove(path)
    return len(orphans)


def _sweep_kept():
    rows = MemoryFile.objects.values_list("stored", "poster")
    known = {name for row in rows for name in row if name}
    if not known:
        return 0  # more likely another database than a site without one picture
    folders = _in(settings.MEMORY_FILES_DIR)
    orphans = [
        f"{folder.name}/{path.name}"
        for folder in folders
        for path in _in(folder)
        if f"{folder.name}/{path.name}" not in known and _is_old(path)
    ]
    store.forget_kept(*orphans)
    return len(orphans)


def _in(folder):
    folder = Path(folder)
    return list(folder.iterdir()) if folder.is_dir() else []


def _is_old(path):
    try:
        return path.stat(follow_symlinks=False).st_mtime < time.time() - limits.ORPHAN_AFTER
    except FileNotFoundError:  # finished in this moment
        return False


def _remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
