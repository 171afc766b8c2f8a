"""The page of a production or a project, and what machines read in it."""

from datetime import UTC, datetime, timedelta

import extruct
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    BoxOfficeEventFactory,
    CollectionObjectFactory,
    ObjectImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from whatson.models import Session

pytestmark = pytest.mark.django_db
SUMMER, WINTER = datetime(2098, 7, 4, 18, 30, tzinfo=UTC), datetime(2098, 12, 4, 19, 30, tzinfo=UTC)


def production(**fields):
    fields = {"title": "The Laundry", "standfirst": "A comic hour.", **fields}
    return ProductionPageFactory(**fields)


def events_of(client, address):
    """What a machine finds on a page."""
    words = client.get(address).content.decode()
    (found,) = extruct.extract(words, syntaxes=["json-ld"], base_url="https://x/")["json-ld"]
    assert found["@context"] == "https://schema.org"
    return found["@graph"]


# What a reader sees


def test_a_production_in_bacs_words_and_beside_them_the_box_offices(client):
    event = BoxOfficeEventFactory(description="Six machines.\n\nAnd steam.", duration=75, age="8+")
    thing = CollectionObjectFactory(title="Washboard")
    made = production(
        event=event,
        made_by="Ada Draper, writer\nThe Copper Company",
        access_note="There is steam.",
        body=[("text", "<p>It began with a mangle.</p>")],
        objects=[thing],
    )
    PerformanceFactory(event=event, start=SUMMER, venue="Grand Hall", relaxed=True)
    response = client.get(made.get_url())
    for words in ("A comic hour.", "The box office says", "And steam.", "About 75 minutes"):
        assertContains(response, words)
    assertContains(response, "<li>The Copper Company</li>")
    for words in ("There is steam.", "It began with a mangle.", "Grand Hall", "Relaxed"):
        assertContains(response, words)
    assertContains(response, thing.get_absolute_url())
    # Half past seven by clocks in London.
    assertContains(response, '<time datetime="2098-07-04T19:30:00+01:00">19:30</time>')
    assertContains(response, event.performances.get().booking_url)


def test_a_project_says_how_to_join_who_decides_and_what_came_of_it(client):
    made = ProjectPageFactory(
        kind="campaign",
        for_whom="Anybody who rents",
        with_whom="The tenants of the Latchmere",
        how_to_join="Knock at the green door.",
        where="Bees Knees",
        price="free",
        who_decides="Whoever is in the room",
        what_came_of_it="Two lifts were mended.",
    )
    session = SessionFactory(project=made, start=WINTER, place="The store")
    response = client.get(made.get_url())
    for words in ("Campaign", "Anybody who rents", "The tenants of the Latchmere", "Free"):
        assertContains(response, words)
    for words in ("Knock at the green door.", "Whoever is in the room", "Two lifts were mended."):
        assertContains(response, words)
    assertContains(response, "The store")
    assertContains(response, '<a class="button" href="#when">See the dates</a>')
    assertContains(response, '<div class="on-page__floor"><svg')
    assertContains(response, f'href="{made.get_url()}join/{session.pk}/">Join in')


def test_after_its_last_night_it_is_over_and_without_dates_none_are_known(client):
    made = production()
    response = client.get(made.get_url())
    assertContains(response, "No dates are known yet.")
    assertNotContains(response, "See the dates")
    PerformanceFactory(event=made.event, start=timezone.now() - timedelta(days=1))
    assertContains(client.get(made.get_url()), "It is over. The last time was on")
    session = SessionFactory(start=datetime(2020, 7, 4, 23, 30, tzinfo=UTC))
    assertContains(client.get(session.project.get_url()), "5 July 2020")


def test_a_withdrawn_object_is_not_shown_on_it(client):
    thing = CollectionObjectFactory(title="Washboard", live=False)
    response = client.get(production(objects=[thing]).get_url())
    assertNotContains(response, "Washboard")
    assertNotContains(response, "The objects behind it")


@pytest.mark.parametrize("count", [1, 6])
def test_however_much_is_on_it_takes_as_few_queries_as_a_story(client, settings, tmp_path, count):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    things = [CollectionObjectFactory() for _ in range(count)]
    pictured = ObjectImageFactory(collection_object=things[0]).image
    pictured.make_sizes()
    shows = production(objects=things, picture=pictured)
    project = ProjectPageFactory(objects=things, picture=pictured)
    for _ in range(count):
        PerformanceFactory(event=shows.event)
        SessionFactory(project=project)
    for made in (shows, project):
        client.get(made.get_url())
        with CaptureQueriesContext(connection) as queries:
            assertContains(client.get(made.get_url()), "<figure")
        # Twelve, two for stories about it, two for memories, and of a show whether we take any.
        most = 12 + 2 + 2 + (made is shows)
        assert len(queries) <= most, "\n".join(query["sql"][:120] for query in queries)


# What machines read


def test_each_performance_is_an_event_with_the_offset_of_its_day(client):
    made = production()
    for start in (SUMMER, WINTER):
        PerformanceFactory(event=made.event, start=start, venue="Grand Hall")
    summer, winter = events_of(client, made.get_url())
    assert summer["@type"] == "Event"
    assert summer["name"] == "The Laundry"
    assert summer["startDate"] == "2098-07-04T19:30:00+01:00"
    assert winter["startDate"] == "2098-12-04T19:30:00+00:00"
    assert summer["location"]["name"] == "Grand Hall, Battersea Arts Centre"
    assert summer["offers"]["url"].startswith("https://example.org/")
    # Nobody has said how many places are left.
    assert "availability" not in summer["offers"]


def test_machines_are_told_of_sessions_and_of_what_is_cancelled(client):
    session = SessionFactory(start=WINTER, cancelled=True)
    (found,) = events_of(client, session.project.get_url())
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["endDate"] == "2098-12-04T21:30:00+00:00"


def test_no_title_ends_the_block_that_machines_read(client):
    made = production(title="</script><b>Loud</b>")
    PerformanceFactory(event=made.event)
    assert events_of(client, made.get_url())[0]["name"] == "</script><b>Loud</b>"


def test_the_list_tells_machines_of_a_show_whose_page_is_a_draft(client):
    WhatsOnFactory()
    event = production(publish=False).event
    PerformanceFactory(event=event, start=SUMMER)
    SessionFactory(project=ProjectPageFactory(title="Mending"), start=WINTER)
    ProjectPageFactory(title="Label writers")
    told = events_of(client, "/whats-on/")
    assert [one["name"] for one in told] == [event.name, "Mending"]
    assert told[0]["url"].endswith("/whats-on/")


# Before it is published


@pytest.mark.parametrize("made", [production, ProjectPageFactory, WhatsOnFactory])
def test_whoever_writes_it_sees_it_first(made):
    draft = made(publish=False)
    answer = draft.make_preview_request()
    assert answer.status_code == 200
    assert escape(draft.title) in answer.content.decode()


def test_sessions_that_are_not_saved_yet_are_in_the_preview():
    draft = ProjectPageFactory(publish=False)
    draft.sessions.add(Session(start=WINTER, ends_at=WINTER + timedelta(hours=1), place="The yard"))
    assert "The yard" in draft.make_preview_request().content.decode()
