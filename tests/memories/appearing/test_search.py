"""Memories are found by the words that people used, and by nobody once they are taken back."""

import pytest
from django.utils.timezone import now
from pytest_django.asserts import assertContains, assertNotContains

import search
from memories.models import Memory
from search import outbox
from search.engines import engine
from search.query import Query
from search.registry import kind_named
from tests.factories import (
    CollectionObjectFactory,
    MemoryFactory,
    ObjectPlaceFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(index):
    """A site with an index."""


def published(**said):
    memory = MemoryFactory(state="published", **said)
    outbox.drain()
    return memory


def test_a_memory_is_found_by_its_words_and_its_words_are_marked(client):
    memory = published(text="Grandad mended clinkers in the yard.")
    response = client.get("/search/?q=clinker&kind=memory")
    assertContains(response, memory.get_absolute_url())
    assertContains(response, "Grandad mended clinkers in the yard.")


def test_the_sentence_in_which_a_word_stands_far_down_is_shown_whole(client):
    long = "Nothing much happened on that day, and then it was over. " * 20
    published(text=f"{long}Then my aunt fell into the osier bed. {long}")
    response = client.get("/search/?q=osier&kind=memory")
    words = response.content.decode()
    assert "Then my aunt fell into the <mark>osier</mark> bed." in words


def test_below_other_kinds_the_sentence_is_shown_too(client):
    long = "Nothing much happened on that day, and then it was over. " * 20
    published(text=f"{long}Then my aunt fell into the osier bed. {long}")
    CollectionObjectFactory(title="Osier basket")
    outbox.drain()
    assertContains(client.get("/search/?q=osier"), "Then my aunt fell into the <mark>osier</mark>")


def test_what_no_card_shows_is_named_as_the_reason(client):
    memory = MemoryFactory(state="published", text="We had this at home.")
    memory.files.create(
        kind="sound", state="ready", read_at=now(), seconds=9, description="It stands on a cooker."
    )
    search.changed("memories.Memory", [memory.pk])
    outbox.drain()
    for address in ("/search/?q=cookers", "/search/?q=cookers&kind=memory"):
        words = " ".join(client.get(address).content.decode().split())
        assert "what its picture or recording shows: It stands on a <mark>cooker</mark>." in words
    assertNotContains(client.get("/search/?q=home&kind=memory"), "Found in")


def test_a_memory_that_has_all_of_the_words_stands_before_things_that_have_some(client):
    published(text="Uncle Mac told us stories.", collection_object__title="Wireless")
    CollectionObjectFactory(title="Poster for an uncle")
    outbox.drain()
    words = client.get("/search/?q=Uncle+Mac").content.decode()
    assert "1 has all of your words, and stands first" in words
    assert words.index('id="found-memory"') < words.index('id="found-object"')


def test_words_in_english_are_found_with_other_endings_others_are_not(client):
    published(text="We had copper pans.", collection_object__title="One")
    polish = published(text="Tam byli pans.", language="pl", collection_object__title="Two")
    english = client.get("/search/?q=pan&kind=memory")
    assertContains(english, "We had copper pans.")
    assertNotContains(english, "Tam byli")
    assertContains(client.get("/search/?q=pans&kind=memory"), polish.get_absolute_url())


def test_what_was_left_out_and_what_nobody_may_read_finds_nothing(client):
    memory = MemoryFactory(state="in_review", text="Vesta Quill of Plough Road did it, she said.")
    telling = memory.tellings.get()
    telling.public_text = "[hidden] did it, she said."
    telling.save()
    memory.approve(None)
    outbox.drain()
    assertNotContains(client.get("/search/?q=quill"), memory.reference)
    assertNotContains(client.get("/search/?q=hidden"), memory.reference)
    assertContains(client.get("/search/?q=she+did+it+said&kind=memory"), memory.reference)


def test_taken_back_it_is_in_no_answer_even_before_the_index_hears(client, monkeypatch):
    memory = published(text="Grandad mended clinkers in the yard.")
    monkeypatch.setattr(outbox, "drain_quietly", lambda: None)
    memory.withdraw()
    for address in (
        "/search/?q=clinkers",
        "/search/?q=clinkers&kind=memory",
        "/search/?kind=memory",
    ):
        response = client.get(address)
        assertNotContains(response, memory.reference)
        assertNotContains(response, "Grandad")
    assertNotContains(client.get("/search/suggest/?q=grand"), "Grandad")


def test_once_the_index_heard_its_words_are_proposed_to_nobody(client):
    memory = published(text="Grandad mended clinkerboards in the yard.")
    assertContains(client.get("/search/?q=clinkerbords"), "clinkerboards")
    memory.withdraw()
    outbox.drain()
    response = client.get("/search/?q=clinkerbords")
    assertNotContains(response, "clinkerboards")
    assert "clinkerboards" not in engine().words()


def test_no_memory_is_among_suggestions(client):
    published(text="Grandad mended clinkers.", collection_object__title="Clinker")
    assertNotContains(client.get("/search/suggest/?q=a+memory"), "/memories/")


def test_objects_are_chosen_by_whether_anybody_told_us_of_them(client):
    memory = published(collection_object__title="Told thing")
    CollectionObjectFactory(title="Untold thing")
    outbox.drain()
    told = client.get("/objects/?memories=yes")
    assertContains(told, "Told thing")
    assertNotContains(told, "Untold thing")
    untold = client.get("/objects/?memories=no")
    assertContains(untold, "Untold thing")
    assertNotContains(untold, "Told thing")
    memory.withdraw()
    outbox.drain()
    assertNotContains(client.get("/objects/?memories=yes"), "Told thing")


def totals(kind="memory"):
    return engine().search(Query(kinds=(kind,), size=0)).totals.get(kind, 0)


def test_an_object_takes_its_memories_along(client):
    memory = published(collection_object__title="Copper stick", text="It was a Monday.")
    assert totals() == 1
    memory.collection_object.unpublish()
    outbox.drain()
    assert totals() == 0
    memory.collection_object.save_revision().publish()
    outbox.drain()
    assert totals() == 1
    memory.collection_object.retire()
    outbox.drain()
    assert totals() == 1
    assertNotContains(client.get("/search/?q=copper+stick"), memory.reference)


def test_a_place_takes_its_memories_along_with_the_last_object_that_names_it():
    link = ObjectPlaceFactory()
    published(collection_object=None, place=link.place)
    assert totals() == 1
    link.collection_object.unpublish()
    outbox.drain()
    assert totals() == 0


def test_a_place_that_is_merged_gives_its_memories_the_name_that_stands(client):
    place = ObjectPlaceFactory(place__name="Lavender Hill").place
    other = PlaceFactory(name="Lavhill")
    memory = published(collection_object=None, place=other, text="Up it and down it.")
    other.merge_into(place)
    outbox.drain()
    assertContains(client.get("/search/?q=lavender&kind=memory"), memory.reference)


def test_the_drain_comes_to_an_end_and_both_kinds_hear(django_capture_on_commit_callbacks):
    memory = published()
    search.changed("objects.CollectionObject", [memory.collection_object_id])
    assert outbox.drain() < 20


def test_documents_and_cards_cost_few_queries(django_assert_num_queries):
    keys = [memory.pk for memory in MemoryFactory.create_batch(5, state="published")]
    kind = kind_named("memory")
    with django_assert_num_queries(2):
        assert len(list(kind.documents(keys))) == 5
    with django_assert_num_queries(2):
        assert [memory.pk for memory in kind.cards(keys[::-1])] == keys[::-1]
    assert Memory.objects.count() == 5


def test_the_search_page_with_memories_costs_at_most_twelve(client, django_assert_max_num_queries):
    MemoryFactory.create_batch(5, state="published", text="Clinkers everywhere.")
    ObjectPlaceFactory(place__name="Clinkers Yard", collection_object__title="Clinkers")
    outbox.drain()
    client.get("/")
    for address in ("/search/?q=clinkers", "/search/?q=clinkers&kind=memory"):
        with django_assert_max_num_queries(12, info=address):
            client.get(address, headers={"User-Agent": "a robot"})
