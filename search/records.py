"""From what an engine found to records."""

from collections.abc import Iterable


def in_order(queryset, pks: Iterable[int]) -> list:
    """The queryset's records with these primary keys, in their order; what is gone is left out."""
    wanted = list(pks)
    found = queryset.in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]
