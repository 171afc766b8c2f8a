"""How far a run has come, in a file beside its staging file: the database is for results."""

import json
import os
import time

INTERVAL = 0.3


class Progress:
    """Notes steps of a run; `listener(dict)` hears each note too (a terminal, say)."""

    def __init__(self, run, listener=None):
        self.path = run.folder / "progress.json"
        self.listener = listener
        self._begin("")

    def _begin(self, step):
        self.step, self.started, self.noted = step, time.monotonic(), 0.0

    def start(self, step: str):
        """Begin a step, named as a person reads it."""
        self._begin(step)
        self.at(0, 0)

    def at(self, done: int, total: int):
        """Note that `done` of `total` is done; writes at most about three times a second."""
        now = time.monotonic()
        if now - self.noted < INTERVAL and done < total:
            return
        self.noted = now
        note = {
            "step": self.step,
            "done": done,
            "total": total,
            "seconds_left": self._left(done, total),
        }
        self._write(note)
        if self.listener:
            self.listener(note)

    def _left(self, done, total):
        elapsed = time.monotonic() - self.started
        if not done or not total or elapsed < 1:
            return None
        return round(elapsed * (total - done) / done)

    def _write(self, note):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        whole = self.path.with_suffix(".new")
        whole.write_text(json.dumps(note))
        os.replace(whole, self.path)


def read_progress(run) -> dict | None:
    """The last note of a run: step, done, total, seconds_left; None if there is none."""
    try:
        return json.loads((run.folder / "progress.json").read_text())
    except FileNotFoundError:
        return None
