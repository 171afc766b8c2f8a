"""Whether searching works, found out by searching: a file that is damaged shows only when read."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from search.engines import Engine, engine, engines, is_spare
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


def behind(engine: Engine) -> str:
    """How an index lags behind the public records though it can be searched, and what to do about
    it; "" where it does not, as far as can be known without comparing them. Of one that is asked
    first only what was noted: what waits for it is told apart.
    """
    said = ""
    if engine.is_left_behind():
        said = "The index is behind: it was not told of changes for a while"
    elif is_spare(engine):
        said = _lagging(engine)
    return advised(engine, said) if said else ""


def _lagging(engine: Engine) -> str:
    waiting = waiting_for(engine)
    if late := waiting.filter(created_at__lt=timezone.now() - PATIENCE).count():
        return f"The index is behind: {late:,} changes have waited for it too long"
    held, public = engine.status().records, {kind.name: kind.public().count() for kind in kinds()}
    if waiting.exists() or not any(held.get(name, 0) != count for name, count in public.items()):
        return ""
    return (
        f"The index is behind: it holds {sum(held.values()):,} of {sum(public.values()):,} records"
    )


def advised(engine: Engine, said: str) -> str:
    """What is wrong with an engine, with what to do about it."""
    if engine.mended_by not in said:
        said = f"{said.rstrip('.')}. {engine.advice}"
    if is_spare(engine):
        said = f"The spare: {said.replace(engine.mended_by, f'{engine.mended_by} --spare')}"
    return said


def told_outside() -> dict[str, str]:
    """What a program that watches the site is told: "ok", "away" or "behind" of the index that is
    asked first, and of the spare, if one is kept.
    """
    return dict(zip(("search", "spare"), map(_in_a_word, engines()), strict=False))


def _in_a_word(engine: Engine) -> str:
    if engine.status().trouble:
        return "away"
    return "behind" if behind(engine) else "ok"


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
