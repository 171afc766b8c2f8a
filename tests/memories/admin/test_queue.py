"""The list says what waits, how long, for whom; and which is too late."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from memories.admin import morning
from memories.models import Memory, MemorySettings
from tests.factories import CollectionObjectFactory, MemoryFactory, PlaceFactory
from tests.memories.admin.pages import QUEUE
from tests.objects.admin.pages import queries_of, words

pytestmark = pytest.mark.django_db


def sent_ago(days, **fields):
    """One that was sent so many days ago."""
    memory = MemoryFactory(state=fields.pop("state", "submitted"), **fields)
    memory.moves.filter(move="submit").update(at=timezone.now() - timedelta(days=days))
    return memory


def rows(client, url=QUEUE) -> list[str]:
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in page.select("tbody tr")]


def test_a_row_says_what_it_is_of_and_who_gave_it(moderator_client, moderator):
    thing = CollectionObjectFactory(object_number="BAC/7", title="Egg cup")
    MemoryFactory(state="in_review", reader=moderator, collection_object=thing, age="teen")
    [row] = rows(moderator_client)
    for said in ("BAC/7 Egg cup", "A memory", "13 to 17", "English", "Being read", "Since today"):
        assert said in row
    assert row.endswith("Ann")


def test_the_one_that_has_waited_longest_comes_first(moderator_client):
    MemorySettings.objects.update_or_create(pk=1, defaults={"days_to_read": 14})
    for days in (1, 16, 12, 5):
        sent_ago(days)
    said = rows(moderator_client)
    assert ["16 days" in said[0], "12 days" in said[1], "5 days" in said[2]] == [True] * 3
    assert "Late by 2 days" in said[0]
    assert "To be read in 2 days" in said[1]
    assert "Since yesterday" in said[3]
    assert "Late" not in " ".join(said[1:])


def test_what_is_soon_due_and_late_has_a_tab(moderator_client):
    late, soon, new = sent_ago(30), sent_ago(12), sent_ago(2)
    said = " ".join(rows(moderator_client, f"{QUEUE}due/"))
    assert late.reference in said
    assert soon.reference in said
    assert new.reference not in said


def test_a_language_waits_for_its_reader_and_can_be_asked_for(moderator_client):
    polish = MemoryFactory(state="submitted", language="pl")
    bengali = MemoryFactory(state="submitted", language="bn", translation="We had three.")
    said = {row.split("Reference ")[1][:10]: row for row in rows(moderator_client)}
    assert "Waiting for a reader of Polish" in said[polish.reference]
    assert "Waiting" not in said[bengali.reference].replace("Waiting to be read", "")
    [row] = rows(moderator_client, f"{QUEUE}?language=pl")
    assert polish.reference in row
    assert len(rows(moderator_client, f"{QUEUE}?language=nonsense")) == 2


def test_each_tab_keeps_its_own_and_says_how_many(lead_client):
    found = {
        "new": MemoryFactory(state="submitted"),
        "asked": MemoryFactory(state="changes_asked"),
        "held": MemoryFactory(state="held"),
        "changed": MemoryFactory(state="published"),
    }
    found["changed"].tellings.create(text="It was two of them, not one.")
    Memory.objects.filter(pk=found["changed"].pk).update(has_news=True)
    page = words(lead_client.get(QUEUE))
    for label in ("New (1)", "Changed (1)", "We asked (1)", "Held (1)", "All (4)"):
        assert label in page
    for tab, memory in found.items():
        [row] = rows(lead_client, f"{QUEUE}{tab}/")
        assert memory.reference in row


def test_moderators_see_where_an_object_is_not_shown(moderator_client):
    hidden, kept = MemoryFactory(state="published"), MemoryFactory(state="published")
    MemoryFactory(state="published")
    MemoryFactory(state="published", collection_object=None, place=PlaceFactory())
    hidden.collection_object.unpublish()
    kept.collection_object.retire()
    said = rows(moderator_client, f"{QUEUE}away/")
    assert len(said) == 2
    assert "Its object is not shown now" in said[0]
    assert "Its object is retired: the memory stays at its own address." in said[1]
    page = words(moderator_client.get(f"{QUEUE}{hidden.reference}/"))
    assert "Its object is not shown now: the memory is hidden with it" in page


def test_only_those_that_i_read(moderator_client, moderator, lead):
    mine = MemoryFactory(state="in_review", reader=moderator)
    MemoryFactory(state="in_review", reader=lead)
    [row] = rows(moderator_client, f"{QUEUE}?mine=on")
    assert mine.reference in row


def test_a_long_list_has_pages_and_costs_what_a_short_one_does(moderator_client):
    MemoryFactory(state="submitted")
    few = queries_of(moderator_client, QUEUE)
    for _ in range(54):
        MemoryFactory(state="submitted")
    assert queries_of(moderator_client, QUEUE) == few <= 30
    assert len(rows(moderator_client)) == 50
    assert len(rows(moderator_client, f"{QUEUE}?p=2")) == 5


def test_the_morning_has_numbers_only():
    sent_ago(20)
    sent_ago(0)
    MemoryFactory(state="held")
    MemoryFactory()
    MemoryFactory(state="submitted").withdraw()
    counts = morning.counts()
    assert counts == {
        "new": 2,
        "since_yesterday": 1,
        "changed": 0,
        "asked": 0,
        "late": 1,
        "soon_due": 1,
        "held": 1,
        "complaints": 0,
        "late_complaints": 0,
        "object_not_shown": 0,
    }
