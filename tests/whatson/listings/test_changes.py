"""What is new, otherwise, gone or back since the last reading."""

from datetime import timedelta

import pytest

from tests.boxoffice.house import NOW, times
from tests.whatson.listings.records import performance
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.signals import season_read
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db


def test_what_has_not_changed_is_not_written_anew(read):
    sync_listings(NOW)
    later = NOW + timedelta(hours=1)
    run = sync_listings(later)
    assert run.changed == 0
    first = performance("1001LAUNDRY")
    assert (first.changed_at, first.seen_at) == (NOW, later)


def test_a_change_is_seen(office, read):
    sync_listings(NOW)
    office.house.instances["1001LAUNDRY"] |= times(NOW + timedelta(days=5))
    later = NOW + timedelta(hours=1)
    assert sync_listings(later).changed == 1
    assert performance("1001LAUNDRY").start == NOW + timedelta(days=5)
    assert performance("1001LAUNDRY").changed_at == later


def test_a_longer_event_ends_later(office, read):
    sync_listings(NOW)
    office.house.events["101LAUNDRY"]["duration"] = "90"
    assert sync_listings(NOW).changed == 3
    first = performance("1001LAUNDRY")
    assert first.ends_at == first.start + timedelta(minutes=90)


def test_what_vanished_is_marked_kept_and_shown_no_more(office, ask_as):
    ask_as("vanishing")
    sync_listings(NOW)
    office.vanishing.add("102CHOIR")
    run = sync_listings(NOW + timedelta(hours=1))
    assert (run.result, run.vanished) == ("good", 2)
    choir = BoxOfficeEvent.objects.get(source_id="102CHOIR")
    assert choir.vanished_at == NOW + timedelta(hours=1)
    assert choir in BoxOfficeEvent.objects.vanished()
    assert choir not in BoxOfficeEvent.objects.shown(NOW)
    assert performance("1003CHOIR") not in Performance.objects.shown(NOW)


def test_what_comes_back_is_there_again(office, ask_as):
    ask_as("vanishing")
    office.vanishing.add("102CHOIR")
    sync_listings(NOW)
    office.vanishing.clear()
    sync_listings(NOW)
    office.vanishing.add("102CHOIR")
    sync_listings(NOW)
    office.vanishing.clear()
    assert sync_listings(NOW).changed == 2
    assert BoxOfficeEvent.objects.get(source_id="102CHOIR") in BoxOfficeEvent.objects.shown(NOW)
    assert not Performance.objects.vanished().exists()


def test_what_is_over_has_not_vanished(office, read):
    sync_listings(NOW)
    later = NOW + timedelta(days=11)
    run = sync_listings(later)
    assert run.vanished == 0
    choir = BoxOfficeEvent.objects.get(source_id="102CHOIR")
    assert choir in BoxOfficeEvent.objects.ended(later)
    assert choir not in BoxOfficeEvent.objects.upcoming(later)
    assert choir not in BoxOfficeEvent.objects.vanished()
    assert performance("1003CHOIR") in Performance.objects.ended(later)


def test_what_is_on_now_is_not_over(read):
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    within, after = first.start + timedelta(minutes=30), first.ends_at
    assert first in Performance.objects.shown(within)
    assert first not in Performance.objects.shown(after)
    assert not first.is_bookable(within)


def test_another_box_office_has_another_season(ask_as, read):
    sync_listings(NOW)
    ask_as(provider="typed")
    run = sync_listings(NOW)
    assert run.vanished == 7
    assert not Performance.objects.shown(NOW).exists()


def test_who_listens_hears_what_came_and_went(office, ask_as):
    heard = []

    def hear(sender, new, vanished, **kwargs):
        heard.append(([event.name for event in new], [event.name for event in vanished]))

    season_read.connect(hear)
    try:
        ask_as("vanishing")
        sync_listings(NOW)
        office.vanishing.add("102CHOIR")
        sync_listings(NOW)
    finally:
        season_read.disconnect(hear)
    assert sorted(heard[0][0]) == ["A Choir of Kettles", "Long Time Coming", "The Laundry"]
    assert heard[1] == ([], ["A Choir of Kettles"])


def test_a_listener_that_fails_undoes_it(read):
    def fail(sender, **kwargs):
        raise RuntimeError

    season_read.connect(fail)
    try:
        run = sync_listings(NOW)
    finally:
        season_read.disconnect(fail)
    assert run.result == SyncRun.Result.FAILED
    assert not BoxOfficeEvent.objects.exists()
