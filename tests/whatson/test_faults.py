"""An answer that is no good changes nothing, and is told to who looks after the site."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from contact.jobs_table import jobs
from contact.models import JobRun
from contact.ticking import tick
from search.locks import hold
from tests.boxoffice.house import NOW, season
from tests.contact.guarding import later
from whatson.freshness import FRESH
from whatson.models import BoxOfficeEvent, Performance, SyncRun
from whatson.syncing import places, sync_availability, sync_listings
from whatson.syncing.runs import LOCK

pytestmark = pytest.mark.django_db
FAULTS = {
    "empty": "was empty, though",
    "forbidden": "refused to answer. (status 403)",
    "html": "a web page, not data",
    "broken": "not in the form",
    "truncated": "broke off in the middle",
    "stopped": "broke off in the middle",
    "slow": "took too long",
    "large": "too large",
    "closed": "could not be reached",
}


def kept() -> list:
    """All that the site has of the box office."""
    return [list(model.objects.order_by("pk").values()) for model in (BoxOfficeEvent, Performance)]


@pytest.fixture
def before(ask_as):
    """The site has read it well."""
    ask_as()
    sync_listings(NOW)
    sync_availability(NOW)
    return kept()


@pytest.mark.parametrize("client", FAULTS)
def test_a_bad_answer_changes_nothing(before, ask_as, client):
    ask_as(client)
    run = sync_listings(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.FAILED
    assert FAULTS[client] in run.fault
    assert kept() == before


@pytest.mark.parametrize("client", sorted(set(FAULTS) - {"slow"}))
def test_nor_do_bad_answers_about_places(before, ask_as, client):
    ask_as(client)
    run = sync_availability(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.FAILED
    assert kept() == before


@pytest.mark.parametrize("how", ["truncated", "html", "empty", "broken"])
@pytest.mark.parametrize("part", ["/events?", "/instances?"])
def test_half_a_season_is_none(before, office, part, how):
    """One of the two answers is no good; an empty one says only what the other does not."""
    office.wrong[part] = how
    office.house.events["101LAUNDRY"]["name"] = "Something Else"
    run = sync_listings(NOW + timedelta(hours=1))
    if (part, how) == ("/instances?", "empty"):
        assert run.result == SyncRun.Result.GOOD
        assert Performance.objects.shown(NOW).count() == 4
    else:
        assert run.result == SyncRun.Result.FAILED
        assert kept() == before


def test_an_empty_answer_is_believed_where_nothing_was_to_come(ask_as):
    ask_as("empty")
    assert sync_listings(NOW).result == SyncRun.Result.GOOD


def test_a_box_office_that_is_gone(before, ask_as, settings):
    ask_as(custom_domain="127.0.0.1:9")
    run = sync_listings(NOW)
    assert "could not be reached" in run.fault
    assert kept() == before


def test_nothing_that_an_answer_may_hold_is_an_error(before, office):
    office.house.events["101LAUNDRY"] |= {"name": {"odd": 1}, "duration": [3]}
    office.house.events["102CHOIR"]["htmlDescription"] = ["<p>"]
    office.house.instances["1003CHOIR"] |= {"planId": 7, "priceList": "x", "startUtc": 5}
    office.house.instances["1004FAR"]["name"] = "\x00\ud800"
    run = sync_listings(NOW)
    assert run.result == SyncRun.Result.PARTLY
    assert not Performance.objects.vanished().exists()


def test_one_row_that_cannot_be_read_is_told_and_has_not_vanished(before, office):
    office.house.instances["1001LAUNDRY"] |= {"start": "soon", "startUtc": None}
    office.house.events["102CHOIR"]["name"] = " "
    run = sync_listings(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.PARTLY
    assert "1001LAUNDRY cannot be read" in run.fault
    assert run.vanished == 0
    assert Performance.objects.shown(NOW).count() == 4
    assert BoxOfficeEvent.objects.get(source_id="102CHOIR").name == "A Choir of Kettles"


def test_prices_that_cannot_be_asked_for_stay_as_they_were(before, office):
    office.wrong["1003CHOIR/price-list"] = "html"
    run = sync_listings(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.PARTLY
    assert "Prices: The answer was a web page" in run.fault
    kettles = Performance.objects.get(source_id="1003CHOIR")
    assert kettles.price_words(NOW) == "Pay what you can: we suggest £15"
    assert kettles.prices_at == NOW


def test_venues_that_cannot_be_asked_for_stay_as_they_were(before, office):
    office.wrong["/plans"] = "truncated"
    office.house.add("1009LAUNDRY", "101LAUNDRY", NOW + timedelta(days=2))
    run = sync_listings(NOW + timedelta(hours=1))
    assert run.result == SyncRun.Result.PARTLY
    assert Performance.objects.get(source_id="1001LAUNDRY").venue == "The Studio"
    assert Performance.objects.get(source_id="1009LAUNDRY").venue == ""


def test_one_bad_answer_about_places_says_nothing_about_another(before, office):
    office.wrong["1001LAUNDRY/status"] = "html"
    later = NOW + timedelta(minutes=5)
    run = sync_availability(later)
    assert (run.result, run.seen) == (SyncRun.Result.PARTLY, 2)
    assert Performance.objects.get(source_id="1001LAUNDRY").availability_at == NOW
    assert Performance.objects.get(source_id="1003CHOIR").availability_at == later


def test_a_slow_box_office_does_not_hold_up_the_clock(before, office, ask_as, monkeypatch):
    """What was not asked for comes first in the next run."""
    monkeypatch.setattr(places, "FOR_ALL", 0.7)
    office.wrong["1001LAUNDRY/status"] = office.wrong["1002LAUNDRY/status"] = "slow"
    office.asked.clear()
    run = sync_availability(NOW + timedelta(minutes=5))
    assert run.result == SyncRun.Result.FAILED
    assert len(office.asked) == 2
    Performance.objects.filter(source_id="1003CHOIR").update(availability_at=None)
    run = sync_availability(NOW + timedelta(minutes=10))
    assert (run.result, run.seen) == (SyncRun.Result.PARTLY, 1)


def test_two_do_not_ask_at_once(read):
    with hold(LOCK):
        assert sync_listings(NOW) is None
    assert not SyncRun.objects.exists()


# Who is told


@pytest.fixture
def today(office, ask_as):
    """The box office's season is around today, and every job has just run."""
    office.house = season(timezone.now())
    office.now = now = timezone.now()
    for job in jobs():
        JobRun.objects.create(name=job.name, started_at=now, ended_at=now, succeeded_at=now)
    ask_as()
    call_command("tick", only="whatson.listings")
    call_command("tick", only="whatson.availability")


