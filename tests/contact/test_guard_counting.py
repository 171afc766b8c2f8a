"""Tries are counted in the database, so that several processes agree."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from contact.guard import RULES, count_try
from contact.guard.counting import over_until, span
from contact.models import Tally
from tests.contact.guarding import asked, at, utc

HOUR = timedelta(hours=1)
NOON = utc(2026, 3, 3, 12, 30)


@pytest.mark.django_db
def test_so_many_are_let_through_and_no_more():
    with at(NOON):
        assert [count_try(asked(), "words", 3, HOUR) for _ in range(5)] == [True] * 3 + [False] * 2


@pytest.mark.django_db
def test_senders_and_things_are_counted_apart():
    with at(NOON):
        assert count_try(asked(), "words", 1, HOUR)
        assert count_try(asked("192.0.2.2"), "words", 1, HOUR)
        assert count_try(asked(), "letters", 1, HOUR)
        assert not count_try(asked(), "words", 1, HOUR)


@pytest.mark.django_db
def test_the_next_span_begins_anew():
    with at(NOON):
        assert count_try(asked(), "words", 1, HOUR)
        assert not count_try(asked(), "words", 1, HOUR)
    with at(NOON + timedelta(minutes=30)):
        assert count_try(asked(), "words", 1, HOUR)


@pytest.mark.django_db
def test_two_limits_that_begin_at_one_midnight_are_two():
    with at(utc(2026, 3, 3, 0, 10)):
        assert count_try(asked(), "words", 1, HOUR)
        assert count_try(asked(), "words", 1, timedelta(days=1))


@pytest.mark.parametrize(
    ("now", "per", "begun", "end"),
    [
        (utc(2026, 1, 5, 12, 30), HOUR, utc(2026, 1, 5, 12), utc(2026, 1, 5, 13)),
        (utc(2026, 1, 5, 12, 30), 24 * HOUR, utc(2026, 1, 5), utc(2026, 1, 6)),
        (utc(2026, 7, 5, 23, 30), HOUR, utc(2026, 7, 5, 23), utc(2026, 7, 6, 0)),
        (utc(2026, 7, 5, 23, 30), 24 * HOUR, utc(2026, 7, 5, 23), utc(2026, 7, 6, 23)),
        # The days on which the clocks go on and back have 23 hours and 25.
        (utc(2026, 3, 29, 12), 24 * HOUR, utc(2026, 3, 29), utc(2026, 3, 29, 23)),
        (utc(2026, 10, 25, 23, 30), 24 * HOUR, utc(2026, 10, 24, 23), utc(2026, 10, 26)),
        (utc(2026, 1, 5, 23, 30), 7 * HOUR, utc(2026, 1, 5, 21), utc(2026, 1, 6)),
    ],
)
def test_spans_are_cut_from_midnight_here(now, per, begun, end):
    with at(now):
        assert span(per) == (begun, end)


@pytest.mark.parametrize("per", [timedelta(0), -HOUR, timedelta(days=2)])
def test_nobody_can_be_counted_for_longer_than_a_day(per):
    with pytest.raises(ValueError, match="a day or less"):
        span(per)


@pytest.mark.parametrize("what", RULES)
def test_every_row_of_the_table_can_be_counted_and_says_why(what):
    assert all(span(limit.per) and limit.why and limit.most for limit in RULES[what].limits)


@pytest.mark.django_db
def test_what_is_refused_is_not_counted_against_the_day():
    with at(NOON):
        assert [over_until(asked(), "memory") for _ in range(5)] == [None] * 5
        for _ in range(50):
            assert over_until(asked(), "memory") == utc(2026, 3, 3, 13)
    with at(NOON + HOUR):
        assert over_until(asked(), "memory") is None


@pytest.mark.django_db
def test_over_a_day_s_limit_one_comes_back_tomorrow():
    for hour in range(8, 12):
        with at(utc(2026, 3, 3, hour)):
            assert [over_until(asked(), "memory") for _ in range(5)] == [None] * 5
    with at(NOON):
        assert over_until(asked(), "memory") == utc(2026, 3, 4)


@pytest.mark.django_db
def test_what_is_old_can_be_removed_and_today_s_stays():
    with at(NOON):
        count_try(asked(), "words", 9, HOUR)
    with at(NOON + timedelta(days=3)):
        count_try(asked(), "words", 9, HOUR)
        assert Tally.objects.before(NOON + timedelta(days=1)).delete()[0] == 1
        assert Tally.objects.get().since == NOON.replace(minute=0) + timedelta(days=3)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_counted_as_fifty_and_exactly_as_many_as_may_pass():
    def come(_):
        try:
            return count_try(asked(), "words", 20, timedelta(days=1))
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as threads:
        let_through = list(threads.map(come, range(50)))
    assert Tally.objects.get().count == 50
    assert sum(let_through) == 20
