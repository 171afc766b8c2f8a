"""From what an engine found to records."""

from collections import defaultdict
from collections.abc import Iterable

from search.query import Key
from search.registry import kind_named


def in_order(queryset, pks: Iterable[int]) -> list:
    """The queryset's records with these primary keys, in their order; what is gone is left out."""
    wanted = list(pks)
    found = queryset.in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def still_public(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Those of the records found that the public may see now, in their order; one query a kind."""
    keys, by_kind = tuple(keys), defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    public = {
        (kind, pk)
        for kind, pks in by_kind.items()
        for pk in kind_named(kind).public().filter(pk__in=pks).values_list("pk", flat=True)
    }
    return tuple(key for key in keys if key in public)
