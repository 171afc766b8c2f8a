"""That something was erased of which traces may still lie in files: a mark on this machine's disk.

It outlives a crash: whoever forgets (`memories.forgetting`) takes the mark away last.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

ROWS, INDEX = "rows", "index"
"""What may hold traces: the database's file alone, or the search index as well."""


def note(*what: str) -> None:
    """Say, before the commit that erases, where there will be traces."""
    for name in what:
        _mark(name).parent.mkdir(parents=True, exist_ok=True)
        _mark(name).touch()


@contextmanager
def taken(name: str) -> Iterator[bool]:
    """Whether there is something to forget; the mark goes when the block ends well.

    A new mark, made meanwhile, stays for the next time.
    """
    mark, doing = _mark(name), _mark(name).with_suffix(".doing")
    if mark.exists():
        mark.replace(doing)
    is_there = doing.exists()
    yield is_there
    doing.unlink(missing_ok=True)


def waiting() -> list[str]:
    """What is still to be forgotten."""
    marks = {name: _mark(name) for name in (ROWS, INDEX)}
    return [
        name for name, mark in marks.items() if mark.exists() or mark.with_suffix(".doing").exists()
    ]


def _mark(name):
    return settings.LEFTOVERS_DIR / f"{name}.waiting"
