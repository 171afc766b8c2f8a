"""Synonyms as a search needs them: for the words of some clauses, the other ways to say them."""

import time
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock

from django.conf import settings

from search.models import SynonymSet
from search.wish import Clause, Way
from search.words import stem

WEIGHT = 0.15
"""Who asks for a wireless gets radios too, but first what says wireless, if only in its
description: that weighs a quarter of a title (see an app's fields).
"""


class Synonyms:
    """The sets that are in use, by the stems of the words that lead on to others."""

    def __init__(self, sets):
        self.ways = defaultdict(dict)
        for given in sets:
            for here, others, is_careful in given.leads():
                for words in others:
                    way = Way(words, WEIGHT, is_exact=len(words) == 1 and len(words[0]) < 4)
                    self.ways[tuple(map(stem, here))][way] = is_careful
        self.state = sha256(repr(sorted(self.ways.items(), key=str)).encode()).hexdigest()
        """Another whenever they are others: what was found with these is no longer true then."""

    def of(self, clauses: Sequence[Clause]) -> list[Way]:
        """Other ways to say what these clauses, side by side, say together."""
        words = [word for clause in clauses for word in clause.words]
        found = self.ways.get(tuple(map(stem, words)), {})
        is_meant = all(_is_in_capitals(clause) or clause.in_field for clause in clauses)
        return [way for way, is_careful in found.items() if is_meant or not is_careful]


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


def ways_of(clauses: Sequence[Clause]) -> list[Way]:
    """Other ways to say what these clauses say together."""
    return current().of(clauses)
