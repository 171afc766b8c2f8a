"""How the search index is, by searching it."""

from django.core.management import BaseCommand, CommandError
from django.db.models import Count
from django.utils.timezone import localtime

from search.engines import Engine, engines, is_spare
from search.health import advised, behind, trouble
from search.models import OutboxEntry
from search.query import SearchAway
from search.registry import kinds
from search.repairing import out_of_step


class Command(BaseCommand):
    """Ends with an error where searching doesn't work, so that a monitor can ask it."""

    help = "Say what the search index holds, what waits to go in or differs, and what is wrong."

    def add_arguments(self, parser):
        parser.add_argument(
            "--quick", action="store_true", help="Count only: do not compare each record."
        )

    def handle(self, quick, **options):
        self.stdout.write(f"Changes waiting: {OutboxEntry.objects.count():,}{_for_whom()}")
        troubles = [self.told(engine, quick) for engine in engines()]
        if any(troubles):
            raise CommandError(" ".join(filter(None, troubles)))

    def told(self, engine: Engine, quick: bool) -> str:
        """Say how an engine is; returns what is wrong with it, or ""."""
        if wrong := trouble(engine):
            return wrong
        try:
            self.tell(engine, quick)
        except SearchAway as away:
            return advised(engine, str(away))
        return behind(engine)

    def tell(self, engine: Engine, quick: bool) -> None:
        status = engine.status()
        built = localtime(status.built).strftime("%-d %B %Y, %H:%M") if status.built else "unknown"
        beside = ", kept beside it" if is_spare(engine) else ""
        self.stdout.write(f"Engine: {status.name}{beside}, generation {status.generation}")
        self.stdout.write(f"Index: {status.index}, built {built}")
        for kind in kinds():
            held, public = status.records.get(kind.name, 0), kind.public().count()
            wrong = "" if quick else f", {len(out_of_step(engine, kind)):,} out of step"
            self.stdout.write(f"{kind.label}: {held:,} in the index, {public:,} public{wrong}")


def _for_whom() -> str:
    """How many wait for each; "" where none do."""
    rows = OutboxEntry.objects.order_by("consumer").values_list("consumer").annotate(Count("id"))
    said = ", ".join(f"{name}: {count:,}" for name, count in rows)
    return f" ({said})" if said else ""
