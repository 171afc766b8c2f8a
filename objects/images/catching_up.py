"""Makes every size that is missing, all at once, for a command or a first start."""

import time

from objects.models import CollectionImage

from .tasks import make_sizes_of


def make_missing_sizes(listener=None):
    """Make what public pictures lack; return how many could be made and how many could not.

    Safe to run again, beside the worker, and to interrupt: what is made is kept.
    `listener(note)` hears after each picture, as an import's listener does.
    """
    pks = CollectionImage.objects.lacking_sizes()
    started, made = time.monotonic(), 0
    for done, pk in enumerate(pks, 1):
        image = CollectionImage.objects.filter(pk=pk).first()
        made += bool(image and make_sizes_of(image))
        if listener:
            listener(_note(done, len(pks), time.monotonic() - started))
    return made, len(pks) - made


def _note(done, total, elapsed):
    left = round(elapsed * (total - done) / done)
    return {"step": "Pictures", "done": done, "total": total, "seconds_left": left}
