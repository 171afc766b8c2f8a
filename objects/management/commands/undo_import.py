"""Put back exactly what an import changed; see docs/importing.md."""

import sys

from django.core.management.base import BaseCommand, CommandError

from objects.importing import runs
from objects.importing.report import lines, summary
from objects.importing.runs import CannotRun
from objects.management.terminal import IndexingProgress, TerminalProgress
from objects.models import ImportRun


class Command(BaseCommand):
    """What somebody changed since is left as it is, and listed."""

    help = "Put back exactly what an import changed, unless somebody changed it since."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="The import's number.")

    def handle(self, *args, number, **options):
        run = ImportRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no import {number}.")
        runs.mark_interrupted()
        progress = TerminalProgress(sys.stderr)
        try:
            undoing = runs.undo(run, listener=progress)
        except CannotRun as error:
            raise CommandError(str(error)) from error
        finally:
            progress.end()
        self.stdout.write(f"{run} is undone.")
        for count, said in summary(undoing):
            self.stdout.write(f"  {count:>9,}  {said}")
        for line in lines(undoing, "left", limit=20):
            self.stdout.write(f"  {line.number} {line.field}: {line.reason}")
        IndexingProgress(self.stdout).run()
