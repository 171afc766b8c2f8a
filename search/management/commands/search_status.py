"""How the search index is."""

from django.core.management import BaseCommand, CommandError

from search.engines import engine
from search.models import OutboxEntry
from search.registry import kinds


class Command(BaseCommand):
    """Ends with an error where searching doesn't work, so that a monitor can ask it."""

    help = "Say how many records the search index holds, what waits to go in, and what is wrong."

    def handle(self, **options):
        status = engine().status()
        self.stdout.write(f"Changes waiting: {OutboxEntry.objects.count():,}")
        if status.trouble:
            raise CommandError(status.trouble)
        self.stdout.write(f"Engine: {status.name}, generation {status.generation}")
        for kind in kinds():
            held, public = status.records.get(kind.name, 0), kind.public().count()
            self.stdout.write(f"{kind.label}: {held:,} in the index, {public:,} public")
