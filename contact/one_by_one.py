"""Doing by the clock what is due: one that fails keeps no other from it."""

import logging
from collections.abc import Callable

from contact.traces import trace

logger = logging.getLogger(__name__)


class NotAllDone(Exception):
    """Some could not be done; the log says which and why."""


def each(due: Callable, act: Callable) -> int:
    """Do it to each that is due, if it still is when its turn comes; returns to how many it was
    done: those of which `act` says False were passed over.
    """
    done = failed = 0
    for pk in list(due().values_list("pk", flat=True)):
        try:
            if one := due().filter(pk=pk).first():
                done += act(one) is not False
        except Exception as error:
            failed += 1
            logger.error("%s %s: %s", due().model.__name__, pk, trace(error))
    if failed:
        raise NotAllDone
    return done


def all_of(*steps: Callable[[], int]) -> int:
    """Take each of these steps, also after one that was not all done."""
    done, failed = 0, False
    for step in steps:
        try:
            done += step()
        except NotAllDone:
            failed = True
    if failed:
        raise NotAllDone
    return done
