"""The search index anew, from the database, while the old one goes on answering."""

import time

from django.core.management import BaseCommand, CommandError

from search.engines import Engine, RebuildFailed, engines
from search.health import trouble
from search.locks import Busy
from search.query import SearchAway


class Command(BaseCommand):
    """Safe at any time: what changes meanwhile is not lost, and a crash leaves the old index."""

    help = "Build the search index anew beside the one in use, check it, and swap."

    def add_arguments(self, parser):
        parser.add_argument("--if-needed", action="store_true", help="Only where a search fails.")

    def handle(self, if_needed, verbosity, **options):
        for engine in reversed(engines()):
            if not (if_needed and not trouble(engine)):
                self.rebuild(engine, if_needed, verbosity)

    def rebuild(self, engine: Engine, if_needed: bool, verbosity: int) -> None:
        began = time.monotonic()
        try:
            count = engine.rebuild(self.tell if verbosity else None)
        except Busy:
            raise CommandError("Another process is rebuilding the index already.") from None
        except RebuildFailed as error:
            raise CommandError(f"{error} The old index stays in use.") from error
        except SearchAway as error:
            if not if_needed:
                raise CommandError(str(error)) from error
            self.stderr.write(f"The site starts without searching. {error}")
            return
        if verbosity:
            took = time.monotonic() - began
            self.stdout.write(f"The search index holds {count:,} records, built in {took:.1f} s.")

    def tell(self, count: int) -> None:
        if count and self.stdout.isatty():
            self.stdout.write(f"{count:,} records read\r", ending="")
            self.stdout.flush()
