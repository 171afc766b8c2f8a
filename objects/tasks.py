"""What the site puts aside for its worker. A task carries ids only, never what they stand for."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from objects.importing import runs
from objects.models import CollectionObject, ImportRun


@task()
def publish_objects(ids: list[int], user_id: int) -> int:
    """Publish these objects, each with a log entry; return how many changed."""
    user = get_user_model().objects.get(pk=user_id)
    return CollectionObject.objects.filter(pk__in=ids).publish_each(user)


@task()
def unpublish_objects(ids: list[int], user_id: int) -> int:
    """Make these objects drafts again, each with a log entry; return how many changed."""
    user = get_user_model().objects.get(pk=user_id)
    return CollectionObject.objects.filter(pk__in=ids).unpublish_each(user)


@task()
def preview_run(run_id: int) -> None:
    """Read a run's file and compare it; the run says how that ended."""
    _work(run_id, runs.preview)


@task()
def apply_run(run_id: int) -> None:
    """Put a run in; the run says how that ended."""
    _work(run_id, runs.apply)


@task()
def undo_run(run_id: int, user_id: int) -> None:
    """Undo a run in the name of a user; both runs say how that ended."""
    user = get_user_model().objects.get(pk=user_id)
    _work(run_id, lambda run: runs.undo(run, user=user))


STEPS = {"preview": preview_run, "apply": apply_run, "undo": undo_run}
"""What can be asked of the worker for a run."""


def ask(run: ImportRun, step: str, *args) -> None:
    """Have the worker do one step of a run: the run knows and the task is there, or neither."""
    with transaction.atomic():
        run.asked_for(step)
        STEPS[step].enqueue(run.pk, *args)


def forget_unheard() -> int:
    """Let runs be asked again whose task is gone without having begun; return how many.

    A worker that is killed, or can't reach the database, may leave one so. Looks before it
    takes SQLite's only place for a writer.
    """
    asked = ImportRun.objects.filter(options__asked__in=STEPS)
    if not asked.exists():
        return 0
    with transaction.atomic():
        runs_asked = list(asked.select_for_update())
        coming = _coming()
        unheard = [run for run in runs_asked if run.pk not in coming]
        for run in unheard:
            run.message = "The worker ended before it began. Ask again."
            run.options["asked"] = ""
            run.save(update_fields=["message", "options"])
    return len(unheard)


def _coming() -> set[int]:
    """The runs for which a task waits or is at work."""
    going = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    paths = [work.module_path for work in STEPS.values()]
    found = DBTaskResult.objects.filter(status__in=going, task_path__in=paths)
    return {arguments["args"][0] for arguments in found.values_list("args_kwargs", flat=True)}


def _work(run_id, act):
    """Do what somebody asked for, and let the run say why if it can't be done now."""
    run = ImportRun.objects.get(pk=run_id)
    run.asked_for("")
    try:
        act(run)
    except runs.CannotRun as error:
        run.refresh_from_db()
        run.message = str(error)
        run.save(update_fields=["message"])
