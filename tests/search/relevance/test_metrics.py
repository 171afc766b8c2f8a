"""The figures, worked out by hand."""

from math import log2

import pytest

from tests.search.relevance.judgements import Judgement
from tests.search.relevance.metrics import Answer, Score, ndcg, recall, reciprocal_rank, score


def judged(first=(), is_relevant=lambda record: True):
    return Judgement("words", "kinds", is_relevant, first)


def test_ndcg_is_1_when_all_there_is_stands_first():
    assert ndcg([7, 8, 1, 2], {7, 8}) == 1


def test_ndcg_counts_what_stands_lower_less():
    # Found in the second and the fourth place of the three there are.
    gained = 1 / log2(3) + 1 / log2(5)
    best = 1 + 1 / log2(3) + 1 / log2(4)
    assert ndcg([1, 7, 2, 8], {7, 8, 9}) == pytest.approx(gained / best)
    assert ndcg([1, 7, 2, 8], {7, 8, 9}) == pytest.approx(0.498, abs=0.001)


def test_ndcg_looks_at_ten_and_wants_no_more_than_ten():
    ten = list(range(10))
    assert ndcg(ten, set(range(500))) == 1
    assert ndcg([*range(100, 110), 1], {1}) == 0


def test_ndcg_of_nothing_found_is_0():
    assert ndcg([], {1}) == 0


@pytest.mark.parametrize(
    ("found", "expected"), [([5, 1], 1), ([1, 2, 5], 1 / 3), ([1, 2], 0), ([], 0)]
)
def test_reciprocal_rank_is_that_of_the_first_answer(found, expected):
    assert reciprocal_rank(found, {5, 6}) == pytest.approx(expected)


def test_reciprocal_rank_does_not_turn_the_page():
    assert reciprocal_rank([*range(100, 124), 5], {5}) == 0


def test_recall_is_of_what_there_is():
    assert recall([1, 5, 2], {5, 6}) == 0.5


def test_recall_wants_a_page_full_where_there_is_more():
    assert recall(list(range(24)), set(range(12, 900))) == 0.5
    assert recall(list(range(24)), set(range(900))) == 1


def test_recall_does_not_turn_the_page():
    assert recall([*range(100, 124), 5], {5}) == 0


def test_an_answer_is_scored_by_all_of_them():
    found = score(judged(first=("A",)), Answer((9, 5)), {5, 6}, {5})
    assert found.ndcg == pytest.approx((1 / log2(3)) / (1 + 1 / log2(3)))
    assert (found.first, found.reciprocal, found.recall) == (0, 0.5, 0.5)
    assert found.honest is None


@pytest.mark.parametrize(("answer", "expected"), [((5, 9), 1), ((6, 5), 1), ((9, 5), 0), ((), 0)])
def test_any_of_those_that_must_come_first_may(answer, expected):
    assert score(judged(first=("A", "B")), Answer(answer), {5, 6}, {5, 6}).first == expected


def test_where_nothing_must_come_first_nothing_is_said_of_it():
    assert score(judged(), Answer((5,)), {5}, set()).first is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(()), 1),
        (Answer((1, 2)), 0),
        (Answer((1, 2), says_not_found=True), 1),
    ],
)
def test_honest_about_nothing(answer, expected):
    judgement = Judgement("gryphon", "nothing", None)
    assert score(judgement, answer, set(), set()) == Score(honest=expected)
