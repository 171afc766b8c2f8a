"""Never looked at: noted once, by nobody in particular."""

import pytest
from django.test import Client
from django.utils import timezone

from objects.models import CollectionObject, ImportedRecord, ImportRun
from search.models import OutboxEntry
from search.outbox import drain
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing():
    thing = CollectionObjectFactory(object_number="BAC/1")
    drain()
    return thing


@pytest.fixture
def strict_client():
    """A reader as she comes: no cookie, and every check that Django has."""
    return Client(enforce_csrf_checks=True)


def test_the_first_look_is_kept_for_ever(strict_client, thing):
    before = timezone.now()
    response = strict_client.post("/objects/bac-1/seen/")
    assert (response.status_code, response.content) == (204, b"")
    thing.refresh_from_db()
    first = thing.first_seen_at
    assert before <= first <= timezone.now()
    strict_client.post("/objects/bac-1/seen/")
    thing.refresh_from_db()
    assert thing.first_seen_at == first


def test_nothing_is_kept_of_the_reader_and_no_index_is_told(strict_client, thing):
    run = ImportRun.objects.create()
    record = ImportedRecord.objects.create(collection_object=thing, run=run, values={})
    response = strict_client.post("/objects/bac-1/seen/", {"who": "me"}, headers={"cookie": "a=b"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    changed = thing.updated_at
    thing.refresh_from_db()
    record.refresh_from_db()
    assert (thing.updated_at, record.is_touched) == (changed, False)
    assert not OutboxEntry.objects.exists()


def test_a_second_look_writes_nothing(strict_client, thing, django_assert_num_queries):
    strict_client.post("/objects/bac-1/seen/")
    with django_assert_num_queries(1) as asked:
        strict_client.post("/objects/bac-1/seen/")
    assert asked.captured_queries[0]["sql"].startswith("SELECT")


@pytest.mark.parametrize("state", [{"live": False}, {"retired_at": timezone.now()}])
def test_what_is_not_public_answers_like_nothing_at_all(strict_client, state):
    CollectionObjectFactory(object_number="BAC/2", **state)
    answers = [strict_client.post(f"/objects/{slug}/seen/") for slug in ("bac-2", "nothing")]
    assert [answer.status_code for answer in answers] == [204, 204]
    assert CollectionObject.objects.get().first_seen_at is None


def test_only_a_post_is_a_look(strict_client, thing):
    assert strict_client.get("/objects/bac-1/seen/").status_code == 405
    assert strict_client.get("/objects/bac-1/").status_code == 200
    thing.refresh_from_db()
    assert thing.first_seen_at is None


def test_the_page_asks_only_while_nobody_has_looked(strict_client, thing):
    asks = '<seen-object data-url="/objects/bac-1/seen/">'
    assert asks in strict_client.get("/objects/bac-1/").content.decode()
    strict_client.post("/objects/bac-1/seen/")
    page = strict_client.get("/objects/bac-1/").content.decode()
    assert "seen-object" not in page


def test_a_curators_preview_is_no_look(thing):
    assert "seen-object" not in thing.make_preview_request().content.decode()
