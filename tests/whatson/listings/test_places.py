"""How many places are left, and never a guess."""

from datetime import timedelta

import pytest

from tests.boxoffice.house import NOW, times
from tests.whatson.listings.records import performance
from whatson.availability import Availability
from whatson.syncing import sync_availability, sync_listings

pytestmark = pytest.mark.django_db


def places(office, source_id="1001LAUNDRY", **status) -> str:
    office.house.statuses[source_id] = status
    sync_listings(NOW)
    sync_availability(NOW)
    return performance(source_id).shown_availability(NOW)


@pytest.mark.parametrize(
    ("available", "locks", "said"),
    [
        (80, None, Availability.AVAILABLE),
        (10, None, Availability.FEW),
        (80, [{"quantity": 72}], Availability.FEW),
        (5, [{"quantity": 2}, {"quantity": 3}], Availability.SOLD_OUT),
        (0, None, Availability.SOLD_OUT),
        (80, [{"how many": "some"}], Availability.UNKNOWN),
        (None, None, Availability.UNKNOWN),
        ("80", None, Availability.UNKNOWN),
    ],
)
def test_locked_seats_are_no_places(office, read, available, locks, said):
    assert places(office, available=available, capacity=100, lockInfoAvailable=locks) == said


@pytest.mark.parametrize("capacity", [0, None])
def test_a_performance_without_a_plan_is_unknown_and_never_sold_out(office, read, capacity):
    assert places(office, available=0, capacity=capacity) == Availability.UNKNOWN
    assert performance("1001LAUNDRY").is_bookable(NOW)


def test_on_sale_is_not_places_left(office, read):
    assert places(office, available=0, capacity=100) == Availability.SOLD_OUT
    first = performance("1001LAUNDRY")
    assert first.on_sale is True
    assert not first.is_bookable(NOW)


def test_places_are_asked_for_in_the_next_eight_weeks_only(office, read):
    sync_listings(NOW)
    office.asked.clear()
    run = sync_availability(NOW)
    assert run.seen == 3
    assert not any("1004FAR" in path for path in office.asked)
    assert all("includeLockInformation=true" in path for path in office.asked)


def test_who_is_moved_far_away_has_no_number_of_places(office, read):
    sync_listings(NOW)
    sync_availability(NOW)
    office.house.instances["1001LAUNDRY"] |= times(NOW + timedelta(days=80))
    sync_listings(NOW)
    assert performance("1001LAUNDRY").availability_at is None
    assert performance("1001LAUNDRY").availability == Availability.UNKNOWN


def test_cancelled_ones_are_not_asked_about(office, read):
    office.house.instances["1001LAUNDRY"]["cancelled"] = True
    sync_listings(NOW)
    assert sync_availability(NOW).seen == 2
