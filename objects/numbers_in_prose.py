"""Numbers of other objects in prose: `(see AIBDC : 008785, 006616SA and 007671.2 and .3)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_RANGE = 50  # "008657 - 008663" names each of them; more than this is not one set

# What may follow a number and go on counting from it, without its prefix.
MORE = re.compile(
    r"\s*(?P<joint>,\s*and|,|&|and\b|or\b|to\b|-|–)\s*"
    r"(?P<number>\d[\d_]*(?:\.\d+)?(?:SA)?|\.\d+|\d+)(?![\d/%]|\.\d)(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """`words` as they stand in the prose, `number` in full as far as the words allow."""

    words: str
    number: str


def find_mentions(pattern: str, text: str) -> Iterator[Mention]:
    """Each number that `pattern` finds in `text`, and those which lists and ranges add to it.

    Only a pattern with the groups `prefix` and `number` reads on: `008785, 006616SA` (the same
    count of digits) and `007671.2 and .3`, `.1-4`, `.1&2` (parts of the same thing).
    """
    if not pattern:
        return
    for found in re.finditer(pattern, text):
        yield Mention(found.group(), found.group())
        if "prefix" in found.re.groupindex and "number" in found.re.groupindex:
            yield from _more(found["prefix"], found["number"], text, found.end())


def _more(prefix, number, text, position) -> Iterator[Mention]:
    while more := MORE.match(text, position):
        following = _complete(number, more["number"], more["joint"])
        if not following:
            return
        if more["joint"] in ("-", "–", "to"):
            yield from (
                Mention(f"{prefix}{n}", f"{prefix}{n}") for n in _between(number, following)
            )
        yield Mention(more["number"], f"{prefix}{following}")
        number, position = following, more.end()


def _complete(number, words, joint) -> str:
    """The number that `words` mean after `number`, or "" if they only look like one (a year)."""
    whole, dot, _ = number.partition(".")
    suffix = re.search(r"[A-Za-z]*$", number).group()
    if words.startswith("."):
        return f"{whole if dot else number.removesuffix(suffix)}{words}"
    if _width(words) == _width(number):
        return words
    if dot and len(words) <= 2 and words.isdigit() and joint.strip() in ("-", "–", "&"):
        return f"{whole}.{words}{suffix}"
    return ""


def _width(number) -> tuple[int, ...]:
    digits = re.match(r"[\d_]*", number).group()
    return tuple(len(run) for run in digits.split("_"))


def _between(first, last) -> Iterator[str]:
    """The numbers strictly between two of which only the last run of digits differs."""
    pattern = re.compile(r"(.*?)(\d+)(\D*)$", re.S)
    one, two = pattern.match(first), pattern.match(last)
    if (one[1], one[3]) != (two[1], two[3]) or int(two[2]) - int(one[2]) > LONGEST_RANGE:
        return
    for count in range(int(one[2]) + 1, int(two[2])):
        yield f"{one[1]}{str(count).zfill(len(one[2]))}{one[3]}"
