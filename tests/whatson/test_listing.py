"""The list of what is on, as somebody who looks for an evening out sees it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from tests.factories import (
    BoxOfficeEventFactory,
    CollectionImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from whatson.asking import DAYS
from whatson.listing import ON_A_PAGE
from whatson.models import Performance, WhatsOnPage

pytestmark = pytest.mark.django_db
ADDRESS = "/whats-on/"
EVENT_WORDS = '"whatson_boxofficeevent"."description"'
PAY = {"name": "Pay what you can", "pence": 1500, "pay_what_you_can": True, "suggested": True}


@pytest.fixture
def listed(client):
    """The titles on the list at an address, in order."""
    if not WhatsOnPage.objects.exists():
        WhatsOnFactory()

    def titles(query: str = "") -> list[str]:
        response = client.get(f"{ADDRESS}{query}")
        assert response.status_code == 200
        found = re.findall(
            r'<h3 class="occasion-card__title">(.*?)</h3>', response.content.decode()
        )
        return [re.sub("<[^>]+>", "", one) for one in found]

    return titles


def show(name, days=7, **fields):
    """A performance in so many days, priced just now."""
    event = fields.pop("event", None) or BoxOfficeEventFactory(name=name, age=fields.pop("age", ""))
    start = timezone.now() + timedelta(days=days)
    return PerformanceFactory(event=event, start=start, prices_at=timezone.now(), **fields)


def project(title, days=7, **fields):
    """A session of a project in so many days; access is the session's."""
    access = {name: fields.pop(name) for name in ("relaxed", "bsl", "cancelled") if name in fields}
    made = ProjectPageFactory(title=title, **fields)
    return SessionFactory(project=made, start=timezone.now() + timedelta(days=days), **access)


def test_shows_and_projects_stand_in_one_list_by_date(listed):
    show("Second", 2)
    project("First", 1)
    project("Third", 3)
    assert listed() == ["First", "Second", "Third"]


def test_both_have_the_same_card(client, listed):
    show("The Laundry", venue="Grand Hall", bsl=True)
    project("Mending", bsl=True, where="Bees Knees", price="free")
    words = client.get(ADDRESS).content.decode()
    cards = re.findall(r'<article class="occasion-card".*?</article>', words, re.DOTALL)
    parts = [set(re.findall(r'class="(occasion-card__\w+)"', card)) for card in cards]
    assert parts[0] - {"occasion-card__link"} == parts[1] - {"occasion-card__link"}
    assertContains(client.get(ADDRESS), "BSL interpreted</li>", 2)
    assert ">Book<" in words
    assert ">Join in<" in words


def test_until_somebody_publishes_its_page_the_box_office_speaks(client, listed):
    event = BoxOfficeEventFactory(name="As the box office has it", description="In its words.")
    page_of_event = ProductionPageFactory(event=event, title="As BAC has it", publish=False)
    show("", event=event)
    assert listed() == ["As the box office has it"]
    assertContains(client.get(ADDRESS), "In its words.")
    page_of_event.save_revision().publish()
    assert listed() == ["As BAC has it"]
    assertContains(client.get(ADDRESS), page_of_event.get_url())


def test_a_closed_page_and_its_sessions_are_not_listed(listed):
    event = BoxOfficeEventFactory(name="In its own words")
    production = ProductionPageFactory(event=event, title="For staff")
    show("", event=event)
    session = project("Also for staff")
    for one in (production, session.project):
        PageViewRestriction.objects.create(page=one, restriction_type="login")
    assert listed() == ["In its own words"]


def test_what_is_over_or_vanished_is_not_there_and_what_is_under_way_is(listed):
    show("Over", -1)
    show("Vanished", vanished_at=timezone.now())
    under_way = show("Under way", 0)
    under_way.ends_at = timezone.now() + timedelta(hours=1)
    under_way.save()
    project("Was", -1)
    assert listed() == ["Under way"]


def test_what_is_cancelled_says_so_and_cannot_be_booked(client, listed):
    show("No show", cancelled=True)
    project("No meeting", cancelled=True)
    response = client.get(ADDRESS)
    assertContains(response, ">Cancelled<", 2)
    assertNotContains(response, ">Book<")
    assertNotContains(response, ">Join in<")


def at_any_time(title, **fields):
    return ProjectPageFactory(title=title, **{"kind": "volunteering", **fields})


def test_below_the_days_stands_what_one_can_join_at_any_time(client, listed):
    standing = at_any_time("Label writers", where="Reading room", price="free", age="16+")
    at_any_time("Draft", publish=False)
    closed = at_any_time("For staff")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    project("Over", -9)
    project("Off", 9, cancelled=True)
    project("Was off", -9, cancelled=True)
    show("The Laundry", 2)
    assert listed() == ["The Laundry", "Off", "Label writers"]
    response = client.get(ADDRESS)
    card = response.content.decode().partition("At any time</h2>")[2]
    for words in ("No fixed day", "Reading room", "Free", "16+", "Volunteering"):
        assert words in card
    assert f'href="{standing.url}#join">Join in' in card


