"""Engines: what answers a search. All keep to one interface, so that the site knows none."""

from functools import cache

from django.conf import settings

from search.engines.base import Engine, RebuildFailed, Searcher
from search.engines.elastic import ElasticEngine, Server
from search.engines.embedded import EmbeddedEngine
from search.engines.spare import WithSpare

__all__ = ["Engine", "RebuildFailed", "Searcher", "engine", "engines", "is_spare", "unkept"]


def engine() -> Searcher:
    """What this site asks: Elasticsearch at SEARCH_URL, else the embedded one.

    Where SEARCH_FALLBACK says so, the embedded one answers while Elasticsearch is away.
    """
    first, *spares = engines()
    return _with_spare(first, *spares) if spares else first


def engines() -> tuple[Engine, ...]:
    """Every engine whose index is kept, that which is asked first in front."""
    embedded = _embedded(settings.SEARCH_INDEX_DIR)
    if not settings.SEARCH_URL:
        return (embedded,)
    elastic = _elastic(_server())
    return (elastic, embedded) if settings.SEARCH_FALLBACK else (elastic,)


def is_spare(engine: Engine) -> bool:
    """Whether it is kept beside the one that is asked first."""
    return engine in engines()[1:]


def unkept() -> tuple[Engine, ...]:
    """The index in VAR_DIR where nothing keeps it up: an old one may still lie there, and
    SEARCH_FALLBACK may be switched on at any time.
    """
    embedded = _embedded(settings.SEARCH_INDEX_DIR)
    return () if embedded in engines() else (embedded,)


def _server() -> Server:
    return Server(
        urls=tuple(settings.SEARCH_URL),
        patience=settings.SEARCH_PATIENCE,
        user=settings.SEARCH_USER,
        password=settings.SEARCH_PASSWORD,
        api_key=settings.SEARCH_API_KEY,
        ca_file=settings.SEARCH_CA_FILE,
        prefix=settings.SEARCH_INDEX_PREFIX,
        shards=settings.SEARCH_SHARDS,
        replicas=settings.SEARCH_REPLICAS,
    )


# One of each for a process: it keeps an index open, or connections and what they learned.


@cache
def _embedded(folder) -> EmbeddedEngine:
    return EmbeddedEngine(folder)


@cache
def _elastic(server: Server) -> ElasticEngine:
    return ElasticEngine(server)


@cache
def _with_spare(first: Searcher, spare: Searcher) -> WithSpare:
    return WithSpare(first, spare)
