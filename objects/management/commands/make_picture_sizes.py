"""Make the sizes that public pictures lack; see docs/decisions/0020-pictures-behind-a-view.md."""

import sys

from django.core.management.base import BaseCommand

from objects.images.catching_up import make_missing_sizes
from objects.management.terminal import TerminalProgress
from objects.models import CollectionImage


class Command(BaseCommand):
    """The worker does the same by and by; this does it now, and after the sizes changed."""

    help = (
        "Make the sizes that public pictures lack, and remove those of pictures that are not "
        "public. Safe to run again and to interrupt."
    )

    def handle(self, **options):
        CollectionImage.objects.all().withdraw_renditions()
        progress = TerminalProgress(sys.stderr)
        try:
            made, failed = make_missing_sizes(progress)
        except KeyboardInterrupt:
            self.stderr.write("Stopped. What is made is kept; run it again for the rest.")
            raise SystemExit(130) from None
        finally:
            progress.end()
        self.stdout.write(f"{made:>9,}  pictures got their sizes")
        if failed:
            self.stdout.write(
                f"{failed:>9,}  pictures can't be shown: their files are lost or broken"
            )
