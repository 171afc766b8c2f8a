"""A value that is asked for again only after a moment, or once it was changed here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """What was found a moment ago: for `seconds`, unless this process changed it since."""

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._found: tuple[float, int, Value] | None = None
        self._changes = 0

    def get(self, ask: Callable[[], Value]) -> Value:
        """What `ask` found a moment ago, or finds now."""
        changes, found = self._changes, self._found
        if found and found[1] == changes and time.monotonic() - found[0] < self._seconds:
            return found[2]
        began = time.monotonic()
        value = ask()
        self._found = (began, changes, value)
        return value

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Within the block it changes; what was asked before its end is not taken again."""
        try:
            yield
        finally:
            self._changes += 1
