"""Ask the box office now, as the clock does."""

from django.core.management import BaseCommand, CommandError

from whatson.models import BoxOfficeSettings, SyncRun
from whatson.syncing import sync_availability, sync_listings

ASK = {SyncRun.What.LISTINGS: sync_listings, SyncRun.What.AVAILABILITY: sync_availability}


class Command(BaseCommand):
    """Listings, then places left, with a line for each; ends with 1 if an answer was no good."""

    help = "Read what is on from the box office."

    def add_arguments(self, parser):
        parser.add_argument("--only", choices=list(map(str, ASK)), help="only one of the two")

    def handle(self, *, only=None, **options):
        if not BoxOfficeSettings.current().is_set:
            self.stdout.write("No box office is set: in the admin, Settings, Box office.")
            return
        runs = [ask() for what, ask in ASK.items() if only in (None, what)]
        for run in runs:
            self.stdout.write(said(run))
        if any(run and run.result == SyncRun.Result.FAILED for run in runs):
            raise CommandError("The site goes on with what it had.")


def said(run: SyncRun | None) -> str:
    """A run in a line."""
    if run is None:
        return "The box office is being asked already."
    counts = f"{run.seen} performances, {run.changed} changed, {run.vanished} vanished"
    fault = f" {run.fault}" if run.fault else ""
    return f"{run.get_what_display()}: {run.get_result_display()}; {counts}.{fault}"
