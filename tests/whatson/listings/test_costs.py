"""What it costs, and where one books."""

from datetime import timedelta

import pytest

from tests.boxoffice.house import CHOICE, NOW, price
from tests.whatson.listings.records import performance
from whatson.models import Performance
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db


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
