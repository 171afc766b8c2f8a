"""The clock of the site: what is due is run, once or every minute."""

import logging
import signal
import time

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils.timesince import timesince

from contact.jobs_table import jobs
from contact.ticking import standings, tick

logger = logging.getLogger(__name__)

EVERY = 60
LOOK_EVERY = 0.2
"""Seconds; whoever asks the loop to end is heard so soon."""


class Command(BaseCommand):
    """Safe to run beside itself: each job is run by one process at a time."""

    help = "Run what is due by the clock, and end; --loop goes on every minute."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on, every minute")
        parser.add_argument("--list", action="store_true", help="say how each job stands")
        parser.add_argument("--only", metavar="NAME", default="", help="run this one now")

    def handle(self, **options):
        if options["only"] and options["only"] not in {job.name for job in jobs()}:
            raise CommandError(f"There is no job {options['only']}: --list names all.")
        if options["list"]:
            self.say_how_all_stand()
        elif options["loop"]:
            self.loop(options["only"])
        elif not self.tick_once(options["only"]):
            raise CommandError("Not everything went well.")

    def tick_once(self, only: str, is_quiet=False) -> bool:
        """Run what is due, saying a line for each; quietly, only for what did something."""
        went_well = True
        for ran in tick(only):
            went_well = went_well and not ran.trouble
            if not is_quiet or ran.did or ran.trouble:
                self.say(str(ran))
        return went_well

    def loop(self, only: str) -> None:
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.ask_to_stop)
        while not self.stopping:
            next_time = time.monotonic() + EVERY
            self.tick_patiently(only)
            while not self.stopping and time.monotonic() < next_time:
                time.sleep(LOOK_EVERY)

    def tick_patiently(self, only: str) -> None:
        """The next minute tries again what the database could not do now."""
        try:
            close_old_connections()
            self.tick_once(only, is_quiet=True)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database cannot be used now: %s", type(error).__name__)
            connection.close()

    def ask_to_stop(self, number, frame):
        """End after the job that runs now; asked again, in the middle of it."""
        if self.stopping:
            raise SystemExit(1)
        self.stopping = True

    def say_how_all_stand(self) -> None:
        for standing in standings():
            job, run = standing.job, standing.run
            last = f"{timesince(run.succeeded_at)} ago" if run and run.succeeded_at else "never"
            trouble = f"; last trouble: {run.trouble}" if run and run.trouble else ""
            remark = f"; {job.remark()}" if job.remark() else ""
            self.say(f"{job.name}: {standing.words}; last done {last}{trouble}{remark}")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
