"""Tasks for the tests of the worker, which runs them in a process of its own."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait(mark: str, seconds: int) -> str:
    """Leave a mark that it began, then take its time."""
    Path(mark).touch()
    time.sleep(seconds)
    return "done"
