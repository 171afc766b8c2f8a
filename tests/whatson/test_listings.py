"""The site has what the box office says, in its own words and with none of its traps."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.boxoffice.house import CHOICE, NOW, price, times
from whatson.availability import Availability
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.signals import season_read
from whatson.syncing import sync_availability, sync_listings

pytestmark = pytest.mark.django_db


def performance(source_id: str) -> Performance:
    return Performance.objects.get(source_id=source_id)


def names() -> set[str]:
    return set(BoxOfficeEvent.objects.values_list("name", flat=True))


# What is said


def test_the_season_is_read(read):
    run = sync_listings(NOW)
    assert (run.result, run.fault) == ("good", "")
    assert names() == {"The Laundry", "A Choir of Kettles", "Long Time Coming"}
    assert (run.seen, run.changed, run.vanished) == (4, 7, 0)


def test_words_are_cleaned(read):
    sync_listings(NOW)
    laundry = BoxOfficeEvent.objects.get(source_id="101LAUNDRY")
    assert laundry.name == "The Laundry"
    assert laundry.description == "Steam & song.\n\nLoud."
    assert (laundry.duration, laundry.age, laundry.strand) == (75, "8+", "Scratch")


def test_an_empty_description_a_duration_of_0_and_no_picture_are_not_known(read):
    sync_listings(NOW)
    choir = BoxOfficeEvent.objects.get(source_id="102CHOIR")
    assert (choir.description, choir.duration, choir.image_url) == ("", None, "")
    kettles = performance("1003CHOIR")
    assert kettles.ends_at == kettles.start
    assert kettles.local_end is None


def test_where_and_when(read):
    sync_listings(NOW)
    first, kettles = performance("1001LAUNDRY"), performance("1003CHOIR")
    assert first.venue == "The Studio"
    assert kettles.venue == "Grand Hall"
    assert first.start == datetime(2027, 3, 13, 19, 30, tzinfo=UTC)
    assert first.ends_at == first.start + timedelta(minutes=75)
    assert first.sales_end == first.start


def test_utc_is_written_with_and_without_a_z(office, read):
    office.house.instances["1001LAUNDRY"] |= {
        "startUtc": "2027-06-05T18:30:00",
        "startSellingAtWebUtc": "2027-05-01T09:00:00Z",
        "start": "2027-06-05T19:30:00",
    }
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    assert first.start == datetime(2027, 6, 5, 18, 30, tzinfo=UTC)
    assert first.local_start.isoformat() == "2027-06-05T19:30:00+01:00"
    assert first.sales_start == datetime(2027, 5, 1, 9, tzinfo=UTC)


def test_without_utc_the_local_time_is_read(office, read):
    office.house.instances["1001LAUNDRY"] |= {"startUtc": "", "start": "2027-06-05T19:30:00"}
    sync_listings(NOW)
    assert performance("1001LAUNDRY").start == datetime(2027, 6, 5, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (True, True),
        ("true", True),
        ("Yes", True),
        (False, False),
        ("No", False),
        ("", None),
        (None, None),
        ("Ask us", None),
    ],
)
def test_a_yes_has_many_spellings_and_nothing_is_unknown(office, read, said, meant):
    office.house.instances["1001LAUNDRY"]["attribute_Relaxed"] = said
    sync_listings(NOW)
    assert performance("1001LAUNDRY").relaxed is meant


def test_an_attribute_that_is_missing_is_unknown(read):
    sync_listings(NOW)
    assert performance("1001LAUNDRY").captioned is None
    assert performance("1001LAUNDRY").access_labels == ["Relaxed"]


def test_an_attribute_of_the_event_is_each_performances(office, read):
    office.house.events["101LAUNDRY"]["attribute_wheelchair"] = "Yes"
    sync_listings(NOW)
    assert performance("1002LAUNDRY").access_labels == ["BSL interpreted", "Wheelchair spaces"]


def test_attributes_are_called_what_the_settings_say(office, ask_as):
    ask_as(relaxed_attribute="Chilled", age_attribute="Guidance")
    office.house.instances["1001LAUNDRY"]["attribute_Chilled"] = "no"
    office.house.events["101LAUNDRY"]["attribute_Guidance"] = "Grown-ups"
    sync_listings(NOW)
    assert performance("1001LAUNDRY").relaxed is False
    assert BoxOfficeEvent.objects.get(source_id="101LAUNDRY").age == "Grown-ups"


def test_a_cancelled_performance_is_shown_and_cannot_be_booked(office, read):
    office.house.instances["1001LAUNDRY"]["cancelled"] = True
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    assert first.cancelled
    assert first in Performance.objects.shown(NOW)
    assert first not in Performance.objects.taking_place(NOW)
    assert not first.is_bookable(NOW)


# What is asked


def test_each_way_of_asking_has_the_parameter_that_it_knows(office, read):
    sync_listings(NOW)
    asked = {path.split("/api/v3/")[1] for path in office.asked}
    assert "events?$expand=instances&instanceStart_from=2027-03-10" in asked
    assert "instances?startFrom=2027-03-10" in asked


def test_what_is_long_over_is_left_out_whatever_the_answer_has(office, read):
    """Its running event brings last week's performance along."""
    sync_listings(NOW)
    assert "The First Night" not in names()
    assert not Performance.objects.filter(source_id__in=["1000LAUNDRY", "999OLD"]).exists()


