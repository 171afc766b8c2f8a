"""How text is taken over: faithfully, with only broken encoding put right."""

import re
from functools import lru_cache

from ftfy import fix_encoding

CONTEXT = 20  # characters of surroundings shown with a repair
LINE_ENDS = re.compile(r"\r\n?")
SPACES = re.compile(r"\s+")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps these in a text


def clean_prose(text: str) -> str:
    """The text with its outer spaces trimmed and its line ends as newlines; nothing else."""
    text = text.strip()
    return LINE_ENDS.sub("\n", text) if "\r" in text else text


@lru_cache(maxsize=50_000)
def clean_name(text: str) -> str:
    """A name with its runs of spaces folded to one: two spaces do not make another person."""
    return SPACES.sub(" ", text.strip())


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
