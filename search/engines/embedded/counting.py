"""How many records match, by kind and by each value of each facet: exactly."""

from operator import itemgetter

from tantivy import Query as IndexQuery
from tantivy import Searcher

from search.engines.embedded.queries import Builder
from search.engines.embedded.reader import Snapshot
from search.query import Query
from search.registry import Kind, kinds
from search.wish import Wish
from search.words import GAP

ALL_VALUES = 50_000
"""More than any facet has values: counts are exact only if no segment keeps some back."""

ALL_WORDS = 10_000_000

Counts = dict[str, int]


def counts(
    now: Snapshot, builder: Builder, query: Query, wish: Wish, built: IndexQuery
) -> tuple[Counts, dict[str, Counts]]:
    """Totals by kind, and the wanted facets' counts, each without its own choice.

    Those of everything, which most visits begin with, are counted once in a generation.
    """
    if not query.is_everything:
        return _count(now.searcher, builder, query, wish, built)
    asked = (query.kinds, query.facets)
    if asked not in now.known:
        now.known[asked] = _count(now.searcher, builder, query, wish, built)
    return now.known[asked]


def _count(searcher, builder, query, wish, built):
    wanted = [facet for facet in query.facets if facet in builder.facets]
    chosen = [facet for facet in wanted if query.filters.get(facet)]
    plain = [facet for facet in wanted if facet not in chosen]
    found = aggregate(searcher, built, ["kind", *(f"facet_{facet}" for facet in plain)])
    totals = found.pop("kind")
    for facet in chosen:
        found |= aggregate(searcher, builder.build(query, wish, facet), [f"facet_{facet}"])
    return totals, {facet: found[f"facet_{facet}"] for facet in wanted}


def missing_counts(searcher, builder: Builder, query: Query, wish: Wish) -> Counts:
    """For each range that is chosen, how many records of the rest have no value there."""
    ranges = [name for name, span in query.ranges.items() if not span.is_open]
    return {
        name: searcher.search(builder.missing(query, wish, name), 1).count
        for name in ranges
        if name in builder.ranges
    }


def counted(searcher: Searcher) -> Counts:
    """How many records there are, by kind."""
    return aggregate(searcher, IndexQuery.all_query(), ["kind"])["kind"]


def held(now: Snapshot, kind: Kind) -> dict[int, int]:
    """The digest of each record of a kind, by its primary key."""
    of_kind = IndexQuery.term_query(now.schema, "kind", kind.name)
    hits = now.searcher.search(of_kind, max(1, now.searcher.num_docs), count=False).hits
    addresses = [address for _, address in hits]
    columns = (now.searcher.fast_field_values(name, addresses) for name in ("pk", "digest"))
    return dict(zip(*columns, strict=True))


def aggregate(searcher: Searcher, query: IndexQuery, fields: list[str]) -> dict[str, Counts]:
    """Count each value of the fields among what matches: commonest first, ties by value."""
    every = {"size": ALL_VALUES, "segment_size": ALL_VALUES, "order": {"_key": "asc"}}
    asked = {field: {"terms": {"field": field, **every}} for field in fields}
    answers = searcher.aggregate(query, asked).items()
    return {field: _commonest_first(answer["buckets"]) for field, answer in answers}


def _commonest_first(buckets: list[dict]) -> Counts:
    """The counts by value, of buckets in the order of their values: those that tie stay in it."""
    buckets.sort(key=itemgetter("doc_count"), reverse=True)
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def words(now: Snapshot) -> Counts:
    """Every word of every text, with how many records have it in the text where most have it."""
    found: Counts = {}
    for name in dict.fromkeys(field.name for kind in kinds() for field in kind.fields):
        terms = now.searcher.terms_with_prefix(
            f"exact_{name}", "", IndexQuery.all_query(), ALL_WORDS
        )
        for word, count in terms:
            found[word] = max(count, found.get(word, 0))
    found.pop(GAP, None)
    return found
