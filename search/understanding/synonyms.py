"""Synonyms as a search needs them: for the words of some clauses, the other ways to say them."""

import time
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock

from django.conf import settings

from search.models import SynonymSet
from search.understanding.lexicon import Lexicon
from search.wish import Clause, Way
from search.words import stem

WEIGHT = 0.2
"""Who asks for a wireless gets radios too, after what says wireless itself in as weighty a text."""


class Synonyms:
    """The sets that are in use, by the words that lead on to others, plural or not: a stem would
    say too much ("liquidiser" is no "liquid", "overalls" are not "overall").
    """

    def __init__(self, sets):
        self.ways: dict = defaultdict(dict)
        leading: set[str] = set()
        for given in sets:
            for here, others, is_careful in given.leads():
                leading |= {here[0]} if len(here) == 1 and not is_careful else set()
                for words in others:
                    way = Way(words, WEIGHT, is_exact=len(words) == 1 and len(words[0]) < 4)
                    self.ways[key_of(here)][way] = is_careful
        self.leading = Lexicon(dict.fromkeys(leading, 0))
        """The single words that lead on to others: each is right, though no record has it."""
        self.state = sha256(repr(sorted(self.ways.items(), key=str)).encode()).hexdigest()
        """Another whenever they are others: what was found with these is no longer true then."""

    def of(self, clauses: Sequence[Clause]) -> list[Way]:
        """Other ways to say what these clauses, side by side, say together; of one clause, also
        in its other spellings.
        """
        said = [[word for clause in clauses for word in clause.words]]
        if len(clauses) == 1:
            said += [way.words for way in clauses[0].ways]
        found = {
            way: care for words in said for way, care in self.ways.get(key_of(words), {}).items()
        }
        is_meant = all(_is_in_capitals(clause) or clause.in_field for clause in clauses)
        return [way for way, is_careful in found.items() if is_meant or not is_careful]


def key_of(words: Sequence[str]) -> tuple[str, ...]:
    """The words as one of each: `knives` is the variants' matter, `cups` is `cup`. Several
    together mean one thing whatever they end in: `drying hair`, `dry hair`.
    """
    return tuple(map(_one_of if len(words) == 1 else stem, words))


def _one_of(word: str) -> str:
    for many, one in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(many) and len(word) > len(many) + 1:
            return word.removesuffix(many) + one
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _is_in_capitals(clause: Clause) -> bool:
    return len(clause.written) > 1 and clause.written.isupper()


_lock = Lock()
_held: dict = {}


def current() -> Synonyms:
    """The synonyms of this moment, or of some seconds ago: a query less for each search."""
    with _lock:
        now = time.monotonic()
        if "synonyms" not in _held or now - _held["at"] > settings.SEARCH_REMEMBERS:
            _held["synonyms"] = Synonyms(SynonymSet.objects.in_use())
            _held["at"] = now
        return _held["synonyms"]


def leading() -> Lexicon:
    """The words for which there are others."""
    return current().leading


def ways_of(clauses: Sequence[Clause]) -> list[Way]:
    """Other ways to say what these clauses say together."""
    return current().of(clauses)
