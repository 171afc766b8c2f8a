"""Many things taken a few at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice


def batches(things: Iterable, size: int) -> Iterator[list]:
    """Lists of at most `size` (`itertools.batched` is newer than our Python)."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch
