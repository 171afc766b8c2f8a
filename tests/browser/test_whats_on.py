"""What's on, as all readers have it: narrow, light and dark, with and without scripts."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from home.models import BalanceOfDay
from search import outbox
from tests.browser.looks import SCHEMES, SCRIPTS
from tests.factories import (
    BoxOfficeEventFactory,
    ObjectImageFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    StoryPageFactory,
    WhatsOnFactory,
)
from whatson.access import FIELDS

NARROW = {"viewport": {"width": 320, "height": 700}}
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"


@pytest.fixture
def places(index, live_server, settings, tmp_path):
    """Addresses of the list and its pages, with all that there can be."""
    settings.SITE_URL = live_server.url
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with transaction.atomic():
        return make_places()


def make_places():
    WhatsOnFactory(introduction="Shows to watch and things to do.", show_in_menus=True)
    row = ObjectImageFactory(collection_object__title="Washboard")
    row.image.make_sizes()
    more = {"objects": [row.collection_object], "picture": row.image, "picture_credit": "Us"}
    more |= {"standfirst": "A comic hour.", "made_by": "Ada Draper", "access_note": "Steam."}
    more |= {"body": [("text", "<p>It began with a mangle.</p>")]}
    event = BoxOfficeEventFactory(description="Six machines.", duration=75, age="8 and over")
    production = ProductionPageFactory(title=f"The Laundry {LONG}", event=event, **more)
    access = dict.fromkeys(FIELDS, True)
    PerformanceFactory(event=event, venue="Grand Hall", availability="few", **access)
    PerformanceFactory(event=event, cancelled=True)
    PerformanceFactory(event=BoxOfficeEventFactory(name="Not written up yet"))
    said = {"how_to_join": "Come.", "where": "Foyer", "price": "free", "age": "All ages"}
    said |= {"who_decides": "The room.", "what_came_of_it": "A quilt."}
    project = ProjectPageFactory(title="Mending", kind="young_people", **said, **more)
    SessionFactory(project=project, **access)
    thing = row.collection_object.get_absolute_url()
    list_of_all = ["/whats-on/", "/whats-on/?access=bsl&when=today", "/whats-on/?kind=meeting"]
    return [*list_of_all, *make_what_is_past(production), project.url, thing]


def make_what_is_past(production):
    """Addresses of what was on, and of what shows it beside other things."""
    week = timedelta(days=7)
    for number in (1, 2):
        PerformanceFactory(event=production.event, start=timezone.now() - number * week)
    SessionFactory(project__title=f"Was {LONG}", start=timezone.now() - week)
    today = timezone.localdate()
    for number in range(3):
        counts = {"ticketed": number, "civic": 3, "collection": 9, "held_back": 3 - number}
        BalanceOfDay.objects.create(day=today - timedelta(days=number), **counts)
    story = StoryPageFactory(body=[("on_stage", {"production": production})])
    outbox.drain()
    others = ["/", "/whats-on/past/", "/numbers/balance/", "/search/?q=laundry"]
    return [production.url, story.url, *others]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_on_can_be_read_by_everybody(open_page, places, assert_accessible, scheme):
    page = open_page(**NARROW, color_scheme=scheme)
    for address in places:
        assert page.goto(address).ok, address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert_accessible(page)


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_a_relaxed_performance_is_found_and_its_booking_page_reached(open_page, places, scripts):
    soon = timezone.now() + timedelta(minutes=5)
    event = BoxOfficeEventFactory(name="Small Hours")
    PerformanceFactory(event=event, start=soon, relaxed=True, booking_url="https://example.org/b")
    PerformanceFactory(event=BoxOfficeEventFactory(name="Loud Hours"), start=soon)
    page = open_page(java_script_enabled=scripts)
    page.goto("/whats-on/")
    page.get_by_label("Relaxed").check()
    page.get_by_role("button", name="Show").click()
    assert page.get_by_role("heading", name="Loud Hours").count() == 0
    assert page.get_by_label("Relaxed").is_checked()
    card = page.get_by_role("article").filter(has_text="Small Hours")
    book = card.get_by_role("link", name="Book")
    assert book.get_attribute("href") == "https://example.org/b"


def test_the_whole_card_leads_to_its_page_and_its_button_elsewhere(page, places):
    page.goto("/whats-on/")
    card = page.get_by_role("article").filter(has_text="Mending")
    card.get_by_text("A comic hour.").click(force=True)  # the link lies over all of it
    page.wait_for_url("**/whats-on/mending/")
    page.goto("/whats-on/")
    page.get_by_role("article").filter(has_text="Mending").get_by_role(
        "link", name="Join in"
    ).click()
    page.wait_for_url("**/whats-on/mending/join/*/")
