"""What the box office said is good for an hour, dated for a day, and then not shown."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.boxoffice.house import NOW
from whatson.availability import Availability
from whatson.freshness import checked_words
from whatson.models import Performance
from whatson.syncing import sync_availability, sync_listings

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def kettles(read) -> Performance:
    """Read at noon: few places, and people pay what they can."""
    sync_listings(NOW)
    sync_availability(NOW)
    return Performance.objects.get(source_id="1003CHOIR")


def test_for_an_hour_nothing_is_said(kettles):
    now = NOW + timedelta(minutes=59)
    assert kettles.checked_words(now) == ""
    assert kettles.shown_availability(now) == Availability.FEW
    assert kettles.price_words(now) == "Pay what you can: we suggest £15"
    assert kettles.booking_words(now) == "Book"


def test_after_an_hour_it_is_said_when(kettles):
    now = NOW + HOUR
    assert kettles.checked_words(now) == "last checked at 12:00"
    assert kettles.shown_availability(now) == Availability.FEW
    assert kettles.booking_words(now) == "Book"


def test_and_on_which_day_if_that_is_not_today(kettles):
    assert kettles.checked_words(NOW + 13 * HOUR) == "last checked on 10 March at 12:00"


def test_in_summer_by_summer_time():
    checked = datetime(2027, 6, 5, 13, 5, tzinfo=UTC)
    assert checked_words(checked, checked + HOUR) == "last checked at 14:05"


def test_after_a_day_prices_and_places_are_withheld(kettles):
    now = NOW + 24 * HOUR
    assert kettles.shown_availability(now) == Availability.UNKNOWN
    assert kettles.shown_prices(now) == []
    assert kettles.price_words(now) == ""
    assert kettles.booking_words(now) == "Check with the box office"
    assert kettles.is_bookable(now)
    assert not Performance.objects.pay_what_you_can(now).exists()


def test_sold_out_a_day_ago_is_not_sold_out(office, kettles):
    office.house.statuses["1003CHOIR"]["available"] = 0
    sync_availability(NOW)
    kettles.refresh_from_db()
    assert not kettles.is_bookable(NOW + 23 * HOUR)
    assert kettles.is_bookable(NOW + 24 * HOUR)


def test_the_oldest_part_counts(office, kettles):
    """Listings are read every hour, and nobody hears how many places are left."""
    later = NOW + 3 * HOUR
    sync_listings(later)
    kettles.refresh_from_db()
    assert kettles.seen_at == later
    assert kettles.checked_words(later) == "last checked at 12:00"
    sync_availability(later)
    kettles.refresh_from_db()
    assert kettles.checked_words(later) == ""


def test_a_bad_answer_makes_nothing_fresher(office, ask_as, kettles):
    ask_as("html")
    sync_listings(NOW + HOUR)
    kettles.refresh_from_db()
    assert kettles.checked_words(NOW + HOUR) == "last checked at 12:00"


def test_what_was_never_asked_is_unknown(read):
    sync_listings(NOW)
    far = Performance.objects.get(source_id="1004FAR")
    assert far.shown_availability(NOW) == Availability.UNKNOWN
    assert far.checked_words(NOW) == ""
    assert not far.is_withheld(NOW)


@pytest.mark.parametrize("fields", [{"cancelled": True}, {"on_sale": False}, {"booking_url": ""}])
def test_what_cannot_be_booked(kettles, fields):
    for name, value in fields.items():
        setattr(kettles, name, value)
    assert not kettles.is_bookable(NOW)


def test_that_nobody_says_whether_it_is_on_sale_is_no_reason_against(kettles):
    kettles.on_sale = None
    assert kettles.is_bookable(NOW)
