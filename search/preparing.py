"""Whether the index holds enough to say that there is nothing of a kind."""

from search.engines import engine, engines
from search.engines.reading import kinds_of
from search.indexing import waiting_for
from search.query import NotReady, Query


def expect_filled(query: Query) -> None:
    """Raise NotReady where the index holds nothing of the kinds asked for though the public may
    see some, or where more of them wait to come in than it holds: then it is being filled for the
    first time, and that it finds nothing says nothing.
    """
    everything = Query(kinds=query.kinds, size=0)
    held, kinds = engine().search(everything).total, kinds_of(query)
    if not held:
        is_filled = not any(kind.public().exists() for kind in kinds)
    else:
        waiting = waiting_for(engines()[0]).filter(kind__in=[kind.model for kind in kinds])
        is_filled = waiting.values("kind", "key").distinct().count() <= held
    if not is_filled:
        raise NotReady("The search index is being filled")