def missed(client) -> list[str]:
    return client.get("/healthz").json()["jobs"]["missed"]


def test_all_is_well(client, today):
    assert missed(client) == []


@pytest.mark.parametrize("job", ["listings", "availability"])
def test_a_bad_answer_is_in_healthz_until_a_good_one_comes(client, today, ask_as, job):
    ask_as("html")
    assert [ran.trouble for ran in tick(f"whatson.{job}")] == ["BoxOfficeFault"]
    assert missed(client) == [f"whatson.{job}"]
    ask_as("ok")
    assert [ran.trouble for ran in tick(f"whatson.{job}")] == [""]
    assert missed(client) == []


def test_one_who_finds_another_at_it_tries_again_before_the_hour(today):
    with hold(LOCK):
        assert [ran.trouble for ran in tick("whatson.listings")] == ["BoxOfficeBusy"]
    (listings,) = (job for job in jobs() if job.name == "whatson.listings")
    row = JobRun.objects.get(name="whatson.listings")
    assert not row.is_due(listings.every)
    with later(minutes=11):
        assert row.is_due(listings.every)


def test_nobody_is_told_that_a_reading_takes_its_time():
    (listings,) = (job for job in jobs() if job.name == "whatson.listings")
    assert listings.every + timedelta(minutes=5) < FRESH


def test_and_in_the_admin_with_what_was_wrong(admin_client, today, ask_as):
    ask_as("html")
    list(tick("whatson.listings"))
    report = admin_client.get("/admin/reports/by-the-clock/").content.decode()
    assert "The answer was a web page, not data." in report
    runs = admin_client.get("/admin/whats-on/asked/").content.decode()
    assert "Failed: nothing was changed" in runs
    assert "The answer was a web page, not data." in runs


def test_who_reads_no_box_office_misses_none(client, today, ask_as):
    ask_as("html")
    list(tick("whatson.listings"))
    ask_as(provider="none")
    assert missed(client) == []
    assert [ran.did for ran in tick("whatson.listings")] == [0]


def test_the_command_says_what_it_did(today, capsys):
    call_command("sync_whatson")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "What is on, and prices: Good; 4 performances, 0 changed, 0 vanished."
    assert lines[1].startswith("Places left: Good; 3 performances")


def test_the_command_ends_badly_with_a_bad_answer(today, ask_as, capsys):
    ask_as("forbidden")
    with pytest.raises(CommandError):
        call_command("sync_whatson", only="listings")
    assert "status 403" in capsys.readouterr().out


def test_the_command_says_that_there_is_none(db, capsys):
    call_command("sync_whatson")
    assert "No box office is set" in capsys.readouterr().out


def test_runs_are_forgotten_after_a_fortnight(db):
    for days in (13, 15):
        started = timezone.now() - timedelta(days=days)
        SyncRun.objects.create(what="listings", provider="typed", started_at=started)
    list(tick("whatson.old_runs"))
    assert SyncRun.objects.count() == 1
