"""Copies of the site in folders of their own, and their processes, timed and weighed."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "collection.example"


@dataclass(frozen=True)
class Measured:
    """What a process took: seconds of the clock, megabytes at the peak, and what it printed."""

    seconds: float
    peak_mb: float
    output: str


class Site:
    """A copy of the site that writes into a folder of its own, in the settings of the public
    site: `tests.benchmarks.settings` adds the bare view and changes nothing else.
    """

    def __init__(self, var_dir: Path):
        var_dir.mkdir()
        self.environment = os.environ | {
            "VAR_DIR": str(var_dir),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
            "SECRET_KEY": "only for measuring",
            "CONTACT_KEYS": "b25seS1mb3ItbWVhc3VyaW5nLW9ubHktbWVhc3VyaW4=",
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"https://{HOST}",
            "BEHIND_PROXY": "1",
        }

    def run(self, *arguments: str) -> Measured:
        """A management command; raises if it fails."""
        return self._measure([sys.executable, "manage.py", *arguments])

    def run_module(self, *arguments: str) -> Measured:
        return self._measure([sys.executable, "-m", *arguments])

    def start(self, *arguments: str) -> subprocess.Popen:
        """A module that goes on running; whoever starts it ends it."""
        return subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, env=self.environment)

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
