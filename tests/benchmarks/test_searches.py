"""What measures searching, tried on a handful of documents: a benchmark that nobody runs for a
month should still run then, and ask the bare engine for what our search found.
"""

from dataclasses import replace

import pytest

from objects.documents import KIND
from search import registry
from search.engines import engine
from search.finding import find
from search.models import SynonymSet
from search.query import PAGE
from search.registry import Document
from search.understanding.lexicon import lexicon
from tests.benchmarks.searches.asking import Table, compare
from tests.benchmarks.searches.bare import bare
from tests.benchmarks.searches.building import compared
from tests.benchmarks.searches.documents import collection
from tests.benchmarks.searches.questions import questions

THINGS = (
    "walnut radio cabinet",
    "plastic egg beater",
    "brass umbrella stand",
    "wicker picnic basket",
    "chrome hairdryer nozzle",
)
ORIGINALS, SIZE = 50, 120


@pytest.fixture
def originals(monkeypatch):
    """Fifty objects, as the kind's documents."""
    documents = [
        Document(
            number,
            {"title": f"{THINGS[number % 5]} {number}", "names": THINGS[number % 5].split()[-1]},
            numbers=(f"TEST : {number:06}",),
            values={"material": (f"material-{number % 7}",), "colour": (f"colour-{number % 3}",)},
            spans={"years": (1930 + number, 1939 + number)},
            sorts={"number": f"{number:06}"},
        )
        for number in range(1, ORIGINALS + 1)
    ]
    kind = replace(registry.kind_named(KIND), documents=lambda pks=None: iter(documents))
    monkeypatch.setitem(registry._kinds, KIND, kind)
    return documents


@pytest.fixture
def held(originals, index):
    """More documents than there are originals, in the site's engine."""
    with collection(SIZE) as documents:
        index.rebuild()
        yield documents


@pytest.fixture
def asked(held, originals):
    SynonymSet.objects.create(words="brolly = umbrella")
    return questions(originals, lexicon())


@pytest.mark.django_db
def test_copies_have_keys_and_numbers_of_their_own(held):
    documents = [document for _, document in held]
    assert len({document.pk for document in documents}) == SIZE
    assert len({document.numbers for document in documents}) == SIZE


@pytest.mark.django_db
def test_ten_kinds_of_search_are_asked_and_the_bare_engine_finds_the_same(asked):
    assert len(asked) == 10
    for queries in asked.values():
        for query in queries:
            result = find(query)
            again = bare(engine(), query)()
            assert result.total, query
            if result.total <= PAGE:
                assert sorted(again) == sorted(result.pks(KIND)), query


@pytest.mark.slow
@pytest.mark.django_db
def test_the_table_says_how_many_times_the_bare_engine_each_takes(held, asked, tmp_path, capsys):
    table = Table(engine(), shows_wall=False, rounds=1)
    table.built(compared(engine(), held, tmp_path, times=1), len(held))
    costs = table.searches(asked)
    table.rest(asked)
    compare(costs, costs, (SIZE, SIZE))
    said = capsys.readouterr().out
    assert said.count("times the bare") == len(asked) + 2  # one changed, of the CPU and the clock
    assert "1.0 times" in said.splitlines()[-1]
