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
    hits = searcher.search(
        built, end - start, count=False, order_by_field=field, offset=start, order=Order.Asc
    ).hits
    return tuple(key_in(value) for value, _ in hits)


def _by_score(searcher, builder, built, start, end, total) -> tuple[Key, ...]:
    """By score, then key: reads on until the last on the page ties with nothing unread."""
    reach = end + 1
    hits = searcher.search(built, reach, count=False).hits
    while len(hits) < total and hits[-1][0] == hits[end - 1][0]:
        reach = min(total, reach * 4)
        hits = searcher.search(built, reach, count=False).hits
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