def test_what_has_no_day_is_narrowed_as_all_else(listed):
    at_any_time("Label writers", price="free", age="16+")
    at_any_time("Keep the lifts", kind="campaign", price="pay_what_you_can")
    assert listed("?kind=volunteering") == ["Label writers"]
    assert listed("?kind=show") == []
    assert listed("?cost=free") == ["Label writers"]
    assert listed("?cost=pay-what-you-can") == ["Keep the lifts"]
    assert listed("?age=17") == ["Label writers"]
    assert listed("?age=12") == []
    for asked_for_what_nobody_said in ("?access=bsl", "?when=weekend", "?day=2099-07-05"):
        assert listed(asked_for_what_nobody_said) == []


def test_no_more_than_a_page_of_a_long_season_is_read(client, listed):
    at_any_time("Standing")
    event = BoxOfficeEventFactory(name="The Laundry", description="x" * 999)
    now = timezone.now()
    Performance.objects.bulk_create(
        PerformanceFactory.build(event=event, start=now + timedelta(days=day), source_id=f"L{day}")
        for day in range(1, ON_A_PAGE + 3)
    )
    with CaptureQueriesContext(connection) as queries:
        assert len(listed("?page=1")) == ON_A_PAGE
    (whole,) = [query["sql"] for query in queries if EVENT_WORDS in query["sql"]]
    assert len(re.search(r" IN \(([^)]*)\)", whole)[1].split(",")) == ON_A_PAGE
    assert listed("?page=2") == ["The Laundry"] * 2 + ["Standing"]


# Narrowing


def test_access_means_all_that_was_ticked_and_what_is_unknown_is_left_out(listed):
    show("Both", relaxed=True, bsl=True)
    show("One", relaxed=True)
    show("Unknown")
    project("Session", relaxed=True, bsl=True)
    assert listed("?access=relaxed&access=bsl") == ["Both", "Session"]


def test_access_is_asked_first(client, listed):
    form = client.get(ADDRESS).content.decode().partition("<form class")[2]
    assert form.index("Relaxed") < form.index("Price") < form.index("For somebody aged")


def test_free_and_pay_what_you_can(client, listed):
    show("Free show", 1, prices=[{**PAY, "pence": 0}], lowest_pence=0, highest_pence=0)
    show("Dear show", 2, prices=[], lowest_pence=900, highest_pence=900)
    show("Choose", 3, prices=[PAY], is_pay_what_you_can=True, highest_pence=1500)
    project("Free work", 4, price="free")
    project("Choose too", 5, price="pay_what_you_can", cost="we suggest £3")
    assert listed("?cost=free") == ["Free show", "Free work"]
    assert listed("?cost=pay-what-you-can") == ["Choose", "Choose too"]
    assertContains(client.get(ADDRESS), "Pay what you can: we suggest £15")
    assertContains(client.get(ADDRESS), "Pay what you can: we suggest £3")
    assertNotContains(client.get(ADDRESS), "from £")


def test_kinds(listed):
    show("A show", 1)
    project("A workshop", 2)
    project("A meeting", 3, kind="meeting")
    assert listed("?kind=show") == ["A show"]
    assert listed("?kind=meeting") == ["A meeting"]


def test_ages_that_are_not_known_are_left_out(listed):
    show("Eight", 1, age="8 and over")
    show("All", 2, age="All ages")
    show("Unknown", 3)
    project("Teens", 4, age="12 to 18")
    show("Small", 5, age="Under 5s")
    assert listed("?age=10") == ["Eight", "All"]
    assert listed("?age=3") == ["All", "Small"]
    assert listed("?age=5") == ["All"]
    assert listed("?age=18") == ["Eight", "All", "Teens"]
    assert listed("?age=19") == ["Eight", "All"]


def test_one_day_is_a_day_in_london(listed):
    midnight = datetime(2099, 7, 4, 23, 30, tzinfo=UTC)
    PerformanceFactory(event=BoxOfficeEventFactory(name="Past midnight"), start=midnight)
    assert listed("?day=2099-07-05") == ["Past midnight"]
    assert listed("?day=2099-07-04") == []


