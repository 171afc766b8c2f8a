"""The list of objects: what it shows, in what order, page by page."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from objects.views import ON_A_PAGE
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectTermFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def names_in_order(response, *names):
    text = response.content.decode()
    return sorted(names, key=text.index)


def test_published_objects_stand_in_the_order_of_their_numbers(client):
    for number, title in (("BAC/10", "Tenth"), ("BAC/2", "Second"), ("BAC/1", "First")):
        CollectionObjectFactory(object_number=number, title=title)
    response = client.get("/objects/")
    assert names_in_order(response, "First", "Second", "Tenth") == ["First", "Second", "Tenth"]
    assertContains(response, "3 objects")


def test_drafts_and_withdrawn_objects_are_not_listed(client):
    CollectionObjectFactory(title="Seen by all")
    CollectionObjectFactory(title="Still a draft", live=False)
    CollectionObjectFactory(title="Withdrawn", retired_at=timezone.now())
    response = client.get("/objects/")
    assertContains(response, "Seen by all")
    assertContains(response, "1 object\n")
    assertNotContains(response, "Still a draft")
    assertNotContains(response, "Withdrawn")


def test_an_empty_collection_says_so(client):
    response = client.get("/objects/")
    assertContains(response, "There are no objects to see yet")
    assertNotContains(response, "card-grid")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2", "49 to 50 of 50 objects"),
        ("", "1 to 48 of 50 objects"),
        ("0", "1 to 48 of 50 objects"),
        ("-3", "1 to 48 of 50 objects"),
        ("999999999999999999999999", "49 to 50 of 50 objects"),
        ("two", "1 to 48 of 50 objects"),
        ("1.5", "1 to 48 of 50 objects"),
        ("²", "1 to 48 of 50 objects"),
        ("%00", "1 to 48 of 50 objects"),
    ],
)
def test_whatever_page_is_typed_gives_one_that_is_there(client, typed, shown):
    CollectionObjectFactory.create_batch(ON_A_PAGE + 2)
    assertContains(client.get(f"/objects/?page={typed}"), shown)


def test_pages_lead_to_each_other_by_links(client):
    CollectionObjectFactory.create_batch(ON_A_PAGE + 1)
    assertContains(client.get("/objects/"), 'rel="next" href="?page=2"')
    last = client.get("/objects/?page=2")
    assertContains(last, 'rel="prev" href="?page=1"')
    assertNotContains(last, 'rel="next"')


def test_a_card_shows_kind_and_date_and_marks_an_inferred_one(client):
    thing = CollectionObjectFactory(
        title="Ekco", brief_description="A bakelite wireless of the 1930s."
    )
    ObjectTermFactory(
        collection_object=thing, term=TermFactory(name="wireless", vocabulary="object_name")
    )
    assertContains(client.get("/objects/"), "wireless, 1930s (as described)")


def test_a_picture_with_a_content_note_waits_for_its_own_page(client):
    row = ObjectImageFactory()
    row.image.make_sizes()
    thing = row.collection_object
    assertContains(client.get("/objects/"), "<picture>")
    thing.content_note_code = "racism"
    thing.save()
    response = client.get("/objects/")
    assertNotContains(response, "<picture>")
    assertContains(response, "Content note: racist words or pictures")


def test_words_without_a_kind_are_a_content_note_too(client):
    link = ObjectImageFactory()
    thing = link.collection_object
    link.image.make_sizes()
    thing.content_note = "Shows an operation."
    thing.save()
    response = client.get("/objects/")
    assertNotContains(response, "<picture>")
    assertContains(response, "Content note: something else")
    page = client.get(thing.get_absolute_url()).content.decode()
    assert page.index("Shows an operation.") < page.index("<summary") < page.index("<picture>")


def test_a_picture_that_may_not_be_shown_is_not(client):
    row = ObjectImageFactory()
    row.image.make_sizes()
    type(row).objects.update(may_show=False)
    response = client.get("/objects/")
    assertNotContains(response, "<picture>")
    assertContains(response, 'class="mosaic"')


def test_a_full_page_costs_as_many_queries_as_a_short_one(
    client, django_assert_max_num_queries, django_assert_num_queries
):
    def add(count):
        for thing in CollectionObjectFactory.create_batch(count):
            ObjectTermFactory(collection_object=thing)
            ObjectImageFactory(collection_object=thing)
        client.get(reverse("objects:list"))  # makes the pictures in the card's size

    add(2)
    with django_assert_max_num_queries(8) as queries:
        client.get(reverse("objects:list"))
    used = len(queries)
    add(10)
    with django_assert_num_queries(used):
        client.get(reverse("objects:list"))


def test_a_full_page_of_mosaics_stays_light(client):
    CollectionObjectFactory.create_batch(ON_A_PAGE)
    response = client.get("/objects/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 50_000


def test_only_reading_is_allowed(client):
    assert client.post("/objects/").status_code == 405
