"""What people's own calendars are told, of all that is on and of one page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageLogEntry, PageViewRestriction

from tests.factories import (
    BoxOfficeEventFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from whatson.models import BoxOfficeEvent, Performance, ProductionPage, ProjectPage

pytestmark = pytest.mark.django_db
ALL = "/whats-on/calendar.ics"
SUMMER, WINTER = datetime(2098, 7, 4, 18, 30, tzinfo=UTC), datetime(2098, 12, 4, 19, 30, tzinfo=UTC)


def production(**fields):
    return ProductionPageFactory(**{"title": "The Laundry", **fields})


def entries_of(client, address=ALL):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_calendar_has_all_to_come_in_order(client):
    WhatsOnFactory()
    PerformanceFactory(event=BoxOfficeEventFactory(name="Unpublished"), start=WINTER)
    SessionFactory(project=ProjectPageFactory(title="Mending"), start=SUMMER, bsl=True)
    PerformanceFactory(start=timezone.now() - timedelta(days=2))
    first, second = entries_of(client)
    assert (first["summary"], second["summary"]) == ("Mending", "Unpublished")
    assert first["dtstart"].dt == SUMMER
    assert first["dtend"].dt == SUMMER + timedelta(hours=2)
    assert "BSL interpreted" in first["description"]
    assert second["url"].endswith("/whats-on/")


def test_one_page_has_a_calendar_of_its_own(client):
    made, other = production(), production(title="Other")
    PerformanceFactory(event=made.event, start=SUMMER, venue="Grand Hall")
    PerformanceFactory(event=other.event)
    session = SessionFactory(start=WINTER)
    (entry,) = entries_of(client, f"{made.get_url()}calendar.ics")
    assert (entry["summary"], entry["location"]) == ("The Laundry", "Grand Hall")
    (entry,) = entries_of(client, f"{session.project.get_url()}calendar.ics")
    assert entry["dtstart"].dt == WINTER


def test_a_page_that_nobody_can_read_has_no_calendar(client):
    draft, closed = production(publish=False), production(title="For staff")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    for one in (draft, closed):
        assert client.get(f"{one.get_url()}calendar.ics").status_code == 404
    assert client.get("/whats-on/none/calendar.ics").status_code == 404


def test_an_entry_keeps_its_uid_and_counts_its_changes_up(client):
    performance = PerformanceFactory(event=production().event)
    (before,) = entries_of(client)
    (again,) = entries_of(client)
    assert before == again
    moved = Performance.objects.filter(pk=performance.pk)
    later = max(performance.first_seen_at, timezone.now()) + timedelta(minutes=5)
    moved.update(changed_at=later, start=performance.start + timedelta(minutes=30))
    (after,) = entries_of(client)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt > before["dtstart"].dt


def test_another_title_of_its_page_counts_as_a_change(client):
    made = production()
    PerformanceFactory(event=made.event, first_seen_at=timezone.now() - timedelta(days=1))
    (before,) = entries_of(client)
    ProductionPage.objects.filter(pk=made.pk).update(
        title="The Launderette", last_published_at=timezone.now() + timedelta(minutes=1)
    )
    (after,) = entries_of(client)
    assert after["summary"] == "The Launderette"
    assert after["sequence"] > before["sequence"]


def test_a_project_that_is_taken_down_is_cancelled_in_every_calendar_with_none_of_its_words(
    client,
):
    made = ProjectPageFactory(title="Mending", standfirst="With thread.", where="Bees Knees")
    SessionFactory(project=made, start=WINTER, place="The yard")
    SessionFactory(project=made, start=timezone.now() - timedelta(days=2))
    addresses = (ALL, f"{made.get_url()}calendar.ics")
    before = [entries_of(client, address) for address in addresses]
    made.unpublish()
    PageLogEntry.objects.update(timestamp=timezone.now() + timedelta(minutes=1))
    for address, (was,) in zip(addresses, before, strict=True):
        (entry,) = entries_of(client, address)
        assert (entry["uid"], entry["dtstart"].dt) == (was["uid"], WINTER)
        assert (was["status"], entry["status"]) == ("CONFIRMED", "CANCELLED")
        assert entry["sequence"] > was["sequence"]
        for words in ("Mending", "With thread", "Bees Knees", "The yard"):
            assert words not in client.get(address).content.decode()
    made.save_revision().publish()
    ProjectPage.objects.update(last_published_at=timezone.now() + timedelta(minutes=2))
    (after,) = entries_of(client)
    assert (after["status"], after["summary"]) == ("CONFIRMED", "Mending")
    assert after["sequence"] > entry["sequence"]


def test_a_draft_and_what_was_closed_are_cancelled_in_no_calendar(client):
    draft = ProjectPageFactory(publish=False)
    closed = ProjectPageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    closed.unpublish()
    for made in (draft, closed):
        SessionFactory(project=made, start=WINTER)
        assert client.get(f"{made.get_url()}calendar.ics").status_code == 404
    assert entries_of(client) == []


def test_without_its_page_or_with_it_closed_a_performance_goes_on_counting_up(client):
    made = production()
    PerformanceFactory(event=made.event)
    long_ago = timezone.now() - timedelta(days=40)
    for model in (Performance, BoxOfficeEvent):
        model.objects.update(first_seen_at=long_ago, changed_at=long_ago)
    (before,) = entries_of(client)
    closed = PageViewRestriction.objects.create(page=made, restriction_type="login")
    (shut,) = entries_of(client)
    closed.delete()
    made.unpublish()
    PageLogEntry.objects.update(timestamp=timezone.now() + timedelta(minutes=1))
    (after,) = entries_of(client)
    assert before["sequence"] == shut["sequence"] < after["sequence"]
    assert after["summary"] == made.event.name


def test_what_is_cancelled_stays_and_says_so_and_what_vanished_goes(client):
    PerformanceFactory(cancelled=True)
    PerformanceFactory(vanished_at=timezone.now())
    SessionFactory(cancelled=True)
    assert [entry["status"] for entry in entries_of(client)] == ["CANCELLED", "CANCELLED"]


def test_a_calendar_has_no_line_of_somebody_elses(client):
    event = BoxOfficeEventFactory(name="Loud\r\nSTATUS:CANCELLED", description="a;b,c\\d\n\nSecond")
    PerformanceFactory(event=event)
    (entry,) = entries_of(client)
    assert entry["status"] == "CONFIRMED"
    assert "a;b,c\\d" in entry["description"]


def test_an_empty_calendar_is_one(client):
    BoxOfficeEvent.objects.all().delete()
    assert entries_of(client) == []
