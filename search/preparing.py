"""Whether the index holds enough to say that there is nothing of a kind."""

from search.engines import engine, engines
from search.engines.reading import kinds_of
from search.indexing import waiting_for
from search.query import NotReady, Query
from search.remembering import remembered


def expect_filled(query: Query) -> None:
    """Raise NotReady where the index holds nothing of the kinds asked for though the public may
    see some, or where more of them wait to come in than it holds: then it is being filled for the
    first time, and that it finds nothing says nothing.
    """
    everything, kinds = Query(kinds=query.kinds, size=0), kinds_of(query)
    held = remembered("held", everything, lambda: engine().search(everything).total)
    if held:
        is_filled = remembered("filled", everything, lambda: not _are_to_come(kinds, held), bool)
    else:
        is_filled = not any(kind.public().exists() for kind in kinds)
    if not is_filled:
        raise NotReady("The search index is being filled")


def _are_to_come(kinds, held: int) -> bool:
    """Whether more records of these kinds wait than are `held`, and not only drafts."""
    rows = waiting_for(engines()[0]).filter(kind__in=[kind.model for kind in kinds])
    if rows.values("kind", "key").distinct().count() <= held:
        return False
    return sum(kind.public().count() for kind in kinds) > held
