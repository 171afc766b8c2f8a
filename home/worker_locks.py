"""Which task workers are alive: each holds a lock for as long as its process lives.

The lock is let go however the process ends, so a free lock is a worker that is gone. It is the
importer's kind of lock: a file on SQLite, where one machine holds the database, and one of the
database's own on PostgreSQL, where workers on several machines see each other.
"""

import time
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from objects.importing import locks

OLD = 60 * 60
"""Seconds after which a lock file that nobody holds is litter."""


LOOK_EVERY = 5
"""Seconds between two looks whether a lock of the database's is still ours."""


class WorkerGone(Exception):
    """Stands in a task's result when its worker ended before the task did."""


def lock_of(worker_id: str) -> str:
    return f"worker-{worker_id}"


@contextmanager
def hold(worker_id: str):
    """A context in which this worker is alive.

    A thread holds the lock: it has a connection of its own, which no task closes.
    """
    held, ended = Event(), Event()
    holder = Thread(target=_keep, args=(lock_of(worker_id), held, ended), daemon=True)
    holder.start()
    held.wait()
    try:
        yield
    finally:
        ended.set()
        holder.join()


def _keep(name, held, ended):
    """Hold the lock until `ended`, and take it again if the database was gone in between."""
    while not ended.is_set():
        try:
            with locks.hold(name):
                held.set()
                while locks.is_held(name) and not ended.wait(LOOK_EVERY):
                    pass
        except (OperationalError, InterfaceError, locks.Busy):
            connection.close()
            ended.wait(1)
    connection.close()


def is_alive(worker_id: str) -> bool:
    """Whether a process holds this worker's lock."""
    return locks.is_held(lock_of(worker_id))


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
        if old and not locks.is_held(path.stem):
            path.unlink(missing_ok=True)
