"""Searches that stand in a story: what each finds when the page is read."""

from dataclasses import replace
from hashlib import sha256

from django.core.cache import caches
from django.http import QueryDict

from objects.browsing import SearchForm
from objects.documents import KIND
from search.engines import engine
from search.finding import find
from search.query import SearchAway

MOST = 12
"""Objects in one group."""
SECONDS = 60
"""How long it is remembered what one finds, unless the index changes: stories are read often."""


def form_of(search: str | None) -> SearchForm | None:
    """The list of objects that an address, or what follows its question mark, asks for."""
    query = (search or "").strip().rpartition("?")[2].partition("#")[0]
    return SearchForm.read(QueryDict(query)) if query else None


class SavedSearches:
    """Those of one page: each is asked once, and none any more once the search is away."""

    def __init__(self):
        self._found = {}
        self._is_away = False

    def found(self, search: str | None) -> list[int]:
        """The keys of the first objects that one finds; none while the search is away."""
        if search not in self._found:
            self._found[search] = self._find(form_of(search))
        return self._found[search]

    def _find(self, form):
        if form is None or not form.is_narrowed or self._is_away:
            return []
        try:
            return _remembered(form)
        except SearchAway:
            self._is_away = True
            return []


def _remembered(form) -> list[int]:
    source = engine()
    state = (type(source).__name__, source.generation(), form.query_string)
    kept, key = caches["searches"], sha256(repr(("story", *state)).encode()).hexdigest()
    known = kept.get(key)
    if known is None:
        result = find(replace(form.query(1, size=MOST), facets=()))
        known = result.pks(KIND)
        if result.is_spelt:
            kept.set(key, known, SECONDS)
    return known