def test_nor_is_it_taken_where_no_filter_is_known(ask_as):
    ask_as("unfiltered")
    run = sync_listings(NOW)
    assert run.seen == 4
    assert "The First Night" not in names()


def test_events_that_come_without_their_performances_are_asked_for_them(office, ask_as):
    ask_as("unexpanded")
    office.wrong["/instances?startFrom"] = "empty"
    sync_listings(NOW)
    asked = [path.split("/api/v3/")[1] for path in office.asked]
    assert "events/101LAUNDRY/instances?start_from=2027-03-10" in asked
    assert Performance.objects.count() == 4


def test_one_price_list_is_asked_for_once(office, read):
    sync_listings(NOW)
    lists = [path for path in office.asked if path.endswith("price-list")]
    assert len(lists) == 3


# What it costs


def test_prices(read):
    sync_listings(NOW)
    assert performance("1001LAUNDRY").price_words(NOW) == "£12.50 to £18"
    assert performance("1004FAR").price_words(NOW) == "Free"
    assert list(Performance.objects.free(NOW)) == [performance("1004FAR")]


def test_pay_what_you_can_is_never_from_the_least(read):
    sync_listings(NOW)
    kettles = performance("1003CHOIR")
    assert kettles.price_words(NOW) == "Pay what you can: we suggest £15"
    assert list(Performance.objects.pay_what_you_can(NOW)) == [kettles]


@pytest.mark.parametrize(
    ("prices", "words"),
    [
        ([price(1, "PWYC 1"), price(15, "PWYC 15", default=True)], "we suggest £15"),
        ([price(7.5, "Pay-what-you-can")], "we suggest £7.50"),
        ([price(5, "Pay what you like"), price(9, "Pay what you like more")], "Pay what you can"),
        ([price(0, "Pay what you can")], "Pay what you can"),
    ],
)
def test_what_we_suggest(office, read, prices, words):
    office.house.price_lists[CHOICE] = prices
    sync_listings(NOW)
    said = performance("1003CHOIR").price_words(NOW)
    assert said.endswith(words)
    assert "from" not in said


def test_an_attribute_says_so_too(office, read):
    office.house.instances["1001LAUNDRY"]["attribute_PayWhatYouCan"] = "Yes"
    office.house.instances["1001LAUNDRY"]["priceList"] = {"id": "own"}
    office.house.price_lists["own"] = [price(10, "Standard", default=True), price(2, "Low")]
    sync_listings(NOW)
    said = performance("1001LAUNDRY").price_words(NOW)
    assert said == "Pay what you can: we suggest £10"


