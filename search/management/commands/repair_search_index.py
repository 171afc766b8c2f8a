"""The records that the search index has wrong, put right; the others are left alone."""

from django.core.management import BaseCommand, CommandError

from search.engines import engines
from search.locks import Busy
from search.query import SearchAway
from search.registry import kinds
from search.repairing import repair


class Command(BaseCommand):
    """Safe at any time. Where the index itself is unusable, rebuild it instead."""

    help = "Compare each record with the search index, and mend just those that differ."

    def handle(self, **options):
        for engine in engines():
            for kind in kinds():
                try:
                    count = repair(engine, kind)
                except (SearchAway, Busy) as error:
                    raise CommandError(str(error)) from error
                name = engine.status().name
                self.stdout.write(f"{name}: {kind.label}: {count:,} mended")
