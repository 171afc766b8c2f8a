"""Whether searching works, found out by searching: a file that is damaged shows only when read."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from search.engines import Engine, engine, engines
from search.engines.holding import typed_for
from search.indexing import waiting_for
from search.query import RELEVANCE, Query, SearchAway
from search.registry import Kind, kinds

PATIENCE = timedelta(minutes=10)
"""The worker takes what waits every few seconds; longer than this, it does not run."""


def trouble(engine: Engine) -> str:
    """What is wrong with an engine and what to do about it; "" where all searches work."""
    said = engine.status().trouble or _trouble_in_use(engine) or _trouble_with_words(engine)
    return advised(engine, said) if said else ""


def advised(engine: Engine, said: str) -> str:
    """What is wrong with an engine, with what to do about it."""
    if engine.mended_by in said:
        return said
    return f"{said.rstrip('.')}. {engine.advice}"


def _trouble_in_use(engine: Engine) -> str:
    try:
        for kind in kinds():
            _try(engine, kind)
    except SearchAway as away:
        return str(away)
    return ""


def _trouble_with_words(engine: Engine) -> str:
    """Apart, as nobody should wait for it: every word there is, which spelling needs."""
    try:
        engine.words()
    except SearchAway as away:
        return str(away)
    return ""


def _try(engine: Engine, kind: Kind) -> None:
    """Search a kind in every way that a page does; raises SearchAway where one fails."""
    facets = tuple(facet.name for facet in kind.facets)
    found = []
    for sort in (RELEVANCE, *(sort.name for sort in kind.sorts)):
        everything = Query(kinds=(kind.name,), facets=facets, sort=sort)
        found = engine.search(everything).pks(kind.name)
    for document in kind.documents(found[:1]):
        for text in typed_for(document):
            engine.search(Query(text, kinds=(kind.name,), facets=facets))
            engine.suggest(text)
        engine.similar(kind.name, document.pk)


@dataclass(frozen=True)
class Health:
    """What people who edit need to know: whether searching is away, and how many changes have
    waited too long to be found.
    """

    is_away: bool
    waiting: int

    @classmethod
    def now(cls) -> "Health":
        late = waiting_for(engines()[0]).filter(created_at__lt=timezone.now() - PATIENCE)
        return cls(bool(_trouble_in_use(engine())), late.values("kind", "key").distinct().count())
