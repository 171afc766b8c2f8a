"""What was found a moment ago, so that a second page, a reload or a crawler costs little.

Only keys and counts are kept, never a record's words.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import caches

from search.engines import engine
from search.query import Query
from search.understanding.synonyms import current

SECONDS = 60
LONGEST_PAGE = 100
"""A longer list, such as a table of everything, is asked for once and not kept."""

Made = TypeVar("Made")


def remembered(
    what: str,
    query: Query,
    make: Callable[[], Made],
    is_kept: Callable[[Made], bool] = lambda _: True,
) -> Made:
    """`what` was made for this query within a minute, else it is made; raises SearchAway. What
    `is_kept` says no to serves only this once.

    Any change of the index or of the synonyms makes it anew: of what was withdrawn nothing
    stays, not even in a count.
    """
    if query.size > LONGEST_PAGE:
        return make()
    kept, key = caches["searches"], _key(what, query)
    known = kept.get(key)
    if known is None:
        known = make()
        if is_kept(known):
            kept.set(key, known, SECONDS)
    return known


def _key(what: str, query: Query) -> str:
    source = engine()
    # Without words no other words for them are asked for.
    synonyms = current().state if query.text else ""
    state = (type(source).__name__, source.generation(), synonyms)
    asked = (
        *(query.text, query.kinds, query.sort, query.offset, query.size, query.facets, query.wish),
        *(sorted(query.filters.items()), sorted(query.ranges.items()), sorted(query.as_typed)),
    )
    return sha256(repr((what, state, asked)).encode(errors="replace")).hexdigest()
