"""Progress as a person at a terminal sees it, or reads it later in a file."""

import time

from search.engines import engines
from search.health import trouble
from search.indexing import waiting_for
from search.models import OutboxEntry
from search.outbox import drain

INTERVAL = 10
"""Seconds between two lines in a file."""


class TerminalProgress:
    """Writes one line over itself: the step, how far, and about how long it still takes."""

    def __init__(self, stream):
        self.stream, self.step = stream, ""
        self.shown = stream.isatty()

    def __call__(self, note: dict):
        if not self.shown:
            return
        if note["step"] != self.step:
            self.end()
            self.step = note["step"]
        self.stream.write(f"\r\x1b[K{note['step']}{_share(note)}{_left(note)}")
        self.stream.flush()

    def end(self):
        """Leave the line, so that what follows begins on its own."""
        if self.shown and self.step:
            self.stream.write("\n")
            self.step = ""


def _share(note):
    return f" {note['done'] * 100 // note['total']}%" if note["total"] else ""


def _left(note):
    seconds = note["seconds_left"]
    if not seconds:
        return ""
    return (
        f", about {seconds // 60} min {seconds % 60} s left"
        if seconds >= 60
        else f", about {seconds} s left"
    )


class IndexingProgress:
    """Hands what changed to the search index, and says how far it is: over one line, or in a
    file with a line now and then.
    """

    def __init__(self, stream):
        self.stream, self.noted = stream, time.monotonic()

    def run(self) -> None:
        """Say what is to be done, do it, and say what became of it."""
        self.total, records = OutboxEntry.objects.count(), _waiting()
        if not self.total:
            return
        self._write(f"Indexing {records:,} record{'s' * (records != 1)}…\n")
        drain(self)
        self._write(f"{self._over()}{_outcome()}\n")

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        share = f"  {min(done, self.total) * 100 // self.total}% indexed"
        if self.stream.isatty():
            self._write(self._over() + share)
        elif now - self.noted >= INTERVAL:
            self.noted = now
            self._write(f"{share}\n")

    def _over(self):
        return "\r\x1b[K" if self.stream.isatty() else ""

    def _write(self, words):
        self.stream.write(words, ending="")
        self.stream.flush()


def _outcome():
    troubles = [trouble(engine) for engine in engines()]
    if any(troubles):
        return f"Searching does not find them yet. {' '.join(filter(None, troubles))}"
    waiting = _waiting()
    if not waiting:
        return "Indexed: searching finds them now."
    are, them = ("is", "it") if waiting == 1 else ("are", "them")
    return (
        f"{waiting:,} {are} not indexed yet: the worker goes on with {them}. "
        "manage.py search_status says how searching is."
    )


def _waiting() -> int:
    return waiting_for(engines()[0]).count()
