"""Records like another, and records whose name or number begins with some letters."""

import json

from tantivy import Occur
from tantivy import Query as IndexQuery

from search.engines.base import Broad
from search.engines.embedded.ordering import scored_keys
from search.engines.embedded.queries import any_query, quiet, scored
from search.engines.embedded.reader import Snapshot
from search.engines.holding import (
    Shared,
    folded_start,
    key_in,
    key_of,
    says_much,
    values_alike,
)
from search.engines.weights import TITLE
from search.query import Key
from search.registry import kind_named
from search.words import number_key

SPARE = 4
"""How many times more hits are read than wanted, so that ties at the end are settled by key."""


def like(now: Snapshot, kind: str, pk: int, size: int, broad: Broad) -> list[int]:
    """The records that share most with this one: rare values and words count more, but for the
    `broad` values.
    """
    key = key_of(kind, pk)
    term = IndexQuery.term_query(now.schema, "key", key)
    hits = now.searcher.search(term, 1).hits
    if not hits:
        return []
    likeness = bytes(now.searcher.doc(hits[0][1]).get_first("likeness"))
    enough, finer = _likenesses(now, kind, likeness, broad)
    if not enough:
        return []
    of_kind = IndexQuery.term_query(now.schema, "kind", kind)
    query = IndexQuery.boolean_query(
        [
            (Occur.Must, quiet(of_kind)),
            (Occur.MustNot, term),
            (Occur.Must, any_query(enough)),
            *((Occur.Should, way) for way in finer),
        ]
    )
    found = now.searcher.search(query, size * SPARE).hits
    return [pk for _, (_, pk) in sorted(scored_keys(now.searcher, {kind}, found))[:size]]


def _likenesses(now, kind, likeness: bytes, broad) -> tuple[list[IndexQuery], list[IndexQuery]]:
    """The ways to be like it that are enough, and those that only tell more from less alike."""
    facets, title, words = json.loads(likeness)
    words = [_way(now, f"stem_{title}", word, TITLE) for word in words if says_much(word)]
    enough, finer = (
        [_sharing(now, value) for value in values]
        for values in values_alike(kind_named(kind), facets, broad)
    )
    return ([_title_enough(words)] if words else []) + enough, words + finer


def _title_enough(words: list[IndexQuery]) -> IndexQuery:
    """Two words of a title, or its only one: "pink" makes no hairdryer of "The Pink Cloud"."""
    ways = [(Occur.Should, word) for word in words]
    return quiet(IndexQuery.boolean_query(ways, min(2, len(ways))))


def _sharing(now, value: Shared) -> IndexQuery:
    field = f"facet_{value.facet}"
    if value.is_flat:
        return scored(IndexQuery.term_query(now.schema, field, value.slug, "basic"), value.weight)
    return _way(now, field, value.slug, value.weight)


def _way(now, field, value, weight) -> IndexQuery:
    return IndexQuery.boost_query(IndexQuery.term_query(now.schema, field, value, "basic"), weight)


def beginning_with(now: Snapshot, text: str, size: int) -> list[Key]:
    """Records whose title or number begins with `text`, in the order of what begins so."""
    beginnings = [start for start in (folded_start(text), number_key(text)) if start]
    found: dict[Key, None] = {}
    for start in dict.fromkeys(beginnings):
        terms = now.searcher.terms_with_prefix("starts", start, IndexQuery.all_query(), size)
        found |= {key_in(term): None for term, _ in terms}
    return list(found)[:size]
