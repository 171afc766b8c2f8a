"""Moments stay the same on the nights when clocks change, and are told as clocks show them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.boxoffice.house import NOW, times
from whatson.models import Performance
from whatson.syncing import sync_listings
from whatson.times import as_utc, day_begins, day_ends, local, read_local, read_moment, today_begins

FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("day", "hours"), [(FORWARD, 23), (BACK, 25), (date(2027, 6, 5), 24), (date(2028, 2, 29), 24)]
)
def test_a_day_is_as_long_as_it_is(day, hours):
    assert day_ends(day) - day_begins(day) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-06-05T18:30:00", datetime(2027, 6, 5, 18, 30, tzinfo=UTC)),
        ("2027-06-05T18:30:00Z", datetime(2027, 6, 5, 18, 30, tzinfo=UTC)),
        ("2027-06-05T19:30:00+01:00", datetime(2027, 6, 5, 18, 30, tzinfo=UTC)),
        (" 2027-06-05T18:30:00.5Z ", datetime(2027, 6, 5, 18, 30, 0, 500000, tzinfo=UTC)),
        ("0001-01-01T00:00:00+10:00", None),
        ("soon", None),
        ("", None),
        (None, None),
        (1234567890, None),
    ],
)
def test_moments_are_read(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-03-28T00:59:00", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("2027-03-28T02:00:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("2027-10-31T00:30:00", datetime(2027, 10, 30, 23, 30, tzinfo=UTC)),
        ("2027-10-31T02:00:00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        ("later", None),
        (None, None),
    ],
)
def test_local_times_are_read(text, moment):
    assert read_local(text) == moment


def test_the_hour_that_comes_twice_is_two_hours():
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    assert local(first).isoformat() == "2027-10-31T01:30:00+01:00"
    assert local(second).isoformat() == "2027-10-31T01:30:00+00:00"


def test_a_moment_out_of_all_years_is_none():
    assert as_utc(datetime.max.replace(tzinfo=UTC), UTC)
    assert read_moment("9999-12-31T23:59:59-12:00") is None


def test_today_is_londons():
    late = datetime(2027, 6, 5, 23, 30, tzinfo=UTC)
    assert today_begins(late) == datetime(2027, 6, 5, 23, 0, tzinfo=UTC)


@pytest.mark.django_db
class TestNights:
    """A show through each of the two nights, read from the box office."""

    def read(self, office, start: datetime, minutes: int = 120) -> Performance:
        office.house.events["101LAUNDRY"]["duration"] = minutes
        office.house.instances["1001LAUNDRY"] |= times(start)
        sync_listings(NOW)
        return Performance.objects.get(source_id="1001LAUNDRY")

    def test_forward(self, office, read):
        """From half past midnight, two hours long: over at half past three."""
        show = self.read(office, datetime(2027, 3, 28, 0, 30, tzinfo=UTC))
        assert show.local_start.isoformat() == "2027-03-28T00:30:00+00:00"
        assert show.local_end.isoformat() == "2027-03-28T03:30:00+01:00"
        assert show.ends_at - show.start == timedelta(hours=2)

    @pytest.mark.parametrize(
        ("hour", "offset"), [(0, "+01:00"), (1, "+00:00")], ids=["summer", "winter"]
    )
    def test_back(self, office, read, hour, offset):
        """Half past one comes twice; which one is meant is in UTC, and stays so."""
        show = self.read(office, datetime(2027, 10, 31, hour, 30, tzinfo=UTC))
        assert show.local_start.isoformat() == f"2027-10-31T01:30:00{offset}"
        assert Performance.objects.between(BACK, BACK).get() == show
        assert not Performance.objects.between(BACK, BACK).with_access(["bsl"]).exists()

    @pytest.mark.parametrize("day", [FORWARD, BACK])
    def test_its_last_minute_is_of_that_day(self, office, read, day):
        show = self.read(office, day_ends(day) - timedelta(minutes=1), 30)
        assert Performance.objects.between(day, day).get() == show
        after = day + timedelta(days=1)
        assert not Performance.objects.between(after, after).exists()

    def test_a_season_of_such_nights(self, ask_as):
        """As the box office writes them: two performances have the same local time."""
        ask_as("dst")
        sync_listings(NOW)
        shown = [
            f"{show.local_start:%H:%M%z} to {show.local_end:%H:%M%z}"
            for show in Performance.objects.order_by("start")
        ]
        assert shown == [
            "00:30+0000 to 03:30+0100",
            "01:30+0100 to 02:30+0000",
            "01:30+0000 to 03:30+0000",
        ]

    def test_the_weeks_before_and_after(self, office, read):
        """Half past seven stays half past seven, though UTC moves."""
        before = self.read(office, datetime(2027, 3, 27, 19, 30, tzinfo=UTC))
        assert before.local_start.isoformat() == "2027-03-27T19:30:00+00:00"
        after = self.read(office, datetime(2027, 3, 28, 18, 30, tzinfo=UTC))
        assert after.local_start.isoformat() == "2027-03-28T19:30:00+01:00"
