"""The box office is asked as it understands it, and what comes back is looked through again."""

import pytest

from tests.boxoffice.house import NOW
from tests.whatson.listings.records import names
from whatson.models import Performance
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db


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
