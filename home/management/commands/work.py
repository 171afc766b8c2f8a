"""The task worker: django-tasks-db's own, which also clears up at its start and between tasks."""

import logging
import time

from django.core.management import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from home import worker_locks
from objects.importing import runs
from objects.tasks import forget_unheard
from search.engines import engines
from search.mending import Mender
from search.missed import forget_old
from search.outbox import drain, forget_unknown

logger = logging.getLogger(__name__)

INTERVAL = 1
LOOK_EVERY = 10
"""Seconds between two looks for what a crash left undone."""
LONGEST_WAIT = 15 * 60
"""Seconds to wait on SQLite for another's write: longer than the longest import applies."""


class Command(BaseCommand):
    """One per site on SQLite; on PostgreSQL as many as are wanted."""

    help = "Run the tasks that the site puts aside, and keep the indexes true."

    def handle(self, **options):
        # What it does each second is not news; what fails is.
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        wait_longer_than_a_reader_would()
        worker = make_worker()
        worker.configure_signals()
        # Thousands of pictures may wait to be made; what changes meanwhile does not.
        task_finished.connect(self.tell_what_changed)
        with worker_locks.hold(worker.worker_id):
            self.patiently(clear_up)
            self.work(worker)

    def work(self, worker: Worker) -> None:
        mender, looked = Mender(), time.monotonic()
        self.patiently(mender.mend)
        while worker.running:
            self.patiently(lambda: run_what_waits(worker))
            self.tell_what_changed()
            if time.monotonic() - looked > LOOK_EVERY:
                self.patiently(keep_true)
                for engine in engines():
                    self.patiently(engine.tidy)
                self.patiently(mender.mend)
                looked = time.monotonic()
            if worker.running:
                time.sleep(INTERVAL)

    def tell_what_changed(self, **signal) -> None:
        self.patiently(drain)

    def patiently(self, act) -> None:
        """Do it, or say why not and go on: the next round tries again."""
        try:
            close_old_connections()
            act()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database cannot be used now (%s): trying again.", error)
            connection.close()
        except Exception:
            logger.exception("The worker goes on after this")


def make_worker() -> Worker:
    """A worker that returns when nothing waits, so that this command decides what is next."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=INTERVAL,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def wait_longer_than_a_reader_would() -> None:
    """A long import holds SQLite for minutes: nobody watches the worker, so it waits."""
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = LONGEST_WAIT
        connection.close()


def clear_up() -> None:
    """What an earlier process left undone when it ended."""
    if count := worker_locks.mark_interrupted():
        logger.warning("Tasks interrupted when their worker ended: %s", count)
    runs.mark_interrupted()
    keep_true()


def keep_true() -> None:
    """What may be left undone at any time, not only by an earlier process."""
    forget_unheard()
    forget_old()
    forget_unknown()
    drain()


def run_what_waits(worker: Worker) -> None:
    """Look before taking SQLite's only place for a writer."""
    if DBTaskResult.objects.ready().exists():
        worker.run()
