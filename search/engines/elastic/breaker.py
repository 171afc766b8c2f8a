"""A breaker: once something failed, nobody waits for it until one request found it well again."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

logger = logging.getLogger(__name__)

PAUSE = 10.0
"""Seconds after a failure in which everybody is answered at once."""


class Open(Exception):
    """It failed a moment ago, and nobody should wait for it now."""


class Breaker:
    """One for each process and server; safe to share between threads.

    `is_failure` tells failures of the server from mistakes in what it was asked; `say` puts one
    in words.
    """

    def __init__(
        self,
        name: str,
        is_failure: Callable[[BaseException], bool],
        say: Callable[[BaseException], str] = str,
        pause: float = PAUSE,
        clock=time.monotonic,
    ):
        self._name, self._is_failure, self._say = name, is_failure, say
        self._pause, self._clock = pause, clock
        self._lock = Lock()
        self._why: BaseException | None = None
        self._until = 0.0
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard was a failure."""
        return self._why is not None

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Ask within this block; raises Open where nobody should."""
        is_probe = self._admit()
        try:
            yield
        except BaseException as error:
            if self._is_failure(error):
                self._note(error)
            raise
        else:
            self._note(None)
        finally:
            if is_probe:
                self._probing = False

    def _admit(self) -> bool:
        """Whether this request is the one that probes."""
        with self._lock:
            if self._why is None:
                return False
            if self._probing or self._clock() < self._until:
                raise Open(f"It failed a moment ago: {self._say(self._why)}")
            self._probing = True
            return True

    def _note(self, why):
        with self._lock:
            if why and not self._why:
                logger.warning("%s is away: %s", self._name, self._say(why))
            elif self._why and not why:
                logger.warning("%s is back", self._name)
            self._why, self._until = why, self._clock() + self._pause
