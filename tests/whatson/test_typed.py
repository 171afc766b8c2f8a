"""What editors type in is read like any other answer, and the sample season never ends."""

from datetime import timedelta

import pytest

from tests.boxoffice.house import NOW
from whatson.access import ACCESS, FIELDS
from whatson.availability import Availability
from whatson.models import (
    BoxOfficeEvent,
    BoxOfficeSettings,
    Performance,
    SyncRun,
    TypedEvent,
    TypedPerformance,
)
from whatson.syncing import sync_availability, sync_listings

pytestmark = pytest.mark.django_db


def type_in(name: str = "Open House", **fields):
    event = TypedEvent.objects.create(name=name, description="Come in.\nAll day.", duration=60)
    start = fields.pop("start", NOW + timedelta(days=2))
    return TypedPerformance.objects.create(event=event, start=start, **fields)


@pytest.fixture
def typed(ask_as):
    return ask_as(provider="typed", client_name="", custom_domain="")


def test_it_is_read(typed):
    row = type_in(relaxed=True, bsl=False, availability="few", price=0, venue="Foyer")
    run = sync_listings(NOW)
    assert run.result == SyncRun.Result.GOOD
    sync_availability(NOW)
    kept = Performance.objects.get(source_id=str(row.pk))
    assert kept.event.name == "Open House"
    assert kept.event.description == "Come in.\n\nAll day."
    assert kept.ends_at - kept.start == timedelta(hours=1)
    assert (kept.relaxed, kept.bsl, kept.captioned) == (True, False, None)
    assert kept.shown_availability(NOW) == Availability.FEW
    assert kept.price_words(NOW) == "Free"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"price": "7.50", "highest_price": "12"}, "£7.50 to £12"),
        ({"price": 15, "pay_what_you_can": True}, "Pay what you can: we suggest £15"),
    ],
)
def test_prices(typed, fields, words):
    type_in(**fields)
    sync_listings(NOW)
    assert Performance.objects.get().price_words(NOW) == words


def test_a_link_that_is_not_https_is_none(typed):
    type_in(booking_url="http://example.org/a")
    sync_listings(NOW)
    assert Performance.objects.get().booking_url == ""


def test_the_last_one_taken_away_is_gone(typed):
    row = type_in()
    sync_listings(NOW)
    row.event.delete()
    run = sync_listings(NOW)
    assert (run.result, run.vanished) == (SyncRun.Result.GOOD, 2)
    assert not Performance.objects.shown(NOW).exists()


def test_what_is_over_is_over(typed):
    type_in()
    sync_listings(NOW)
    assert sync_listings(NOW + timedelta(days=3)).vanished == 0
    assert BoxOfficeEvent.objects.ended(NOW + timedelta(days=3)).count() == 1


# The sample season


@pytest.fixture
def sample(ask_as):
    return ask_as(provider="sample", client_name="", custom_domain="")


@pytest.mark.parametrize("days", [0, 3, 4, 18, 200])
def test_the_sample_season_is_never_over(sample, days):
    now = NOW + timedelta(days=days)
    run = sync_listings(now)
    assert (run.result, run.fault) == (SyncRun.Result.GOOD, "")
    assert BoxOfficeEvent.objects.shown(now).count() == 12
    assert sync_availability(now).result == SyncRun.Result.GOOD
    assert Performance.objects.ended(now).count() <= 2


def test_a_day_later_no_performance_has_moved(sample):
    sync_listings(NOW)
    before = dict(Performance.objects.values_list("source_id", "start"))
    run = sync_listings(NOW + timedelta(days=1))
    assert run.vanished == 0
    after = dict(Performance.objects.values_list("source_id", "start"))
    assert before.items() <= after.items()


def test_it_has_something_of_everything(sample):
    sync_listings(NOW)
    sync_availability(NOW)
    shown = Performance.objects.shown(NOW)
    for field in FIELDS:
        assert shown.with_access([field]).exists()
    assert shown.free(NOW).exists()
    assert shown.pay_what_you_can(NOW).exists()
    assert shown.filter(cancelled=True).exists()
    places = set(shown.values_list("availability", flat=True))
    assert places >= {Availability.AVAILABLE, Availability.FEW, Availability.SOLD_OUT}
    assert all(len(event.description) > 80 for event in BoxOfficeEvent.objects.all())


def test_something_relaxed_is_on_every_weekend(sample):
    sync_listings(NOW)
    for week in range(3):
        saturday = (NOW + timedelta(days=3 + 7 * week)).date()
        weekend = Performance.objects.between(saturday, saturday + timedelta(days=1))
        assert weekend.with_access(["relaxed"]).filter(cancelled=False).exists()


# The list of ways


def test_each_kind_of_access_has_its_fields_and_its_attribute():
    settings = BoxOfficeSettings()
    for access in ACCESS:
        assert settings.attribute_of(access.field) == access.attribute
        for model in (Performance, TypedPerformance):
            assert model._meta.get_field(access.field).null
