"""How a visitor's words become a search, and its result an answer: the one place for both."""

from django.http import QueryDict

from objects.browsing.form import SearchForm
from search.engines import Engine, engine
from tests.search.relevance.metrics import PAGE, Answer

ENGINES = {"embedded": engine}
"""What makes each engine, by the name given on the command line."""


def ask(asked: Engine, text: str) -> Answer:
    """What somebody sees first who types these words above the list of objects."""
    typed = QueryDict(mutable=True)
    typed["q"] = text
    form = SearchForm.read(typed)
    result = asked.search(form.query(form.page_number, PAGE))
    return Answer(tuple(result.pks(form.kind.name)), says_not_found=bool(result.dropped))
