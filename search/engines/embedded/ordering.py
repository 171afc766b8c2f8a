"""Which records stand on a page: in a certain order, whatever the index looks like inside.

tantivy puts what ties in the order in which it lies in the index, which moves when parts of
the index are merged. So each sort's value ends in the record's key, and where scores tie, all
that tie are looked at.
"""

from collections.abc import Iterable, Iterator

from tantivy import Order, Searcher
from tantivy import Query as IndexQuery

from search.engines.embedded.queries import Builder
from search.engines.embedded.schema import kind_code
from search.engines.holding import key_in
from search.engines.reading import sort_of
from search.query import Key, Query
from search.wish import Wish

DEEP = 300
"""From here on all values in order are read sooner than tantivy passes over those before."""
SOME, MANY = 200, 1000
"""Hits beyond a page that are looked at for ties, then hits, before all are: to find 200 takes
hardly longer than to find one, but a second search as long as the first.
"""


def page(
    searcher: Searcher, builder: Builder, query: Query, wish: Wish, built: IndexQuery, total: int
) -> tuple[Key, ...]:
    """The keys from `query.offset`, at most `query.size`."""
    start = max(0, query.offset)
    end = min(start + max(0, query.size), total)
    if start >= end:
        return ()
    if sort := sort_of(query, wish, builder.kinds):
        return _by_field(searcher, built, f"sort_{sort}", start, end)
    return _by_score(searcher, builder, built, start, end, total)


def _by_field(searcher, built, field, start, end) -> tuple[Key, ...]:
    if start < DEEP and end - start < DEEP:
        hits = searcher.search(
            built, end - start, count=False, order_by_field=field, offset=start, order=Order.Asc
        ).hits
    else:
        # Each value is one record's, as it ends in its key.
        hits = searcher.terms_with_prefix(field, "", built, end)[start:]
    return tuple(key_in(value) for value, _ in hits)


def _by_score(searcher, builder, built, start, end, total) -> tuple[Key, ...]:
    """By score, then key: reads on, twice at most, if the last on the page ties with others."""
    for reach in (end + SOME, max(MANY, 2 * end), total):
        hits = searcher.search(built, min(reach, total), count=False).hits
        if len(hits) == total or hits[-1][0] != hits[end - 1][0]:
            break
    least = hits[end - 1][0]
    hits = [hit for hit in hits if hit[0] >= least]
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
