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
from search.words import SMALL, number_key, stem

TITLE = 0.3
"""What a shared word of the title counts beside a shared value of a facet."""
ENOUGH = 1
"""A facet that weighs less only orders what is alike in another way: of things from one decade,
or of one colour, nobody would say that they are like each other.
"""
SAYS_NOTHING = frozenset(map(stem, SMALL))
SPARE = 4
"""How many times more hits are read than wanted, so that ties at the end are settled by key."""


def like(now: Snapshot, kind: str, pk: int, size: int) -> list[int]:
    """The records that share most with this one: rare values and words count more."""
    key = key_of(kind, pk)
    term = IndexQuery.term_query(now.schema, "key", key)
    hits = now.searcher.search(term, 1).hits
    if not hits:
        return []
    likeness = bytes(now.searcher.doc(hits[0][1]).get_first("likeness"))
    enough, finer = _likenesses(now, kind, likeness)
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


def _likenesses(now, kind, likeness: bytes) -> tuple[list[IndexQuery], list[IndexQuery]]:
    """The ways to be like it that are enough, and those that only tell more from less alike."""
    facets, title, words = json.loads(likeness)
    words = [_way(now, f"stem_{title}", word, TITLE) for word in words if _says_much(word)]
    enough, finer = [_title_enough(words)] if words else [], [*words]
    for facet in kind_named(kind).facets:
        ways = enough if facet.weight >= ENOUGH else finer
        slugs = facets.get(facet.name, ()) if facet.weight else ()
        # What two things both lack is nothing that they share.
        missing = facet.range.missing if facet.range else None
        ways += [
            _way(now, f"facet_{facet.name}", slug, facet.weight)
            for slug in slugs
            if slug != missing
        ]
    return enough, finer


def _title_enough(words: list[IndexQuery]) -> IndexQuery:
    """Two words of a title, or its only one: "pink" makes no hairdryer of "The Pink Cloud"."""
    ways = [(Occur.Should, word) for word in words]
    return quiet(IndexQuery.boolean_query(ways, min(2, len(ways))))


def _way(now, field, value, weight) -> IndexQuery:
    return IndexQuery.boost_query(IndexQuery.term_query(now.schema, field, value, "basic"), weight)


def _says_much(word: str) -> bool:
    """A title's "the" is in every other title, and "2 of 4" made all second parts alike."""
    return word not in SAYS_NOTHING and not word.isdigit()


def beginning_with(now: Snapshot, text: str, size: int) -> list[Key]:
    """Records whose title or number begins with `text`, in the order of what begins so."""
    beginnings = [start for start in (folded_start(text), number_key(text)) if start]
    found: dict[Key, None] = {}
    for start in dict.fromkeys(beginnings):
        terms = now.searcher.terms_with_prefix("starts", start, IndexQuery.all_query(), size)
        found |= {pk_of(term.rpartition("\0")[2]): None for term, _ in terms}
    return list(found)[:size]