def test_amounts_that_are_none_are_left_out(office, read):
    rows = [price("12.00"), price(None), price(-3), price("a lot"), price(float("1e12"))]
    office.house.price_lists[CHOICE] = [*rows, {"id": "odd"}, "odder"]
    sync_listings(NOW)
    assert performance("1003CHOIR").price_words(NOW) == "£12"


# Booking


def test_the_link_is_made_of_the_first_digits(office, read):
    sync_listings(NOW)
    first = performance("1001LAUNDRY")
    seats = f"http://{office.host}/ok/website/ChooseSeats.aspx"
    assert first.booking_url == f"{seats}?EventInstanceId=1001&resize=true"
    assert first.is_bookable(NOW)
    assert first.booking_words(NOW) == "Book"


def test_no_digits_no_button(office, read):
    start = NOW + timedelta(days=2)
    office.house.add("X1001", "101LAUNDRY", start)
    sync_listings(NOW)
    assert performance("X1001").booking_url == ""
    assert not performance("X1001").is_bookable(NOW)


def test_at_spektrix_itself_the_link_is_https(ask_as):
    from whatson.providers.spektrix import Spektrix

    provider = Spektrix(ask_as(client_name="bac", custom_domain=""))
    link = provider.booking_link("2301ABC9")
    seats = "https://system.spektrix.com/bac/website/ChooseSeats.aspx"
    assert link == f"{seats}?EventInstanceId=2301&resize=true"


# Changes


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


# Places left


def places(office, source_id="1001LAUNDRY", **status) -> str:
    office.house.statuses[source_id] = status
    sync_listings(NOW)
    sync_availability(NOW)
    return performance(source_id).shown_availability(NOW)


@pytest.mark.parametrize(
    ("available", "locks", "said"),
    [
        (80, None, Availability.AVAILABLE),
        (10, None, Availability.FEW),
        (80, [{"quantity": 72}], Availability.FEW),
        (5, [{"quantity": 2}, {"quantity": 3}], Availability.SOLD_OUT),
        (0, None, Availability.SOLD_OUT),
        (80, [{"how many": "some"}], Availability.UNKNOWN),
        (None, None, Availability.UNKNOWN),
        ("80", None, Availability.UNKNOWN),
    ],
)
def test_locked_seats_are_no_places(office, read, available, locks, said):
    assert places(office, available=available, capacity=100, lockInfoAvailable=locks) == said


@pytest.mark.parametrize("capacity", [0, None])
def test_a_performance_without_a_plan_is_unknown_and_never_sold_out(office, read, capacity):
    assert places(office, available=0, capacity=capacity) == Availability.UNKNOWN
    assert performance("1001LAUNDRY").is_bookable(NOW)


def test_on_sale_is_not_places_left(office, read):
    assert places(office, available=0, capacity=100) == Availability.SOLD_OUT
    first = performance("1001LAUNDRY")
    assert first.on_sale is True
    assert not first.is_bookable(NOW)


def test_places_are_asked_for_in_the_next_eight_weeks_only(office, read):
    sync_listings(NOW)
    office.asked.clear()
    run = sync_availability(NOW)
    assert run.seen == 3
    assert not any("1004FAR" in path for path in office.asked)
    assert all("includeLockInformation=true" in path for path in office.asked)


def test_who_is_moved_far_away_has_no_number_of_places(office, read):
    sync_listings(NOW)
    sync_availability(NOW)
    office.house.instances["1001LAUNDRY"] |= times(NOW + timedelta(days=80))
    sync_listings(NOW)
    assert performance("1001LAUNDRY").availability_at is None
    assert performance("1001LAUNDRY").availability == Availability.UNKNOWN


def test_cancelled_ones_are_not_asked_about(office, read):
    office.house.instances["1001LAUNDRY"]["cancelled"] = True
    sync_listings(NOW)
    assert sync_availability(NOW).seen == 2
