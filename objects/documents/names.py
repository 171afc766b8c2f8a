"""The people, places and terms that objects name, as their documents need them."""

from collections.abc import Iterable
from typing import NamedTuple

from objects.models import Term


class Name(NamedTuple):
    """An authority as documents need it: every name it is found by, and where it is counted."""

    words: str
    slug: str
    vocabulary: str = ""


class Names:
    """The authorities that documents name: all of them at once, or those of a few objects."""

    def __init__(self, everything: bool):
        self.everything = everything
        self._all = {}

    def of(self, model, links) -> dict[int, Name]:
        """Name by primary key, for links whose second value is the authority's key."""
        if not self.everything:
            return read_names(model, {link[1] for link in links})
        if model not in self._all:
            self._all[model] = read_names(model)
        return self._all[model]


def read_names(model, pks: Iterable[int] | None = None) -> dict[int, Name]:
    """Name by primary key, of all or of the given authorities, in one query."""
    found = model.objects.all() if pks is None else model.objects.filter(pk__in=pks)
    columns = ["pk", "name", "slug", "preferred__name", "preferred__slug"]
    columns += ["vocabulary"] if model is Term else []
    return {
        pk: Name(f"{name}\n{shown}" if shown else name, shown_slug or slug, *vocabulary)
        for pk, name, slug, shown, shown_slug, *vocabulary in found.order_by().values_list(*columns)
    }
