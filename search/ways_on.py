"""Where to go from a search that found nothing, or something else than was asked for, beyond
what the searching page itself knows.

An app to the right registers, in its `wagtail_hooks.py`, a function that takes the words typed
and returns a `Way`, or None where it has nothing to offer. None may lead nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from wagtail import hooks

from search.engines import engine
from search.parser import parse
from search.query import Query
from search.registry import kinds
from search.understanding.lexicon import lexicon
from search.understanding.meaning import asked_fields, spelt
from search.wish import Clause, Wish

MOST_NAMED = 8
"""Words that are looked up, each by a search of its own: more nobody reads."""
HOOK = "search_ways_on"
NEAREST = "search_nearest"
"""The same for lists that are near: a function that returns several `Near`, nearest first."""


@dataclass(frozen=True)
class Way:
    """A way on: what it does, what to expect, where it leads; `count` things, if that is known."""

    words: str
    note: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class Near:
    """A value of a facet: what it is called, how many things there are, and where they are."""

    facet: str
    name: str
    count: int
    address: str


def nearest(text: str) -> list[Near]:
    """What apps have near to these words."""
    return [near for offer in hooks.get_hooks(NEAREST) for near in offer(text)] if text else []


def words_of_nothing(text: str) -> list[str]:
    """The words of a text that no record has in any form, as they were typed; raises SearchAway.

    Each of the first few is asked for, as the list of all words may be of some time ago.
    """
    clauses = parse(text, asked_fields(kinds())).wanted[:MOST_NAMED]
    with engine().one_answer():
        return [
            clause.written for clause in clauses if not any(map(_is_somewhere, _words_of(clause)))
        ]


def _words_of(clause: Clause) -> Iterable[str]:
    return filter(None, (*clause.words, clause.whole))


def _is_somewhere(word: str) -> bool:
    wish = spelt(Wish(wanted=(Clause((word,)),)), lexicon())
    return engine().search(Query(wish=wish, size=0)).total > 0


def offered_ways(text: str) -> list[Way]:
    """The ways that other apps offer for these words."""
    return list(filter(None, (offer(text) for offer in hooks.get_hooks(HOOK))))


def further_ways(text: str) -> list[Way]:
    """The ways that other apps offer for these words, then the letter to us, if we have a box."""
    return [*offered_ways(text), *filter(None, [_ask_us(text)])]


def _ask_us(text: str) -> Way | None:
    subject = f"I could not find: {text}" if text else "I could not find something"
    address = letter_to_us(subject)
    return Way("Ask us", "Write to us: somebody here may know.", address) if address else None


def letter_to_us(subject: str) -> str:
    """The address that begins a letter to us; "" where we have no box, and nobody is asked."""
    box = settings.ASK_US_EMAIL
    return f"mailto:{box}?subject={quote(subject)}" if box else ""
