"""The bare engines: asked the very thing that our search came to, in their own language, with
nothing of ours around.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines import Engine
from search.engines.elastic import ElasticEngine
from search.engines.elastic.searching import Asking
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.counting import ALL_VALUES
from search.engines.embedded.queries import Builder
from search.engines.reading import kinds_of
from search.finding import find
from search.query import Query
from tests.benchmarks.searches.turns import Act, forget


@contextmanager
def noting(engine: Engine) -> Iterator[list[Query]]:
    """Everything that the engine is asked within the block."""
    noted, search = [], engine.search

    def note(query):
        noted.append(query)
        return search(query)

    engine.search = note
    try:
        yield noted
    finally:
        del engine.search


def came_to(engine: Engine, query: Query) -> Query:
    """What the engine is asked in the end, when all is understood and corrected: of all that it
    was asked, the last that was to be a page.
    """
    forget()
    with noting(engine) as noted:
        find(query)
    return [asked for asked in noted if asked.size][-1]


def bare(engine: Engine, query: Query) -> Act:
    """Asks the engine itself for what this search came to."""
    last = came_to(engine, query)
    if isinstance(engine, EmbeddedEngine):
        return bare_tantivy(engine, last)
    return bare_elasticsearch(engine, last)


def bare_tantivy(engine: EmbeddedEngine, query: Query) -> Act:
    """One search for the hits, one aggregation for all facets without a choice, and one for each
    facet with one.
    """
    now = engine.reader.fresh()
    builder = Builder(now.schema, kinds_of(query))
    built = builder.build(query, query.wish)
    chosen = [facet for facet in query.facets if query.filters.get(facet)]
    counted = {"kind": terms("kind")}
    counted |= {facet: terms(f"facet_{facet}") for facet in query.facets if facet not in chosen}
    others = [
        (builder.build(query, query.wish, facet), {facet: terms(f"facet_{facet}")})
        for facet in chosen
    ]

    def ask():
        now.searcher.aggregate(built, counted)
        for other, facet in others:
            now.searcher.aggregate(other, facet)
        hits = now.searcher.search(built, query.size, count=False).hits
        return now.searcher.fast_field_values("pk", [address for _, address in hits])

    return ask


def terms(field: str) -> dict:
    return {"terms": {"field": field, "size": ALL_VALUES, "segment_size": ALL_VALUES}}


def bare_elasticsearch(engine: ElasticEngine, query: Query) -> Act:
    """The same body through the client."""
    client, alias = engine.connection.client, engine.names.alias
    asking = Asking(client, alias, engine.server.shards, query)
    page = asking.records[query.offset : query.offset + query.size]
    body = page.build().to_dict()
    return lambda: client.search(index=alias, body=body, preference=asking.params["preference"])
