"""The search index anew, from the database, while the old one goes on answering."""

import time

from django.core.management import BaseCommand, CommandError

from search.engines import Engine, RebuildFailed
from search.health import behind, trouble
from search.locks import Busy
from search.management.chosen import add_spare, chosen_engines
from search.query import SearchAway


class Command(BaseCommand):
    """Safe at any time: what changes meanwhile is not lost, and a crash leaves the old index."""

    help = "Build the search index anew beside the one in use, check it, and swap."

    def add_arguments(self, parser):
        parser.add_argument("--if-needed", action="store_true", help="Only where a search fails.")
        add_spare(parser)

    def handle(self, if_needed, spare, verbosity, **options):
        for engine in reversed(chosen_engines(spare)):
            if not if_needed or trouble(engine) or behind(engine):
                self.rebuild(engine, verbosity)

    def rebuild(self, engine: Engine, verbosity: int) -> None:
        began = time.monotonic()
        try:
            count = engine.rebuild(self.tell if verbosity else None)
        except Busy:
            raise CommandError("Another process is rebuilding the index already.") from None
        except RebuildFailed as error:
            raise CommandError(f"{error} The old index stays in use.") from error
        except SearchAway as error:
            raise CommandError(str(error)) from error
        if verbosity:
            took = time.monotonic() - began
            self.stdout.write(f"The search index holds {count:,} records, built in {took:.1f} s.")

    def tell(self, count: int) -> None:
        if count and self.stdout.isatty():
            self.stdout.write(f"{count:,} records read\r", ending="")
            self.stdout.flush()
