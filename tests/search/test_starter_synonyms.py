"""The starter list: each line is a set that an editor could have written, and leads somewhere."""

from collections import Counter
from itertools import combinations
from pathlib import Path

from django.core.exceptions import ValidationError

import search
from search.models import SynonymSet
from search.understanding.synonyms import key_of
from search.words import SMALL, stem

LIST = Path(search.__file__).parent / "starter_synonyms.txt"
BLOCKS = LIST.read_text(encoding="utf-8").strip().split("\n\n")
LINES = [line for block in BLOCKS for line in block.split("\n") if not line.startswith("#")]


def set_of(line: str) -> SynonymSet:
    words, _, careful = line.partition(" ! ")
    return SynonymSet(words=words, careful_words=careful)


def stems(words) -> tuple[str, ...]:
    return tuple(map(stem, words))


def steps(line: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each leading from one term to another, as their stems."""
    return [
        (stems(here), stems(other)) for here, others, _ in set_of(line).leads() for other in others
    ]


def said_wrong(line: str) -> list[str]:
    """What the admin would say about a line."""
    try:
        set_of(line).full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return error.messages
    return [] if line == line.strip() else ["spaces around it"]


def test_each_line_is_a_set_that_the_admin_would_take():
    assert {line: said for line in LINES if (said := said_wrong(line))} == {}


def holds(words, part) -> bool:
    """Whether `part` stands in `words`, side by side."""
    starts = range(len(words) - len(part) + 1)
    return any(words[at : at + len(part)] == part for at in starts)


def test_no_line_leads_to_what_its_own_words_find():
    """Who searches for "tin" finds "biscuit tin" anyway, an ending makes no other word, and
    "navy blue" that led to "blue" would bring all blue things before what is navy blue.
    """
    assert [
        (line, here, other)
        for line in LINES
        for here, other in steps(line)
        if holds(other, here) or holds(here, other)
    ] == []


def test_every_line_can_be_reached_though_a_search_passes_over_small_words():
    def can_be(line):
        ways = set_of(line).leads()
        return any(others and not SMALL.intersection(here) for here, others, _ in ways)

    assert [line for line in LINES if not can_be(line)] == []


def test_no_step_is_written_twice():
    """By the words as a search compares them: "cook" does not lead on for "cooking"."""
    counts = Counter(
        (key_of(here), key_of(other))
        for line in LINES
        for here, others, _ in set_of(line).leads()
        for other in set(others)
    )
    assert [step for step, times in counts.items() if times > 1] == []


def test_words_that_mean_the_same_stand_in_one_set():
    same = [(line, {*map(stems, set_of(line).terms)}) for line in LINES if SynonymSet.SAME in line]
    shared = [
        (one, other)
        for (one, words), (other, others) in combinations(same, 2)
        if words & others and not (is_careful(one) or is_careful(other))
    ]
    assert shared == []


def is_careful(line: str) -> bool:
    return bool(set_of(line).careful_words)


def test_a_careful_line_still_leads_from_the_careful_word():
    careful = [list(set_of(line).leads()) for line in LINES if is_careful(line)]
    assert careful
    assert all(any(others for _, others, needs_care in ways if needs_care) for ways in careful)


def test_every_line_stands_under_a_heading():
    assert len(BLOCKS) > 10
    assert [block for block in BLOCKS if not block.startswith("# ")] == []


def test_it_is_long_enough_to_help_and_short_enough_to_be_read():
    assert 250 <= len(LINES) <= 450
