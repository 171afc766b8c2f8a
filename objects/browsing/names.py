"""What the values of facets are called."""

from collections import defaultdict
from collections.abc import Iterable

from search import keeping
from search.engines import engine
from search.registry import Kind

Choice = tuple[str, str]

NO_SUCH = "something we don’t have"
"""What a made-up value is called, and one that nothing public has: an address puts no words of
its own on our pages, and tells nobody what is only in a draft.
"""

_known = {}
"""The names by facet and slug, for one generation of the index: a renamed maker makes another."""


def names_of(kind: Kind, choices: Iterable[Choice], generation: int) -> dict[Choice, str]:
    """What to call each (facet, slug), `NO_SUCH` if there is no such thing.

    One query for all facets that share a list of names, and none for names known already. While
    a change waits to be indexed, none is known: it may be that which took a name away.
    """
    known = _names_at(generation) if keeping.is_settled_now() else {}
    wanted = list(choices)
    for choice, name in _look_up(kind, [choice for choice in wanted if choice not in known]):
        known[choice] = name
    return {choice: known.get(choice, NO_SUCH) for choice in wanted}


def names_now(kind: Kind, choices: Iterable[Choice]) -> dict[Choice, str]:
    """The same, asked of the database each time: no index says whether they are still so."""
    choices = list(choices)
    return dict.fromkeys(choices, NO_SUCH) | dict(_look_up(kind, choices))


def _names_at(generation: int) -> dict[Choice, str]:
    now = (engine(), generation)
    if now not in _known:
        _known.clear()
    return _known.setdefault(now, {})


def _look_up(kind: Kind, choices: list[Choice]):
    by_list = defaultdict(list)
    for name, slug in choices:
        by_list[kind.facet(name).labels].append((name, slug))
    for labels, wanted in by_list.items():
        found = labels({slug for _, slug in wanted})
        yield from (((name, slug), found[slug]) for name, slug in wanted if slug in found)


def moved(kind: Kind, choices: Iterable[Choice]) -> dict[Choice, str]:
    """The slug that now stands for each of those that were merged into another."""
    by_list = defaultdict(list)
    for name, slug in choices:
        if find := kind.facet(name).moved:
            by_list[find].append((name, slug))
    return {
        (name, slug): found[slug]
        for find, wanted in by_list.items()
        for found in [find({slug for _, slug in wanted})]
        for name, slug in wanted
        if slug in found
    }
