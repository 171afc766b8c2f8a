"""The tests' own box office has the traps of the real one."""

import json
from urllib.request import urlopen

import pytest

from tests.boxoffice.house import NOW


@pytest.fixture
def get(office):
    def get(path: str, client: str = "ok"):
        with urlopen(f"http://{office.host}/{client}/api/v3/{path}", timeout=5) as answer:
            return json.load(answer)

    return get


def ids(rows) -> set[str]:
    return {row["id"] for row in rows}


def test_two_ways_to_the_same_performances_have_two_names_for_one_parameter(get):
    day = NOW.date().isoformat()
    assert "999OLD" not in ids(get(f"instances?startFrom={day}"))
    assert "999OLD" in ids(get(f"instances?start_from={day}"))
    assert "1000LAUNDRY" not in ids(get(f"events/101LAUNDRY/instances?start_from={day}"))
    assert "1000LAUNDRY" in ids(get(f"events/101LAUNDRY/instances?startFrom={day}"))


def test_unfiltered_it_goes_back_to_the_last_century(get):
    assert "100OLD" in ids(get("events"))
    assert "100OLD" not in ids(get(f"events?instanceStart_from={NOW.date()}"))


def test_performances_come_with_events_if_asked_for(get):
    assert "instances" not in get("events")[0]
    assert "1000LAUNDRY" in ids(get("events?$expand=instances")[0]["instances"])


def test_utc_has_a_z_in_one_field_and_none_in_the_other(get):
    row = get("instances")[0]
    assert not row["startUtc"].endswith("Z")
    assert row["startSellingAtWebUtc"].endswith("Z")


def test_locks_are_told_to_who_asks_for_them(office, get):
    office.house.statuses["1001LAUNDRY"]["lockInfoAvailable"] = [{"quantity": 3}]
    told = get("instances/1001LAUNDRY/status?includeLockInformation=true")
    assert told["lockInfoAvailable"] == [{"quantity": 3}]
    assert get("instances/1001LAUNDRY/status")["lockInfoAvailable"] is None
    assert told["available"] == get("instances/1001LAUNDRY/status")["available"]


def test_its_clock_ends_the_sale(office, get):
    before = get("instances?startFrom=2027-03-13")[0]
    office.now = NOW.replace(year=2028)
    after = get("instances?startFrom=2027-03-13")[0]
    assert (before["isOnSale"], after["isOnSale"]) == (True, False)
