"""One run: every judgement asked; and the run before, to see what got worse."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.search.relevance.judgements import Judgement
from tests.search.relevance.metrics import Answer, Score, score
from tests.search.relevance.records import Record

LEAST = 0.005
"""A smaller difference is none."""


@dataclass(frozen=True)
class Case:
    """A judgement with the primary keys that answer it."""

    judgement: Judgement
    relevant: frozenset[int]
    first: frozenset[int]


def cases(judgements: Iterable[Judgement], records: list[Record]) -> list[Case]:
    """Each judgement decided against the records."""
    return [
        Case(judgement, _decide(judgement.is_relevant, records), _decide_first(judgement, records))
        for judgement in judgements
    ]


def _decide(condition, records):
    return frozenset(record.pk for record in records if condition and condition(record))


def _decide_first(judgement, records):
    return frozenset(record.pk for record in records if record.number in judgement.first)


def unanswered(decided: Iterable[Case]) -> list[str]:
    """What is wrong with judgements that no record answers, or whose first is no answer."""
    wrong = []
    for case in decided:
        query = case.judgement.query
        if case.judgement.is_relevant and not case.relevant:
            wrong.append(f"“{query}”: nothing answers it")
        if len(case.first) < len(case.judgement.first):
            wrong.append(f"“{query}”: some of its first are in no record")
        if not case.first <= case.relevant:
            wrong.append(f"“{query}”: its first is no answer to it")
    return wrong


def run(ask: Callable[[str], Answer], decided: Iterable[Case]) -> dict[str, Score]:
    """The score of each search, by its words."""
    return {
        case.judgement.query: score(
            case.judgement, ask(case.judgement.query), case.relevant, case.first
        )
        for case in decided
    }


def worse(before: dict[str, Score], now: dict[str, Score]) -> dict[str, list[str]]:
    """What fell since the run before, by search: `ndcg 0.81 to 0.62`."""
    fallen = {
        query: [
            f"{name} {old:.2f} to {new:.2f}"
            for name, old in asdict(before[query]).items()
            if old is not None and (new := getattr(found, name)) is not None and new < old - LEAST
        ]
        for query, found in now.items()
        if query in before
    }
    return {query: parts for query, parts in fallen.items() if parts}


def save(path: Path, scores: dict[str, Score]) -> None:
    """Keep a run for the next to be compared with."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({query: asdict(found) for query, found in scores.items()}, indent=1))


def saved(path: Path) -> dict[str, Score]:
    """The run that was kept; none if there is none that can be read."""
    try:
        return {query: Score(**found) for query, found in json.loads(path.read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
