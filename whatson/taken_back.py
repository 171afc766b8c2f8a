"""What people took back of what they said about what is on, once more: after an older backup was
put in place, as the ledger has it. What the clock erased it erases again by itself.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from contact import ledger
from whatson.models import FreeWords, Joining, VisitAsk

BATCH = 500


def left(last: dict[str, tuple[datetime, str]]) -> Iterator[tuple[str, Callable]]:
    """What is still there of which the ledger says otherwise: what it did say, and what does it.
    `last` has by reference when that was, and what.
    """
    references = list(last)
    for start in range(0, len(references), BATCH):
        some = references[start : start + BATCH]
        for model in (Joining, VisitAsk):
            for row in model.objects.unread().filter(reference__in=some):
                yield from _of(row, *last[row.reference])
    for words in FreeWords.objects.iterator(BATCH):
        if any(last.get(mark, (None, ""))[1] == ledger.ERASED for mark in words.marks):
            yield ledger.ERASED, words.delete


def _of(row, when: datetime, what: str) -> Iterator[tuple[str, Callable]]:
    if what == ledger.ERASED:
        yield what, row.erase
    elif what == ledger.TAKEN_BACK and row.is_expected and row.asked_at <= when:
        yield what, row.cancel
