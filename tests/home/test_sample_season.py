"""A newcomer's site has something on, without a box office and without anybody's doing."""

import pytest
from django.utils import timezone

from home.sample.season import load_season
from whatson.models import BoxOfficeEvent, BoxOfficeSettings, Performance, SyncRun

pytestmark = pytest.mark.django_db


def test_it_is_there_from_the_start():
    run = load_season()
    assert (run.result, run.fault) == (SyncRun.Result.GOOD, "")
    assert BoxOfficeEvent.objects.shown().count() == 12
    assert [event.name for event in BoxOfficeEvent.objects.ended()] == ["Ninety-Nine Bulbs"]
    assert not Performance.objects.vanished().exists()
    later = Performance.objects.shown().filter(start__gt=timezone.now()).first()
    assert later.booking_url.startswith("https://example.org/")
    assert later.checked_words() == ""


def test_the_clock_goes_on_reading_it():
    load_season()
    assert BoxOfficeSettings.current().provider == BoxOfficeSettings.Provider.SAMPLE


def test_it_never_takes_the_place_of_a_box_office():
    BoxOfficeSettings.objects.create(provider="typed")
    assert load_season() is None
    assert BoxOfficeSettings.current().provider == "typed"
    assert not BoxOfficeEvent.objects.exists()
