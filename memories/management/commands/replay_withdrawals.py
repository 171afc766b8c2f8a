"""What the ledger says was taken back, once more: after a backup was put in place."""

from django.core.management import BaseCommand, CommandError

from memories.forgetting import forget
from memories.replaying import NotAllReplayed, replay


class Command(BaseCommand):
    """Safe at any time; before a restored database serves, it must have run."""

    help = "Take back and erase again what the ledger of withdrawals says and the database lacks."

    def handle(self, verbosity, **options):
        try:
            done = replay()
        except NotAllReplayed as error:
            raise CommandError(f"{error} Do not serve this database.") from error
        if done.erased:
            forget()
        if verbosity and (done.withdrawn or done.erased or done.restored):
            self.stdout.write(f"From the ledger: {done}.")
