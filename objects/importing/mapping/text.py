"""How text is taken over: faithfully, with only broken encoding put right."""

import re
from functools import lru_cache

from ftfy import fix_encoding

LONGEST_KEPT = 200  # names beyond this are not kept in memory
CONTEXT = 20  # characters of surroundings shown with a repair
LINE_ENDS = re.compile(r"\r\n?")
SPACES = re.compile(r"\s+")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps these in a text


def read_prose(text: str) -> tuple[str, str | None, bool]:
    """The text as it is kept, the same put right (None if it is right), whether it is damaged.

    Outer spaces go and line ends become newlines; nothing else of it changes. Damaged is what
    no database can store.
    """
    text = text.strip()
    if "\r" in text:
        text = LINE_ENDS.sub("\n", text)
    damaged = "\x00" in text
    if text.isascii() and not damaged:
        return text, None, False
    if damaged or UNSTORABLE.search(text):
        text, damaged = UNSTORABLE.sub("\ufffd", text), True
    mended = repair(text)
    return text, mended if mended != text else None, damaged


def read_name(text: str) -> tuple[str, str | None, bool]:
    """As `read_prose`, with runs of spaces folded: two spaces do not make another person."""
    return _short_name(text) if len(text) <= LONGEST_KEPT else _name(text)


def _name(text):
    return read_prose(SPACES.sub(" ", text.strip()))


_short_name = lru_cache(maxsize=50_000)(_name)  # "plastic" comes ten thousand times


def repair(text: str) -> str:
    """The text with mojibake (`Â£3.99`) put right, and only that: quotes and entities stay.

    A character that was already lost before (`ï¿½`) becomes the one sign for it, `\ufffd`.
    """
    return text if text.isascii() else fix_encoding(text)


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The stretch in which two texts differ, with some surroundings, as each of them has it."""
    start, shorter = 0, min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _excerpt(text, start, end) -> str:
    first, last = max(0, start - CONTEXT), len(text) - max(0, end - CONTEXT)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
