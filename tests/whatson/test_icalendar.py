"""A published calendar is read as a box office that names dates and no prices."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.boxoffice.house import NOW
from whatson.availability import Availability
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.syncing import sync_availability, sync_listings

pytestmark = pytest.mark.django_db

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE"""
LAUNDRY = """UID:1@example.org
SUMMARY: The  Laundry
DTSTART;TZID=Europe/London:20270605T193000
DTEND;TZID=Europe/London:20270605T204500
LOCATION:The Studio
DESCRIPTION:Steam\\, and song.\\nLoud.
CATEGORIES:Relaxed,Theatre
URL:https://example.org/laundry"""
AGAIN = """UID:2@example.org
SUMMARY:The Laundry
DTSTART:20270606T183000Z
DURATION:PT1H15M
STATUS:CANCELLED"""
CHOIR = """UID:3@example.org
SUMMARY:Choir
DTSTART:20271031T013000
URL:http://example.org/choir"""


def calendar(*events: str) -> bytes:
    rows = "\n".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events)
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a house//EN"
    return f"{head}\n{ZONE}\n{rows}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


@pytest.fixture
def feed(office, ask_as):
    """Have the house publish these."""
    url = f"http://{office.host}/house/season.ics"
    ask_as(provider="icalendar", calendar_url=url, client_name="", custom_domain="")

    def publish(*events: str):
        office.calendar = calendar(*events)

    publish(LAUNDRY, AGAIN, CHOIR)
    return publish


def test_a_calendar_is_read(feed):
    run = sync_listings(NOW)
    assert (run.result, run.fault) == (SyncRun.Result.GOOD, "")
    laundry = BoxOfficeEvent.objects.get(name="The Laundry")
    assert laundry.description == "Steam, and song.\n\nLoud."
    first, second = laundry.performances.all()
    assert first.local_start.isoformat() == "2027-06-05T19:30:00+01:00"
    assert first.local_end.isoformat() == "2027-06-05T20:45:00+01:00"
    assert first.venue == "The Studio"
    assert first.access_labels == ["Relaxed"]
    assert first.booking_url == "https://example.org/laundry"
    assert (second.cancelled, second.duration) == (True, 75)
    assert second.relaxed is None


def test_a_time_without_a_zone_is_londons(feed):
    sync_listings(NOW)
    choir = Performance.objects.get(event__name="Choir")
    assert choir.start == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert choir.booking_url == ""


def test_prices_and_places_are_not_known(feed):
    sync_listings(NOW)
    sync_availability(datetime(2027, 6, 1, tzinfo=UTC))
    first = Performance.objects.get(source_id="1@example.org")
    assert first.prices_at is None
    assert first.price_words(NOW) == ""
    assert first.shown_availability(NOW) == Availability.UNKNOWN


def test_a_performance_that_moves_is_the_same(feed):
    sync_listings(NOW)
    feed(LAUNDRY.replace("20270605T19", "20270607T19").replace("20270605T20", "20270607T20"), CHOIR)
    run = sync_listings(NOW)
    assert run.vanished == 1
    first = Performance.objects.get(source_id="1@example.org")
    assert first.local_start.day == 7


def test_one_of_a_series_has_its_own_id(feed):
    other = AGAIN.replace("UID:2@", "UID:1@") + "\nRECURRENCE-ID:20270606T183000Z"
    feed(LAUNDRY, other)
    sync_listings(NOW)
    assert Performance.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (CHOIR.replace("20271031T013000", "20271031"), "“Choir” has no name, day or time"),
        (CHOIR.replace("SUMMARY:Choir", "SUMMARY:"), "has no name, day or time"),
        (CHOIR + "\nRRULE:FREQ=DAILY", "“Choir” repeats by a rule"),
    ],
)
def test_what_cannot_be_read_is_told_and_has_not_vanished(feed, row, problem):
    sync_listings(NOW)
    feed(LAUNDRY, AGAIN, row.replace("DTSTART:20271031\n", "DTSTART;VALUE=DATE:20271031\n"))
    run = sync_listings(NOW)
    assert run.result == SyncRun.Result.PARTLY
    assert problem in run.fault
    assert not Performance.objects.vanished().exists()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"<html>no</html>", "a web page"),
        (b"", "not in the form"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1", "broke off"),
        (calendar(), "was empty"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nno line\r\nEND:VCALENDAR", ""),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR", ""),
    ],
)
def test_a_bad_calendar_changes_nothing(office, feed, body, fault):
    sync_listings(NOW)
    before = list(Performance.objects.values())
    office.calendar = body
    run = sync_listings(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.FAILED
    assert fault in run.fault
    assert list(Performance.objects.values()) == before
