"""Builds the index anew where there is none that can be used: after an update, or a broken disk."""

import logging
import time

from search.engines import Engine, RebuildFailed, engines
from search.locks import Busy
from search.query import SearchAway

logger = logging.getLogger(__name__)

PAUSE = 10 * 60
"""Seconds until it is tried again: what failed once fails again, and costs seconds each time."""


class Mender:
    """For the worker, which looks now and then; nobody who reads or saves waits for it."""

    def __init__(self):
        self.not_before = time.monotonic()

    def mend(self) -> None:
        """Rebuild each index that cannot be used, and say so in the log; a server that is away
        comes back with the one it had.
        """
        if time.monotonic() < self.not_before:
            return
        for engine in engines():
            status = engine.status()
            # One that was not kept up for a while would show for good what was withdrawn meanwhile.
            if status.needs_rebuild or engine.is_left_behind():
                why = status.trouble or "It was not told of changes for a while."
                logger.warning("The search index is being built anew. %s", why)
                self._rebuild(engine)
                self.not_before = time.monotonic() + PAUSE

    def _rebuild(self, engine: Engine):
        try:
            count = engine.rebuild()
        except Busy:
            logger.warning("Another process is building the search index already.")
        except SearchAway as away:
            logger.warning("It cannot be built while there is no search server: %s", away)
        except RebuildFailed as error:
            logger.error("%s Searching stays away.", error)
        else:
            logger.warning("The search index was built anew: it holds %s records.", count)
