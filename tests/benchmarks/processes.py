"""Commands of a site of their own, timed and weighed as whole processes."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Measured:
    """What a process took: seconds of the clock, megabytes at the peak, and what it printed."""

    seconds: float
    peak_mb: float
    output: str


class Site:
    """A copy of the site that writes into a folder of its own."""

    def __init__(self, var_dir: Path):
        var_dir.mkdir()
        self.environment = os.environ | {
            "VAR_DIR": str(var_dir),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "bac_collection.settings.dev",
        }

    def run(self, *arguments: str) -> Measured:
        """A management command; raises if it fails."""
        return self._measure([sys.executable, "manage.py", *arguments])

    def run_module(self, *arguments: str) -> Measured:
        return self._measure([sys.executable, "-m", *arguments])

    def _measure(self, command) -> Measured:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )
        output = process.stdout.read()
        # wait4 tells the peak of this child alone; getrusage would tell that of all so far.
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise RuntimeError(f"{command} failed")
        return Measured(time.monotonic() - started, usage.ru_maxrss / 1024, output)
