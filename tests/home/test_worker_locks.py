"""A task whose worker is gone is marked; one whose worker lives is left alone."""

import os

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home import worker_locks

pytestmark = pytest.mark.django_db


def running_task(*worker_ids: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        task_path="tests.home.tasks.wait",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        worker_ids=list(worker_ids),
        run_after=None,
    )


@pytest.fixture(autouse=True)
def _own_locks(settings, tmp_path):
    settings.LOCKS_DIR = tmp_path / "locks"


def test_a_task_whose_worker_is_gone_has_failed_and_says_why():
    with worker_locks.hold("dead"):
        task = running_task("dead")
    assert worker_locks.mark_interrupted() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "Interrupted: its worker ended before the task was done." in task.traceback


def test_a_task_whose_worker_lives_is_left_alone():
    with worker_locks.hold("alive"):
        task = running_task("dead", "alive")
        assert worker_locks.mark_interrupted() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_worker_is_alive_for_as_long_as_it_holds_its_lock():
    with worker_locks.hold("alive"):
        assert worker_locks.is_alive("alive")
    assert not worker_locks.is_alive("alive")


def test_a_worker_without_a_lock_file_is_gone():
    running_task("never seen")
    assert worker_locks.mark_interrupted() == 1


def test_old_files_of_the_dead_are_removed_and_of_the_living_kept(settings):
    if connection.vendor != "sqlite":
        pytest.skip("Only on SQLite is the lock a file.")
    for name in ("new", "dead"):
        with worker_locks.hold(name):
            pass
    with worker_locks.hold("alive"):
        for name in ("dead", "alive"):
            os.utime(settings.LOCKS_DIR / f"worker-{name}.lock", (0, 0))
        worker_locks.mark_interrupted()
        left = {path.name for path in settings.LOCKS_DIR.iterdir()}
    assert left == {"worker-alive.lock", "worker-new.lock"}
