"""What somebody asked the worker for, and whether it is still coming."""

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from objects import tasks
from objects.models import ImportRun
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(settings, tmp_path):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.IMPORTS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    return ImportRun.objects.create(state="ready", mapping="mds", file_name="export.json")


def asked_of(run) -> str:
    run.refresh_from_db()
    return run.options["asked"]


def test_what_was_asked_for_and_its_task_come_together_or_not_at_all(run, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("no room")

    tasks.ask(run, "apply")
    assert asked_of(run) == "apply"
    assert DBTaskResult.objects.get().args_kwargs["args"] == [run.pk]
    other = ImportRun.objects.create(state="ready", mapping="mds", file_name="other.json")
    monkeypatch.setattr(DBTaskResult, "save", full)
    with pytest.raises(OSError, match="no room"), transaction.atomic():
        tasks.ask(other, "apply")
    other.refresh_from_db()
    assert not other.is_waiting


@pytest.mark.parametrize("status", [TaskResultStatus.READY, TaskResultStatus.RUNNING])
def test_what_is_coming_is_waited_for(run, status):
    tasks.ask(run, "apply")
    DBTaskResult.objects.update(status=status)
    assert tasks.forget_unheard() == 0
    assert asked_of(run) == "apply"


def test_what_no_worker_will_do_any_more_can_be_asked_for_again(run, admin_client):
    tasks.ask(run, "apply")
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    assert tasks.forget_unheard() == 1
    page = admin_client.get(f"/admin/imports/{run.pk}/")
    assert "The worker ended before it began. Ask again." in words(page)
    assert "Put in" in words(page)
    assert tasks.forget_unheard() == 0


def test_another_runs_task_is_not_this_ones(run):
    tasks.ask(run, "apply")
    DBTaskResult.objects.update(args_kwargs={"args": [run.pk + 1], "kwargs": {}})
    assert tasks.forget_unheard() == 1
