"""The box office in the admin: administrators set and try it, its keepers read and type."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from tests.boxoffice.house import season
from whatson.groups import WHATS_ON
from whatson.models import (
    BoxOfficeEvent,
    BoxOfficeSettings,
    Performance,
    SyncRun,
    TypedEvent,
)
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db
SETTINGS = "/admin/settings/whatson/boxofficesettings/"
TRY = "/admin/whats-on/try-it/"
TYPED = "/admin/snippets/whatson/typedevent/"
LISTS = ["/admin/whats-on/events/", "/admin/whats-on/performances/", "/admin/whats-on/asked/"]


@pytest.fixture
def keeper() -> Client:
    """A member of the group, and of no other."""
    person = get_user_model().objects.create_user("kim")
    person.groups.add(Group.objects.get(name=WHATS_ON))
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def now(office):
    office.house, office.now = season(timezone.now()), timezone.now()


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def is_refused(client, url) -> bool:
    response = client.get(url, follow=True)
    sent_to = response.redirect_chain[-1][0] if response.redirect_chain else ""
    return response.status_code in (403, 404) or sent_to == "/admin/"


def test_a_keeper_reads_the_lists_and_types_in(keeper):
    assert not any(is_refused(keeper, url) for url in [*LISTS, TYPED, f"{TYPED}add/"])


def test_the_settings_are_administrators_alone(keeper, admin_client):
    for url in (SETTINGS, TRY):
        assert is_refused(keeper, url)
        assert not is_refused(admin_client, url)
    assert keeper.post(TRY).status_code in (302, 403)


@pytest.mark.parametrize("group", ["Editors", "Producers", "Moderators", "Collections"])
def test_others_see_none_of_it(client, group):
    person = get_user_model().objects.create_user("pat")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    assert all(is_refused(client, url) for url in [*LISTS, TYPED, SETTINGS, TRY])
    assert '"name": "whats-on"' not in client.get("/admin/").content.decode()


def test_the_lists_are_read_only(admin_client, now, read):
    sync_listings()
    for url in LISTS:
        page = text_of(admin_client.get(url))
        assert f"{url}edit" not in page
        assert f"{url}add" not in page
        assert f"{url}new" not in page
    performances = text_of(admin_client.get(LISTS[1]))
    assert "The Laundry" in performances
    assert "Pay what you can: we suggest £15" in performances
    assert "Relaxed" in performances


def test_a_list_can_be_searched(admin_client, now, read):
    sync_listings()
    page = text_of(admin_client.get(LISTS[1], {"q": "kettles"}))
    assert "A Choir of Kettles" in page
    assert "The Laundry" not in page


def test_trying_shows_what_came_back_and_changes_nothing(admin_client, now, office, read):
    assert "What came back" not in text_of(admin_client.get(TRY))
    assert office.asked == []
    page = text_of(admin_client.post(TRY))
    assert "3 productions, 4 performances." in page
    assert "£12.50 to £18" in page
    assert "Places left" in page
    assert "ChooseSeats.aspx?EventInstanceId=1001&amp;resize=true" in page
    for model in (BoxOfficeEvent, Performance, SyncRun):
        assert not model.objects.exists()


def test_trying_says_what_is_wrong(admin_client, ask_as):
    ask_as("forbidden")
    assert "refused to answer. (status 403)" in text_of(admin_client.post(TRY))


def test_trying_without_a_box_office(admin_client):
    assert "is not set up yet" in text_of(admin_client.post(TRY))


def test_the_settings_lead_to_trying(admin_client):
    page = text_of(admin_client.get(SETTINGS, follow=True))
    assert f'href="{TRY}"' in page


def saved(admin_client, **fields):
    url = admin_client.get(SETTINGS).get("Location", SETTINGS)
    empty = {field.name: "" for field in BoxOfficeSettings._meta.fields if field.name != "id"}
    return admin_client.post(url, empty | {"provider": "none"} | fields)


def test_the_settings_are_saved(admin_client):
    saved(admin_client, provider="spektrix", client_name="bac", relaxed_attribute="Chilled")
    settings = BoxOfficeSettings.current()
    assert (settings.client_name, settings.attribute_of("relaxed")) == ("bac", "Chilled")


@pytest.mark.parametrize(
    "fields",
    [
        {"provider": "spektrix"},
        {"provider": "icalendar"},
        {"provider": "spektrix", "client_name": "../bac"},
        {"provider": "spektrix", "client_name": "bac", "custom_domain": "https://a.org/x"},
        {"provider": "spektrix", "client_name": "bac", "custom_domain": "a.org/x?"},
        {"provider": "spektrix", "client_name": "bac", "custom_domain": "elsewhere.example"},
        {"provider": "icalendar", "calendar_url": "http://system.spektrix.com/a.ics"},
        {"provider": "icalendar", "calendar_url": "https://elsewhere.example/a.ics"},
    ],
)
def test_settings_that_can_not_be_asked_are_not_saved(admin_client, fields):
    saved(admin_client, **fields)
    assert not BoxOfficeSettings.current().is_set


def test_a_production_is_typed_in(keeper):
    fields = {
        "name": "Open House",
        "performances-TOTAL_FORMS": 1,
        "performances-INITIAL_FORMS": 0,
        "performances-MIN_NUM_FORMS": 0,
        "performances-MAX_NUM_FORMS": 1000,
        "performances-0-start": "2027-06-05 19:30",
        "performances-0-availability": "few",
        "performances-0-relaxed": "true",
        "performances-0-price": "7.50",
        "performances-0-ORDER": 1,
    }
    response = keeper.post(f"{TYPED}add/", fields)
    assert response.status_code == 302
    row = TypedEvent.objects.get(name="Open House").performances.get()
    assert row.start.isoformat() == "2027-06-05T18:30:00+00:00"
    assert (row.relaxed, row.captioned) == (True, None)
    fields["performances-0-start"] = "2027-03-28 01:30"
    page = text_of(keeper.post(f"{TYPED}add/", fields | {"name": "Never"}))
    assert "may be ambiguous or it may not exist" in page
