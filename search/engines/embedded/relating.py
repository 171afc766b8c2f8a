"""Records like another, and records whose name or number begins with some letters."""

import json

from tantivy import Occur
from tantivy import Query as IndexQuery

from search.engines.embedded.ordering import scored_keys
from search.engines.embedded.queries import any_query, quiet
from search.engines.embedded.reader import Snapshot
from search.engines.embedded.schema import folded_start, key_of, pk_of
from search.query import Key
from search.registry import kind_named
from search.words import number_key

TITLE = 0.3
"""What a shared word of the title counts beside a shared value of a facet."""
SPARE = 4
"""How many times more hits are read than wanted, so that ties at the end are settled by key."""


def like(now: Snapshot, kind: str, pk: int, size: int) -> list[int]:
    """The records that share most with this one: rare values and words count more."""
    key = key_of(kind, pk)
    term = IndexQuery.term_query(now.schema, "key", key)
    hits = now.searcher.search(term, 1).hits
    if not hits:
        return []
    ways = _likenesses(now, kind, bytes(now.searcher.doc(hits[0][1]).get_first("likeness")))
    if not ways:
        return []
    of_kind = IndexQuery.term_query(now.schema, "kind", kind)
    query = IndexQuery.boolean_query(
        [(Occur.Must, quiet(of_kind)), (Occur.MustNot, term), (Occur.Must, any_query(ways))]
    )
    found = now.searcher.search(query, size * SPARE).hits
    return [pk for _, (_, pk) in sorted(scored_keys(now.searcher, {kind}, found))[:size]]


def _likenesses(now, kind, likeness: bytes) -> list[IndexQuery]:
    facets, title, words = json.loads(likeness)
    weights = {facet.name: facet.weight for facet in kind_named(kind).facets}
    values = [
        (f"facet_{name}", slug, weights[name])
        for name, slugs in facets.items()
        for slug in slugs
        if name in weights
    ]
    values += [(f"stem_{title}", word, TITLE) for word in words]
    return [
        IndexQuery.boost_query(IndexQuery.term_query(now.schema, field, value, "basic"), weight)
        for field, value, weight in values
    ]


def beginning_with(now: Snapshot, text: str, size: int) -> list[Key]:
    """Records whose title or number begins with `text`, in the order of what begins so."""
    beginnings = [start for start in (folded_start(text), number_key(text)) if start]
    found: dict[Key, None] = {}
    for start in dict.fromkeys(beginnings):
        terms = now.searcher.terms_with_prefix("starts", start, IndexQuery.all_query(), size)
        found |= {pk_of(term.rpartition("\0")[2]): None for term, _ in terms}
    return list(found)[:size]
