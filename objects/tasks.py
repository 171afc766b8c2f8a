"""What the site puts aside for its worker. A task carries ids only, never what they stand for."""

from django.contrib.auth import get_user_model
from django_tasks import task

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
