"""The site, its task worker and its clock side by side: one thing that starts and stops."""

import signal
import socket
import sys
import time
from contextlib import closing, suppress
from subprocess import Popen
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

HOST = "127.0.0.1"
STEADY = 60
"""Seconds after which a process counts as having started well."""
LONGEST_PAUSE = 30
PATIENCE = 10
"""Seconds that each of two requests to stop is given, before the process is killed."""


class Process:
    """One of the three: knows how to start, and how long to wait before starting again."""

    def __init__(self, name: str, command: list[str]):
        self.name = name
        self.command = command
        self.failures = 0
        self.start()

    def start(self) -> None:
        # A group of its own: Ctrl-C reaches this command only, which then ends all in order.
        self.popen = Popen(self.command, process_group=0)
        self.started = time.monotonic()
        self.start_again_at = None

    def look_after(self) -> str:
        """Start it again if it died, later each time; return what happened in words, or ""."""
        now = time.monotonic()
        if self.start_again_at:
            if now >= self.start_again_at:
                self.start()
                return f"{self.name} started again."
        elif self.popen.poll() is not None:
            self.failures = 0 if now - self.started > STEADY else self.failures + 1
            pause = min(2**self.failures, LONGEST_PAUSE)
            self.start_again_at = now + pause
            return f"{self.name} ended ({self.popen.returncode}): again in {pause} s."
        return ""


class Command(BaseCommand):
    """What `make run` ends in."""

    help = "Serve the site with its task worker and its clock beside it; Ctrl-C ends all."
    requires_system_checks = ()

    def handle(self, **options):
        self.stopping = False
        self.refuse_a_taken_port()
        call_command("replay_withdrawals", stdout=self.stdout)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        processes = [
            Process("The site", self.gunicorn()),
            Process("The worker", self.manage("work")),
            Process("The clock", self.manage("tick", "--loop")),
        ]
        try:
            self.look_after(processes)
        finally:
            self.stop(processes)

    def ask_to_stop(self, number, frame):
        self.stopping = True

    def say(self, words: str) -> None:
        with suppress(OSError):  # the terminal may have been closed
            self.stdout.write(f"== {words}")
            self.stdout.flush()

    def gunicorn(self) -> list[str]:
        options = {
            "--bind": f"{HOST}:{settings.PORT}",
            "--worker-class": "gthread",
            "--workers": str(settings.WEB_PROCESSES),
            "--threads": str(settings.WEB_THREADS),
            "--log-level": "warning",
            # As long as it can be: what a form can send gets an answer that is ours.
            "--limit-request-line": "8190",
            "--graceful-timeout": str(PATIENCE // 2),
        }
        flags = [part for option in options.items() for part in option]
        reload = ["--reload"] if settings.DEBUG else []
        return [sys.executable, "-m", "gunicorn", *flags, *reload, "bac_collection.wsgi"]

    def manage(self, *words: str) -> list[str]:
        return [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]

    def refuse_a_taken_port(self) -> None:
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, settings.PORT))
            except OSError as error:
                raise CommandError(
                    f"Port {settings.PORT} cannot be used ({error.strerror}). "
                    "Choose another: make run PORT=8001"
                ) from None

    def look_after(self, processes: list[Process]) -> None:
        announced = False
        while not self.stopping:
            if not announced and self.answers():
                self.announce()
                announced = True
            for process in processes:
                if words := process.look_after():
                    self.say(words)
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether a page comes; the port alone is open before the site has started."""
        try:
            with urlopen(f"http://{HOST}:{settings.PORT}/", timeout=5):
                return True
        except HTTPError:
            return True
        except OSError:
            return False

    def announce(self) -> None:
        self.say(f"The site is at http://{HOST}:{settings.PORT}/")
        self.say(f"Its admin is at http://{HOST}:{settings.PORT}/admin/")
        if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
            self.say(f"Letters are not sent but written to {settings.EMAIL_FILE_PATH}")
        self.say("Ctrl-C ends it.")

    def stop(self, processes: list[Process]) -> None:
        """Ask all to end, then to give up what they are doing, then kill: each is safe."""
        self.say("Stopping.")
        for ask in (Popen.terminate, Popen.terminate, Popen.kill):
            running = [process.popen for process in processes if process.popen.poll() is None]
            for popen in running:
                ask(popen)
            self.wait_for(running)
        self.say("Stopped.")

    def wait_for(self, running: list[Popen]) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and any(popen.poll() is None for popen in running):
            time.sleep(0.05)
