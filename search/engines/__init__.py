"""Engines: what answers a search. All keep to one interface, so that the site knows none."""

from functools import cache

from django.conf import settings

from search.engines.base import Engine, RebuildFailed
from search.engines.embedded import EmbeddedEngine

__all__ = ["Engine", "RebuildFailed", "engine"]


def engine() -> Engine:
    """The engine that this site uses: the embedded one, in its folder."""
    return _embedded(settings.SEARCH_INDEX_DIR)


@cache
def _embedded(folder) -> EmbeddedEngine:
    # One for each process: it keeps the index open.
    return EmbeddedEngine(folder)
