"""Which records stand on a page: in a certain order, whatever the index looks like inside.

tantivy puts what ties in the order in which it lies in the index, which moves when parts of
the index are merged. So each sort's value ends in the record's key, and where scores tie, all
that tie are looked at.
"""

from collections.abc import Iterable, Iterator

from tantivy import Order, Searcher
from tantivy import Query as IndexQuery

from search.engines.embedded.queries import Builder
from search.engines.embedded.schema import kind_code, pk_of
from search.parser import Wish
from search.query import Key, Query

DEEP = 300
"""From here on all values in order are read sooner than tantivy passes over those before."""
MANY = 1000
"""Hits that are looked at for ties before all are."""


def page(
    searcher: Searcher, builder: Builder, query: Query, wish: Wish, built: IndexQuery, total: int
) -> tuple[Key, ...]:
    """The keys from `query.offset`, at most `query.size`."""
    start = max(0, query.offset)
    end = min(start + max(0, query.size), total)
    if start >= end:
        return ()
    if sort := _sort(builder, query, wish):
        return _by_field(searcher, built, f"sort_{sort}", start, end)
    return _by_score(searcher, builder, built, start, end, total)


def _sort(builder, query, wish) -> str:
    """The sort to use, "" for relevance; where no word is wanted, nothing is more relevant than
    another.
    """
    names = {sort.name for kind in builder.kinds for sort in kind.sorts}
    if query.sort in names:
        return query.sort
    is_wanted = wish.wanted or wish.number
    return "" if is_wanted else next((kind.default_sort for kind in builder.kinds), "")


def _by_field(searcher, built, field, start, end) -> tuple[Key, ...]:
    if start < DEEP and end - start < DEEP:
        hits = searcher.search(
            built, end - start, count=False, order_by_field=field, offset=start, order=Order.Asc
        ).hits
    else:
        # Each value is one record's, as it ends in its key.
        hits = searcher.terms_with_prefix(field, "", built, end)[start:]
    return tuple(pk_of(value.rpartition("\0")[2]) for value, _ in hits)


def _by_score(searcher, builder, built, start, end, total) -> tuple[Key, ...]:
    """By score, then key: reads on, twice at most, if the last on the page ties with others."""
    for reach in (end + 1, max(MANY, 2 * end), total):
        hits = searcher.search(built, min(reach, total), count=False).hits
        if len(hits) == total or hits[-1][0] != hits[end - 1][0]:
            break
    names = [kind.name for kind in builder.kinds]
    return tuple(key for _, key in sorted(scored_keys(searcher, names, hits))[start:end])


def scored_keys(searcher: Searcher, kinds: Iterable[str], hits) -> Iterator[tuple[float, Key]]:
    """(-score, key) of each hit: sorted, the best comes first and ties stand by key."""
    names = {kind_code(name): name for name in kinds}
    addresses = [address for _, address in hits]
    pks = searcher.fast_field_values("pk", addresses)
    codes = searcher.fast_field_values("kind_code", addresses)
    for (score, _), code, pk in zip(hits, codes, pks, strict=True):
        yield -score, (names[code], pk)
