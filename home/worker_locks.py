"""Which task workers are alive: each holds a lock on a file for as long as its process lives.

The system lets go of the lock however the process ends, so a free lock is a worker that is
gone. Workers of one site share one VAR_DIR, hence one machine.
"""

import fcntl
import time
from pathlib import Path
from typing import IO

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

OLD = 60 * 60
"""Seconds after which a lock file that nobody holds is litter."""


class WorkerGone(Exception):
    """Stands in a task's result when its worker ended before the task did."""


def path_of(worker_id: str) -> Path:
    return settings.LOCKS_DIR / f"worker-{worker_id}.lock"


def hold(worker_id: str) -> IO:
    """Lock this worker's file; keep what is returned, as closing it lets go."""
    settings.LOCKS_DIR.mkdir(parents=True, exist_ok=True)
    lock = path_of(worker_id).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def is_alive(worker_id: str) -> bool:
    """Whether a process holds this worker's lock."""
    try:
        with path_of(worker_id).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def mark_interrupted() -> int:
    """Mark as failed every task whose worker is gone; return how many there were.

    They are not started again: what a task had done when it was cut off only it can know.
    """
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    orphans = [task for task in tasks if not any(map(is_alive, task.worker_ids[-1:]))]
    for task in orphans:
        task.set_failed(WorkerGone("Interrupted: its worker ended before the task was done."))
    forget_the_dead()
    return len(orphans)


def forget_the_dead() -> None:
    """Remove old files that nobody holds; a new one may belong to a worker that is starting."""
    for path in settings.LOCKS_DIR.glob("worker-*.lock"):
        old = time.time() - path.stat().st_mtime > OLD
        if old and not is_alive(path.stem.removeprefix("worker-")):
            path.unlink(missing_ok=True)
