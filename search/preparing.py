"""Whether the index holds enough to say that there is nothing of a kind."""

from search.engines import engine, engines
from search.engines.reading import kinds_of
from search.indexing import waiting_for
from search.query import NotReady, Query
from search.remembering import remembered

_filled = set()
"""The engines, with kinds, that were found to be filled: that comes once, and is asked no more."""


def expect_filled(query: Query) -> None:
    """Raise NotReady where the index holds nothing of the kinds asked for though the public may
    see some, or where more of them wait to come in than it holds: then it is being filled for the
    first time, and that it finds nothing says nothing. Choices were offered by what it holds
    already, so beside these only an empty one counts, which costs no query.
    """
    everything, kinds = Query(kinds=query.kinds, size=0), kinds_of(query)
    held = remembered("held", everything, lambda: engine().search(everything).total)
    is_narrowed = any(query.filters.values()) or query.ranges
    known = (engine(), query.kinds)
    if held and (is_narrowed or known in _filled):
        return
    if _are_to_come(kinds, held) if held else any(kind.public().exists() for kind in kinds):
        raise NotReady("The search index is being filled")
    if held:
        _filled.add(known)


def _are_to_come(kinds, held: int) -> bool:
    """Whether more records of these kinds wait than are `held`, and not only drafts."""
    rows = waiting_for(engines()[0]).filter(kind__in=[kind.model for kind in kinds])
    if rows.values("kind", "key").distinct().count() <= held:
        return False
    return sum(kind.public().count() for kind in kinds) > held
