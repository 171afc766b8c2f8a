"""What is made of the whole index for everybody, such as all its words: in a thread, while readers
go on with what was made before. Nobody who searches or types waits for it.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Generic, TypeVar

from django.conf import settings
from django.db import connections

from search.engines import Searcher, engine
from search.query import SearchAway

logger = logging.getLogger(__name__)

Value = TypeVar("Value")

AGAIN = 1
"""Seconds until what failed is tried again, where there is nothing yet that could serve."""


@dataclass(frozen=True)
class Made(Generic[Value]):
    """A value, and what it was made of: an engine's index, at the number of a change or later."""

    source: Searcher
    generation: int
    value: Value


class Renewed(Generic[Value]):
    """The newest that `make` gave; one for each process, shared by its threads.

    It is made again when it is asked for after a change of the index, but not by two threads, nor
    twice in so many `seconds` (SEARCH_REMEMBERS). Where that is 0, whoever asks makes it.
    """

    def __init__(self, make: Callable[[Searcher], Value], seconds: float | None = None):
        self._make, self._seconds = make, seconds
        self._lock = Lock()
        self._made: Made[Value] | None = None
        self._thread: Thread | None = None
        self._began: tuple[Searcher | None, float] = None, 0.0

    def get(self, patience: float = 0) -> tuple[Value | None, bool]:
        """The newest, and whether it is of the index as it is; None where there is none yet, for
        which one waits so many seconds. Raises SearchAway.
        """
        source, now = engine(), engine().generation()
        made = self._made_of(source)
        if made and made.generation == now:
            return made.value, True
        if not settings.SEARCH_REMEMBERS:
            self._made = Made(source, now, self._make(source))
            return self._made.value, True
        thread = self._begun(source, now)
        if not made:
            thread.join(patience)
            made = self._made_of(source)
        return (made.value, made.generation == now) if made else (None, False)

    def _made_of(self, source: Searcher) -> Made[Value] | None:
        made = self._made
        return made if made and made.source is source else None

    def _begun(self, source: Searcher, generation: int) -> Thread:
        """The thread that makes it, or the last one that did."""
        with self._lock:
            if self._is_time(source):
                self._began = source, time.monotonic()
                self._thread = Thread(target=self._renew, args=(source, generation), daemon=True)
                self._thread.start()
            return self._thread

    def _is_time(self, source: Searcher) -> bool:
        of, began = self._began
        seconds = settings.SEARCH_REMEMBERS if self._seconds is None else self._seconds
        if source is not of:
            return True
        if not self._made_of(source):
            seconds = min(seconds, AGAIN)
        return not self._thread.is_alive() and time.monotonic() - began >= seconds

    def _renew(self, source: Searcher, generation: int) -> None:
        try:
            self._made = Made(source, generation, self._make(source))
        except SearchAway as away:
            logger.info("It is made another time: %s", away)
        except Exception:
            logger.exception("It is made another time")
        finally:
            connections.close_all()  # the thread's own, which end with it
