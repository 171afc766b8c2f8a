"""What people took back of what they said is not back after an older backup was put in place."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from contact import ledger
from tests.factories import ConsultationFactory, SessionFactory
from tests.whatson.joining.people import ADA, NEEDS, Owner, come, now
from whatson.joining import jobs
from whatson.models import FreeWords, Joining, VisitAsk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.LEFTOVERS_DIR = tmp_path / "left"


@pytest.fixture
def coming():
    return come(SessionFactory(spaces=2), 2, address=ADA, access_needs=NEEDS)


def put_back(row):
    """As an older backup has it, but for how they are reached."""
    if hasattr(row, "contact_id"):
        row.contact = None
    row.save(force_insert=True)


def replay():
    call_command("replay_withdrawals", verbosity=0)


def test_who_erased_all_of_it_is_erased_again(coming):
    other = come(SessionFactory())
    Owner(coming).post("erase/")
    put_back(coming)
    replay()
    assert list(Joining.objects.all()) == [other]
    assert ledger.still_taken_back().keys() == {coming.reference}


def test_who_does_not_come_after_all_is_not_expected_again(coming):
    waiting = come(coming.session)
    Owner(coming).post("cancel/")
    assert now(waiting).state == "coming"
    Joining.objects.filter(pk=coming.pk).update(state="coming", access_needs=NEEDS)
    Joining.objects.filter(pk=waiting.pk).update(state="waiting")
    replay()
    assert (now(coming).state, now(coming).access_needs) == ("cancelled", "")
    assert now(waiting).state == "coming"


def test_who_comes_after_all_is_left_in_peace(coming, django_capture_on_commit_callbacks):
    owner = Owner(coming)
    owner.post("cancel/")
    as_it_was = now(coming).asked_at
    owner.post("again/")  # and the process died before the ledger heard of it
    replay()
    assert now(coming).state == "coming"
    owner.post("cancel/")
    with django_capture_on_commit_callbacks(execute=True):
        owner.post("again/")
    Joining.objects.update(asked_at=as_it_was)
    replay()
    assert now(coming).state == "coming"


def test_what_the_clock_erased_needs_no_line(coming):
    Joining.objects.update(erase_on=timezone.localdate())
    assert jobs.erase() == 1
    assert list(ledger.entries()) == []


def test_who_took_back_an_ask_is_forgotten_again():
    VisitAsk.objects.create(token="t", who="alone", asker="adult", phone="1", erase_on="2099-01-01")
    before = VisitAsk.objects.get()
    VisitAsk.objects.get().erase()
    put_back(before)
    replay()
    assert not VisitAsk.objects.exists()


def test_words_that_staff_erased_are_erased_again(admin_client, settings):
    asked = ConsultationFactory(takes_words=True)
    for words in ("Ada lives in flat 7", "Paint it red"):
        asked.hear(words=words)
    named, kept = FreeWords.objects.order_by("pk")
    admin_client.post(reverse("whatson_words", args=[asked.pk, named.pk, "erase"]))
    assert list(FreeWords.objects.all()) == [kept]
    put_back(named)
    replay()
    assert list(FreeWords.objects.all()) == [kept]
    assert "flat" not in settings.LEDGER_FILE.read_text()
