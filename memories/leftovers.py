"""That something was erased of which traces may still lie in files: a row, so that the machine on
which the clock runs hears of it, whichever erased.

It outlives a crash: whoever forgets (`memories.forgetting`) takes the row away last.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from memories.models.erasures import Leftover

ROWS, INDEX = "rows", "index"
"""What may hold traces: the database's file alone, or the search index as well."""


def note(*what: str) -> None:
    """Say, in the transaction that erases, where there will be traces."""
    for name in what:
        Leftover.objects.update_or_create(what=name, defaults={"mark": secrets.token_hex(8)})


@contextmanager
def taken(name: str) -> Iterator[bool]:
    """Whether there is something to forget; the row goes when the block ends well.

    One that was written meanwhile stays for the next time.
    """
    seen = Leftover.objects.filter(what=name).first()
    yield seen is not None
    if seen:
        Leftover.objects.filter(what=name, mark=seen.mark).delete()


def waiting() -> list[str]:
    """What is still to be forgotten."""
    there = set(Leftover.objects.values_list("what", flat=True))
    return [name for name in (ROWS, INDEX) if name in there]
