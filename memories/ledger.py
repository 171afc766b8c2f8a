"""The ledger of what was taken back: a file outside the database, which only grows.

A backup that is put back replays it before it serves (`manage.py replay_withdrawals`), so that
nobody's memory returns from the dead. It holds references and dates, and nothing else.
"""

import fcntl
import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone

SAID = TAKEN_BACK, UNDONE, ERASED = ("taken-back", "undone", "erased")


def write(what: str, reference: str) -> None:
    """Add one line and see it on the disk before anything else happens; raises OSError."""
    settings.LEDGER_FILE.parent.mkdir(parents=True, exist_ok=True)
    line = f"{timezone.now().isoformat(timespec='seconds')} {what} {reference}\n"
    descriptor = os.open(settings.LEDGER_FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        # After a line that a crash cut off, this one is to stand alone.
        start = "" if _ends_well(descriptor) else "\n"
        os.write(descriptor, (start + line).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _ends_well(descriptor) -> bool:
    size = os.fstat(descriptor).st_size
    return not size or os.pread(descriptor, 1, size - 1) == b"\n"


def entries() -> Iterator[tuple[datetime, str, str]]:
    """Each line as (when, what, reference); one that was cut off by a crash is passed over."""
    if not settings.LEDGER_FILE.exists():
        return
    for line in settings.LEDGER_FILE.read_text().splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[1] in SAID:
            yield datetime.fromisoformat(parts[0]), parts[1], parts[2]


def last_entries() -> dict[str, tuple[datetime, str]]:
    """What it says last of each reference: when and which."""
    return {reference: (when, what) for when, what, reference in entries()}


def still_taken_back() -> dict[str, tuple[datetime, str]]:
    """What the ledger says is taken back or erased now, by reference, with when and which."""
    last = last_entries()
    return {reference: said for reference, said in last.items() if said[1] != UNDONE}
