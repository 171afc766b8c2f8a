"""A site of its own for a test: `manage.py serve` in a process, with its own VAR_DIR and port."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.places import PROJECT
from tests.postgresql import free_port

PATIENCE = 180


class Site:
    """Reads what the commands print, as a person at the terminal would."""

    def __init__(self, folder: Path):
        self.port = free_port()
        self.output = folder / "output"
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "bac_collection.settings.dev",
            "VAR_DIR": str(folder / "var"),
            "PORT": str(self.port),
            "DATABASE_URL": "",
            "DEBUG": "0",
        }

    def run(self, *command: str) -> str:
        done = subprocess.run(self.command(*command), **self.options(), stdout=subprocess.PIPE)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def serve(self) -> None:
        with self.output.open("w") as output:
            self.serve_on(output)

    def serve_on(self, output) -> None:
        self.process = subprocess.Popen(self.command("serve"), **self.options(), stdout=output)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "manage.py", *words]

    def options(self) -> dict:
        return {"cwd": PROJECT, "env": self.env, "stderr": subprocess.STDOUT, "text": True}

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while words not in self.output.read_text():
            assert time.monotonic() < deadline, f"no {words!r} in:\n{self.output.read_text()}"
            time.sleep(0.1)

    def children(self, name: str) -> list[int]:
        """Process ids of what `serve` started whose command line has this word."""
        found = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
        )
        return [int(line.split()[0]) for line in found.stdout.splitlines() if name in line]

    def interrupt(self) -> int:
        """One Ctrl-C; returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        if getattr(self, "process", None) and self.process.poll() is None:
            self.interrupt()


def style_sheets(html: str) -> list[str]:
    """The addresses of the style sheets that a page links to."""
    links = re.findall(r"<link[^>]+>", html)
    return [re.search(r'href="([^"]+)"', link)[1] for link in links if "stylesheet" in link]
