"""The ledger of what people took back: a file outside the database, which only grows.

A backup that is put back replays it before it serves (`manage.py replay_withdrawals`), so that
nothing that somebody took back returns from the dead. It holds references and dates, and no more.

What cannot be written is marked in the database, until the clock has written it. A backup that
is put in place meanwhile would lose that mark: so the line is also left on this machine's disk,
as the name of an empty file, for which a full disk has room. It counts as if it were written.
"""

import errno
import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from contact.traces import trace

logger = logging.getLogger(__name__)

SAID = TAKEN_BACK, UNDONE, ERASED = ("taken-back", "undone", "erased")


def write(what: str, reference: str, when: datetime | None = None) -> None:
    """Add one line and see it on the disk before anything else happens; raises OSError."""
    settings.LEDGER_FILE.parent.mkdir(parents=True, exist_ok=True)
    line = _line(when or timezone.now(), what, reference) + "\n"
    descriptor = os.open(settings.LEDGER_FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        # After a line that a crash cut off, this one is to stand alone.
        start = "" if _ends_well(descriptor) else "\n"
        _add(descriptor, (start + line).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def try_to_write(what: str, reference: str, when: datetime | None = None) -> bool:
    """The same; False where it cannot be: then it is among the `spared`, and in the log."""
    when = when or timezone.now()
    try:
        write(what, reference, when)
    except OSError as error:
        line = _line(when, what, reference)
        logger.critical("Not in the ledger yet: %s\n%s", line, trace(error))
        _spare(line, reference)
        return False
    with suppress(OSError):  # then the clock finds that this is said
        _forget_all_of(reference)
    return True


def _add(descriptor, line):
    """A disk that is nearly full takes a part of it, and says no more than that."""
    if os.write(descriptor, line) < len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _ends_well(descriptor) -> bool:
    size = os.fstat(descriptor).st_size
    return not size or os.pread(descriptor, 1, size - 1) == b"\n"


def entries() -> Iterator[tuple[datetime, str, str]]:
    """Each line as (when, what, reference); one that was cut off by a crash is passed over."""
    if not settings.LEDGER_FILE.exists():
        return
    yield from _read(settings.LEDGER_FILE.read_text().splitlines())


def last_written() -> dict[str, tuple[datetime, str]]:
    """What stands in the file last of each reference: when and which."""
    return {reference: (when, what) for when, what, reference in entries()}


def last_entries() -> dict[str, tuple[datetime, str]]:
    """What it says last of each reference: when and which. What waits to be written counts."""
    last = last_written()
    for when, what, reference in spared():
        if reference not in last or last[reference][0] < when:
            last[reference] = when, what
    return last


def still_taken_back() -> dict[str, tuple[datetime, str]]:
    """What the ledger says is taken back or erased now, by reference, with when and which."""
    last = last_entries()
    return {reference: said for reference, said in last.items() if said[1] != UNDONE}


def _read(lines):
    for line in lines:
        parts = line.split()
        if len(parts) == 3 and parts[1] in SAID:
            yield datetime.fromisoformat(parts[0]), parts[1], parts[2]


def _line(when, what, reference):
    return f"{when.isoformat()} {what} {reference}"


# What waits to be written


def spared() -> list[tuple[datetime, str, str]]:
    """Each line that could not be written yet, the oldest first."""
    return list(_read(_spared_lines()))


def write_spared() -> int:
    """Write what waits, unless the ledger says something later by now; raises OSError."""
    said, waiting = last_written(), spared()
    for when, what, reference in waiting:
        if reference not in said or said[reference][0] < when:
            write(what, reference, when)
        _forget(_line(when, what, reference))
    return len(waiting)


def _spared_lines():
    return sorted(file.name for file in _folder().iterdir()) if _folder().is_dir() else []


def _spare(line, reference):
    """Where even that cannot be, the mark in the database and the log have to do."""
    with suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        (_folder() / line).touch()
        _forget_all_of(reference, but=line)


def _forget_all_of(reference, but=""):
    for line in _spared_lines():
        if line.endswith(f" {reference}") and line != but:
            _forget(line)


def _forget(line):
    (_folder() / line).unlink(missing_ok=True)


def _folder():
    return settings.LEFTOVERS_DIR / "ledger"
