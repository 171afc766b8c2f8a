"""What is measured of one answer, from the ids it gave in order; gain is one or none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2

from tests.search.relevance.judgements import Judgement

TOP, PAGE = 10, 24
"""How many somebody looks at, and how many a page has."""


def ndcg(found: Sequence[int], relevant: Collection[int]) -> float:
    """How many of the first ten are relevant, the higher the better: 1 is as good as can be."""
    gained = sum(_worth(place) for place, pk in enumerate(found[:TOP]) if pk in relevant)
    return gained / sum(_worth(place) for place in range(min(TOP, len(relevant))))


def _worth(place: int) -> float:
    return 1 / log2(place + 2)


def reciprocal_rank(found: Sequence[int], relevant: Collection[int]) -> float:
    """1 if the first on the page is relevant, a half if the second is…, 0 if none is."""
    places = (place for place, pk in enumerate(found[:PAGE], 1) if pk in relevant)
    return 1 / next(places, float("inf"))


def recall(found: Sequence[int], relevant: Collection[int]) -> float:
    """Which part of what is relevant is on the first page, or of the page if there is more."""
    return sum(pk in relevant for pk in found[:PAGE]) / min(PAGE, len(relevant))


@dataclass(frozen=True)
class Answer:
    """What came of a search: primary keys in order, and whether it says what it didn't find."""

    found: tuple[int, ...]
    says_not_found: bool = False


@dataclass(frozen=True)
class Score:
    """How good an answer was; what doesn't apply is None.

    `first` is 1 if an object that must come first did. `honest` is for what isn't there:
    1 if nothing came, or if what came was said not to be it.
    """

    ndcg: float | None = None
    first: float | None = None
    reciprocal: float | None = None
    recall: float | None = None
    honest: float | None = None


def score(
    judgement: Judgement, answer: Answer, relevant: Collection[int], first: Collection[int]
) -> Score:
    """The score of an answer; `relevant` and `first` are primary keys."""
    if judgement.is_relevant is None:
        return Score(honest=float(not answer.found or answer.says_not_found))
    return Score(
        ndcg=ndcg(answer.found, relevant),
        first=float(answer.found[:1] != () and answer.found[0] in first) if first else None,
        reciprocal=reciprocal_rank(answer.found, relevant),
        recall=recall(answer.found, relevant),
    )
