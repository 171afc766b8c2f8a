"""How a visitor's words become a search, and its result an answer: the one place for both."""

import time
from functools import partial

from django.conf import settings
from django.http import QueryDict

from objects.browsing.form import SearchForm
from search.engines import Engine, engine
from search.finding import find
from search.query import Query, Result, SearchAway
from tests.places import ELASTICSEARCH
from tests.search.relevance.metrics import PAGE, Answer

TRIES = 30
"""How often an engine is asked, a second apart: what comes is measured, not how soon."""


def asking(*urls: str) -> Engine:
    """The site's engine, from now on: Elasticsearch at these addresses, or the embedded one."""
    settings.SEARCH_URL, settings.SEARCH_FALLBACK = urls, False
    settings.SEARCH_INDEX_PREFIX = "test-relevance"
    return engine()


ENGINES = {"embedded": asking}
"""What makes each engine, by the name given on the command line."""
if ELASTICSEARCH:
    ENGINES["elasticsearch"] = partial(asking, *ELASTICSEARCH.split(","))


def ask(asked: Engine, text: str) -> Answer:
    """What somebody sees first who types these words above the list of objects."""
    typed = QueryDict(mutable=True)
    typed["q"] = text
    form = SearchForm.read(typed)
    result = _found(form.query(form.page_number, PAGE))
    return Answer(tuple(result.pks(form.kind.name)), says_not_found=says_not_found(result))


def _found(query: Query) -> Result:
    for _ in range(TRIES):
        try:
            return find(query)
        except SearchAway:
            time.sleep(1)
    return find(query)


def says_not_found(result: Result) -> bool:
    """Whether the page says that it hasn't what was asked for, and shows the nearest instead."""
    return bool(result.dropped or result.anywhere) or result.only_mentioned or result.with_all == 0