@pytest.mark.parametrize(
    ("name", "today", "days"),
    [
        ("today", date(2026, 11, 29), ("2026-11-29", "2026-11-29")),
        ("weekend", date(2026, 11, 25), ("2026-11-28", "2026-11-29")),
        ("weekend", date(2026, 11, 28), ("2026-11-28", "2026-11-29")),
        ("weekend", date(2026, 11, 29), ("2026-11-29", "2026-11-29")),
        ("next-month", date(2026, 12, 31), ("2027-01-01", "2027-01-31")),
        ("next-month", date(2027, 1, 31), ("2027-02-01", "2027-02-28")),
    ],
)
def test_the_links_lead_to_these_days(name, today, days):
    assert tuple(day.isoformat() for day in DAYS[name](today)) == days


def test_the_links_keep_what_was_chosen(client, listed):
    response = client.get(f"{ADDRESS}?access=bsl&when=today")
    assertContains(response, "?access=bsl&amp;when=weekend")
    assertContains(response, '<input type="hidden" name="when" value="today">')
    assertContains(response, 'value="bsl" checked')


@pytest.mark.parametrize(
    "query",
    [
        "?access=nothing&cost=1&kind=x&age=-4&when=never&day=tomorrow&page=0",
        "?day=0001-01-01&age=²",
        "?day=9999-12-31",
        "?kind=%00&age=%00&page=999",
    ],
)
def test_nothing_typed_by_hand_is_refused_or_narrows_anything(listed, query):
    show("The Laundry")
    assert listed(query) == ["The Laundry"]


# Nothing, and old news


def test_nothing_on_is_said_well(client, listed):
    assertContains(client.get(ADDRESS), "Nothing is on that we know of yet")
    show("The Laundry")
    assertContains(client.get(f"{ADDRESS}?kind=campaign"), "fits all of this")


def test_after_an_hour_it_says_when_it_was_checked_and_after_a_day_no_price(client, listed):
    priced = {"prices": [PAY], "availability": "few"}
    made = show("The Laundry", availability_at=timezone.now(), **priced)
    response = client.get(ADDRESS)
    assertContains(response, "Few places left")
    assertNotContains(response, "last checked")
    type(made).objects.update(seen_at=timezone.now() - timedelta(hours=2))
    assertContains(client.get(ADDRESS), "last checked")
    assertContains(client.get(ADDRESS), "we suggest £15")
    type(made).objects.update(seen_at=timezone.now() - timedelta(days=2))
    response = client.get(ADDRESS)
    assertContains(response, "Check with the box office")
    assertNotContains(response, "£15")
    assertNotContains(response, "Few places left")


def long_ago(*performances, hours=2):
    """The box office was last heard so long ago."""
    heard = timezone.now() - timedelta(hours=hours)
    Performance.objects.filter(pk__in=[one.pk for one in performances]).update(
        seen_at=heard, prices_at=heard
    )


def test_that_the_box_office_is_silent_is_said_once_above_all_cards(client, listed):
    long_ago(*(show(f"Show {day}", days=day) for day in (1, 2, 3)))
    project("Mending")
    words = client.get(ADDRESS).content.decode()
    assert words.count("last checked") == 1
    assert words.index("Prices and places: last checked") < words.index('<article class="occasion')


def test_on_its_own_page_too(client, listed):
    made = ProductionPageFactory(event=BoxOfficeEventFactory())
    long_ago(*(show("", event=made.event, days=day) for day in (1, 2)))
    words = client.get(made.get_url()).content.decode()
    assert words.count("Prices and places: last checked") == 1


def test_one_that_waits_longer_than_the_others_is_not_said_of_all(client, listed):
    long_ago(show("The Laundry"))
    show("Kettles")
    assertContains(client.get(ADDRESS), "Some prices and places: last checked", 1)


def test_a_calendar_has_dates_alone_which_may_be_old(client, listed):
    made = show("The Laundry")
    heard = timezone.now() - timedelta(hours=2)
    Performance.objects.filter(pk=made.pk).update(seen_at=heard, prices_at=None)
    assertContains(client.get(ADDRESS), "Dates: last checked", 1)


def test_nothing_is_said_of_what_nobody_asks_for_any_more(client, listed):
    """The box office answers: what is off, or has begun, is not among what it is asked for."""
    now = timezone.now()
    begun = {"days": -0.01, "ends_at": now + timedelta(hours=3)}
    long_ago(show("Off", cancelled=True), show("Has begun", **begun))
    assert set(listed()) == {"Off", "Has begun"}
    assertNotContains(client.get(ADDRESS), "last checked")


def test_however_much_is_on_it_takes_twelve_queries(client, listed):
    for number in range(8):
        event = BoxOfficeEventFactory()
        ProductionPageFactory(event=event, picture=CollectionImageFactory())
        show("", event=event, days=number)
        project(f"Project {number}", number, picture=CollectionImageFactory())
    at_any_time("Label writers", picture=CollectionImageFactory())
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        assert len(re.findall("<article", client.get(ADDRESS).content.decode())) == 17
    assert len(queries) <= 12, "\n".join(query["sql"][:120] for query in queries)
