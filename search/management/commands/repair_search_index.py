"""The records that the search index has wrong, put right; the others are left alone."""

from django.core.management import BaseCommand, CommandError

from search.engines import Engine
from search.health import advised
from search.locks import Busy
from search.management.chosen import add_spare, chosen_engines
from search.query import SearchAway
from search.registry import kinds
from search.repairing import repair


class Command(BaseCommand):
    """Safe at any time. Where the index itself is unusable, rebuild it instead."""

    help = "Compare each record with the search index, and mend just those that differ."

    def add_arguments(self, parser):
        add_spare(parser)

    def handle(self, spare, **options):
        # One that is away keeps no other from being mended.
        troubles = [self.repair(engine) for engine in chosen_engines(spare)]
        if any(troubles):
            raise CommandError(" ".join(filter(None, troubles)))

    def repair(self, engine: Engine) -> str:
        """Mend one index; returns why it can't be mended, or ""."""
        name = engine.status().name
        try:
            for kind in kinds():
                count = repair(engine, kind)
                self.stdout.write(f"{name}: {kind.label}: {count:,} mended")
            engine.caught_up()
        except SearchAway as away:
            return advised(engine, str(away))
        except Busy as busy:
            return f"{name}: {busy}"
        return ""
