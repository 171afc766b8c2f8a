"""What the box office says stands on the site, in its own words and with none of its traps."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.boxoffice.house import NOW
from tests.whatson.listings.records import names, performance
from whatson.models import BoxOfficeEvent, Performance
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db


def test_the_season_is_read(read):
    run = sync_listings(NOW)
    assert (run.result, run.fault) == ("good", "")
    assert names() == {"The Laundry", "A Choir of Kettles", "Long Time Coming"}
    assert (run.seen, run.changed, run.vanished) == (4, 7, 0)


def test_words_are_cleaned(read):
    sync_listings(NOW)
    laundry = BoxOfficeEvent.objects.get(source_id="101LAUNDRY")
    assert laundry.name == "The Laundry"
    assert laundry.description == "Steam & song.\n\nLoud."
    assert (laundry.duration, laundry.age, laundry.strand) == (75, "8+", "Scratch")


def test_an_empty_description_a_duration_of_0_and_no_picture_are_not_known(read):
    sync_listings(NOW)
    choir = BoxOfficeEvent.objects.get(source_id="102CHOIR")
    assert (choir.description, choir.duration, choir.image_url) == ("", None, "")
    kettles = performance("1003CHOIR")
    assert kettles.ends_at == kettles.start
    assert kettles.local_end is None


def test_where_and_when(read):
    sync_listings(NOW)
    first, kettles = performance("1001LAUNDRY"), performance("1003CHOIR")
    assert first.venue == "The Studio"
    assert kettles.venue == "Grand Hall"
    assert first.start == datetime(2027, 3, 13, 19, 30, tzinfo=UTC)
    assert first.ends_at == first.start + timedelta(minutes=75)
    assert first.sales_end == first.start


def test_utc_is_written_with_and_without_a_z(office, read):
    office.house.instances["1001LAUNDRY"] |= {
        "startUtc": "2027-06-05T18:30:00",
        "startSellingAtWebUtc": "2027-05-01T09:00:00Z",
        "start": "2027-06-05T19:30:00",
    }
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    assert first.start == datetime(2027, 6, 5, 18, 30, tzinfo=UTC)
    assert first.local_start.isoformat() == "2027-06-05T19:30:00+01:00"
    assert first.sales_start == datetime(2027, 5, 1, 9, tzinfo=UTC)


def test_without_utc_the_local_time_is_read(office, read):
    office.house.instances["1001LAUNDRY"] |= {"startUtc": "", "start": "2027-06-05T19:30:00"}
    sync_listings(NOW)
    assert performance("1001LAUNDRY").start == datetime(2027, 6, 5, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (True, True),
        ("true", True),
        ("Yes", True),
        (False, False),
        ("No", False),
        ("", None),
        (None, None),
        ("Ask us", None),
    ],
)
def test_a_yes_has_many_spellings_and_nothing_is_unknown(office, read, said, meant):
    office.house.instances["1001LAUNDRY"]["attribute_Relaxed"] = said
    sync_listings(NOW)
    assert performance("1001LAUNDRY").relaxed is meant


def test_an_attribute_that_is_missing_is_unknown(read):
    sync_listings(NOW)
    assert performance("1001LAUNDRY").captioned is None
    assert performance("1001LAUNDRY").access_labels == ["Relaxed"]


def test_an_attribute_of_the_event_is_each_performances(office, read):
    office.house.events["101LAUNDRY"]["attribute_wheelchair"] = "Yes"
    sync_listings(NOW)
    assert performance("1002LAUNDRY").access_labels == ["BSL interpreted", "Wheelchair spaces"]


def test_attributes_are_called_what_the_settings_say(office, ask_as):
    ask_as(relaxed_attribute="Chilled", age_attribute="Guidance")
    office.house.instances["1001LAUNDRY"]["attribute_Chilled"] = "no"
    office.house.events["101LAUNDRY"]["attribute_Guidance"] = "Grown-ups"
    sync_listings(NOW)
    assert performance("1001LAUNDRY").relaxed is False
    assert BoxOfficeEvent.objects.get(source_id="101LAUNDRY").age == "Grown-ups"


def test_a_cancelled_performance_is_shown_and_cannot_be_booked(office, read):
    office.house.instances["1001LAUNDRY"]["cancelled"] = True
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    assert first.cancelled
    assert first in Performance.objects.shown(NOW)
    assert first not in Performance.objects.taking_place(NOW)
    assert not first.is_bookable(NOW)
