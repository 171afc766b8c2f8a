"""What the worker does for files. A task carries the number of a row and nothing else."""

from django_tasks import task

from .finishing import finish

AFTER_OTHERS = -50  # a video takes minutes; a search index does not wait for it


@task(priority=AFTER_OTHERS)
def finish_file(pk: int) -> None:
    """Scan and decode one file that a person did not wait for."""
    finish(pk)
