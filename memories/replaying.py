"""After an older backup was put in place: what was taken back since is taken back again.

The ledger lies outside the database. A memory of which it says "taken back" or "erased" and the
database does not, is withdrawn or erased at once; one of which it says "undone" comes back. What
people said about what is on is taken back by `whatson.taken_back`.
"""

import logging
from dataclasses import dataclass
from functools import partial
from itertools import chain

from django.utils import timezone

from contact import ledger
from contact.traces import trace
from memories import states
from memories.models import Memory
from memories.models.moving import UNDO_FOR
from whatson.taken_back import left

logger = logging.getLogger(__name__)

BATCH = 500


class NotAllReplayed(Exception):
    """Something that was taken back is still in the database: do not serve."""


@dataclass
class Replayed:
    """What it took."""

    withdrawn: int = 0
    erased: int = 0
    restored: int = 0

    def __str__(self):
        return f"{self.withdrawn} taken back, {self.erased} erased, {self.restored} brought back"


def replay() -> Replayed:
    """Bring the database to what the ledger says; safe to run at every start.

    Raises NotAllReplayed where that failed for some: whoever is about to serve must not.
    """
    last, done, failed = ledger.last_entries(), Replayed(), 0
    for act in chain(_of_memories(last, done), _of_what_is_on(last, done)):
        try:
            act()
        except Exception as error:
            failed += 1
            logger.error("From the ledger: %s", trace(error))
    if failed:
        raise NotAllReplayed(f"{failed} things that were taken back are still there.")
    return done


def _of_memories(last, done):
    references = list(last)
    for start in range(0, len(references), BATCH):
        for memory in Memory.objects.filter(reference__in=references[start : start + BATCH]):
            yield partial(_bring, memory, *last[memory.reference], done)


def _of_what_is_on(last, done):
    """Who comes to something, asked to see something, or wrote us words."""
    for what, act in left(last):
        yield partial(_act, what, act, done)


def _act(what, act, done):
    act()
    if what == ledger.ERASED:
        done.erased += 1
    else:
        done.withdrawn += 1


def _bring(memory, when, what, done):
    if memory.ledger_owes and memory.owed_since() > when:
        return  # the database knows something later, which the ledger is still to be told
    if what == ledger.UNDONE:
        _bring_back(memory, when, done)
    elif what == ledger.ERASED or when + UNDO_FOR < timezone.now():
        _erase(memory, when, done, was_erased=what == ledger.ERASED)
    elif memory.may("withdraw"):
        memory.withdraw_again(when)
        done.withdrawn += 1


def _erase(memory, when, done, was_erased):
    """A held one that was only taken back waits for the end of its hold; one that was erased
    since had come to it.
    """
    if not memory.may("erase"):
        memory.withdraw_again(when)
        done.withdrawn += 1
    if was_erased and memory.is_held_still:
        memory.end_hold(None)
    if not memory.is_held_still:
        memory.erase()
        done.erased += 1


def _bring_back(memory, when, done):
    if memory.state == states.WITHDRAWN and memory.withdrawn_at <= when:
        memory.restore()
        done.restored += 1
