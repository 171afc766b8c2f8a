"""What people type leaves nothing behind, whatever they make up."""

import gc
import tracemalloc

import pytest

from search import words
from search.highlights import Marker
from search.parser import parse

ENOUGH = 100_000
"""Bytes: what 5,000 words take that are remembered is ten times as much."""


def type_words(first: int) -> None:
    """Search for 5,000 words that nobody used before, mark them, and have them suggested."""
    for number in range(first, first + 5_000, 10):
        typed = " ".join(f"wörd{n:x}s" for n in range(number, number + 10))
        Marker(parse(typed)).mark(typed)
        words.words_for_index(typed)


@pytest.mark.slow
def test_made_up_words_are_not_remembered():
    type_words(0)
    gc.collect()
    tracemalloc.start()
    try:
        type_words(1_000_000)
        gc.collect()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown < ENOUGH


def test_a_very_long_word_is_read_as_its_beginning():
    assert words.fold("é" * 1_000_000) == "e" * words.LONGEST
    assert words.fold("Q" * 1_000_000) == "q" * words.LONGEST
