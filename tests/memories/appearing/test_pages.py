"""The addresses of memories: each alone, all of them, those that are wanted, what follows them."""

import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from home.models import HomePage
from memories.models import Erasure, Memory
from tests.factories import (
    CollectionObjectFactory,
    MemoryFactory,
    ObjectImageFactory,
    ObjectPlaceFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db

PLANTED = "The copper was lit on Mondays."
LISTS = ("/memories/", "/memories/wanted/", "/memories/feed/", "/")


@pytest.fixture
def memory():
    return MemoryFactory(state="published", text=PLANTED, collection_object__title="Copper stick")


def headers_hold(response):
    assert response["Cache-Control"] == "no-cache"
    assert "noarchive" in response["X-Robots-Tag"]


# One alone


def test_it_stands_beside_its_object(client, memory):
    response = client.get(memory.get_absolute_url())
    assertContains(response, PLANTED)
    assertContains(response, '<h1 class="memory-page__title">A memory of “Copper stick”</h1>')
    assertContains(response, memory.collection_object.get_absolute_url())
    assertContains(response, "Do you remember one of these?")
    headers_hold(response)
    assert response["ETag"]


def test_its_words_are_not_in_what_other_sites_are_told(client, memory):
    head = client.get(memory.get_absolute_url()).content.decode().partition("</head>")[0]
    assert "A memory of" in head
    assert "copper was lit" not in head


@pytest.mark.parametrize("end", ["withdraw", "remove", "erase"])
def test_what_ended_says_so_in_general_words(client, memory, end):
    if end == "remove":
        memory.remove("mistake", None)
    else:
        memory.withdraw()
    if end == "erase":
        memory.erase()
        assert Erasure.objects.filter(reference=memory.reference).exists()
    response = client.get(memory.get_absolute_url())
    assertContains(response, "This is no longer here", status_code=410)
    for words in ("copper", "Copper stick", "A memory of"):
        assertNotContains(response, words, status_code=410)
    headers_hold(response)


@pytest.mark.parametrize(
    "state",
    ["draft", "submitted", "in_review", "changes_asked", "held", "declined", "hidden"],
)
def test_what_is_not_shown_is_not_there(client, state):
    memory = MemoryFactory(state=state)
    assert client.get(memory.get_absolute_url()).status_code == 404


def test_what_was_never_shown_and_taken_back_tells_nothing(client):
    memory = MemoryFactory(state="submitted")
    memory.withdraw()
    assert client.get(memory.get_absolute_url()).status_code == 404


def test_no_such_memory(client):
    assert client.get("/memories/zzzzzzzzzz/").status_code == 404


def test_the_memory_of_a_retired_object_stays_and_tells_nothing_of_the_object(client, memory):
    memory.collection_object.retire()
    response = client.get(memory.get_absolute_url())
    assertContains(response, PLANTED)
    assertContains(response, "A memory of something we no longer show")
    assertNotContains(response, "Copper stick")
    assertNotContains(response, "Do you remember")


def test_with_a_licence_others_are_told_what_they_may_do(client):
    memory = MemoryFactory(state="published")
    memory.agree({}, licence="cc-by-4.0")
    assertContains(client.get(memory.get_absolute_url()), "creativecommons.org/licenses/by/4.0/")


def test_markup_in_words_is_shown_and_not_run(client):
    memory = MemoryFactory(state="published", text="<script>alert(1)</script> & so on, she said")
    response = client.get(memory.get_absolute_url())
    assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on")
    assertNotContains(response, "<script>alert(1)")


# All of them


def test_the_list_has_them_with_the_earliest_first_and_the_undated_last(client):
    for text, year in (("Undated thing.", None), ("Sixties thing.", 1962), ("War thing.", 1941)):
        MemoryFactory(state="published", text=text, when_earliest=year, when_latest=year)
    words = client.get("/memories/").content.decode()
    assert words.index("War thing.") < words.index("Sixties thing.") < words.index("Undated thing.")


def test_it_is_narrowed_by_decade_and_says_how_many_there_are(client):
    MemoryFactory(state="published", text="All through.", when_earliest=1958, when_latest=1963)
    MemoryFactory(state="published", text="One year.", when_earliest=1971, when_latest=1971)
    MemoryFactory(state="published", text="At all times.", when_earliest=1900, when_latest=1999)
    response = client.get("/memories/?decade=1960")
    assertContains(response, "All through.")
    assertNotContains(response, "One year.")
    assertContains(response, '<option value="1960" selected>1960s (1)</option>')
    assertContains(response, '<option value="1950">1950s (1)</option>')
    undated = client.get("/memories/?decade=undated")
    assertContains(undated, "At all times.")
    assertNotContains(undated, "One year.")


def test_it_is_narrowed_by_place_of_its_own_or_of_its_object(client):
    place = ObjectPlaceFactory(place__name="Falcon Road").place
    other = PlaceFactory(name="Falcon Rd", preferred=place)
    thing = ObjectPlaceFactory(place=other).collection_object
    MemoryFactory(state="published", text="Of the road.", place=place, collection_object=None)
    MemoryFactory(state="published", text="Of a thing from there.", collection_object=thing)
    MemoryFactory(state="published", text="Of elsewhere.")
    response = client.get(f"/memories/?place={place.slug}")
    assertContains(response, "Of the road.")
    assertContains(response, "Of a thing from there.")
    assertNotContains(response, "Of elsewhere.")
    assertContains(response, "Falcon Road (2)")
    assertNotContains(response, "Falcon Rd")


def test_the_place_of_a_withdrawn_object_is_offered_no_more(client):
    link = ObjectPlaceFactory(place__name="Secret Yard")
    MemoryFactory(state="published", collection_object=link.collection_object)
    assertContains(client.get("/memories/"), "Secret Yard")
    link.collection_object.retire()
    assertNotContains(client.get("/memories/"), "Secret Yard")
    assertNotContains(client.get(f"/memories/?place={link.place.slug}"), "Secret Yard")


@pytest.mark.parametrize("query", ["decade=x", "decade=1800", "place=nowhere", "page=x", "page=9"])
def test_whatever_is_typed_gives_a_page(client, memory, query):
    assertContains(client.get(f"/memories/?{query}"), PLANTED)


def test_it_comes_in_pages_that_keep_what_was_chosen(client):
    MemoryFactory.create_batch(25, state="published", when_earliest=1962, when_latest=1962)
    response = client.get("/memories/?decade=1960")
    assertContains(response, "1 to 24 of 25 memories")
    assertContains(response, "?decade=1960&amp;page=2")


def test_with_none_at_all_it_says_so(client):
    assertContains(client.get("/memories/"), "You could be the first.")


# Wanted


def test_wanted_are_the_objects_that_nobody_told_us_of_those_with_pictures_first(
    client, memory, private_folder
):
    CollectionObjectFactory(title="Plain thing", object_number="A/1")
    pictured = CollectionObjectFactory(title="Pictured thing", object_number="B/1")
    ObjectImageFactory(collection_object=pictured)
    MemoryFactory(state="submitted", collection_object__title="Waiting thing")
    CollectionObjectFactory(title="Secret thing", live=False)
    words = client.get("/memories/wanted/").content.decode()
    assert words.index("Pictured thing") < words.index("Plain thing")
    assert "Waiting thing" in words
    assert "Copper stick" not in words
    assert "Secret thing" not in words


# The feed, the sitemap, the front door


def test_the_feed_has_a_link_and_a_line_and_nobodys_words(client, memory):
    response = client.get("/memories/feed/")
    feed = ET.fromstring(response.content)
    [entry] = feed.findall("{*}entry")
    assert entry.find("{*}title").text == "A memory of “Copper stick”"
    assert entry.find("{*}link").get("href").endswith(memory.get_absolute_url())
    assert "copper was lit" not in response.content.decode()
    headers_hold(response)


def test_no_letter_in_the_name_of_a_thing_breaks_the_feed(client, memory):
    memory.collection_object.title = "Copper\x0b stick"
    memory.collection_object.save()
    [entry] = ET.fromstring(client.get("/memories/feed/").content).findall("{*}entry")
    assert entry.find("{*}title").text == "A memory of “Copper stick”"


def test_the_sitemap_has_each_that_may_be_read(client, memory):
    MemoryFactory(state="submitted")
    found = client.get("/sitemap/memories.xml").content.decode()
    assert memory.get_absolute_url() in found
    assert found.count("<loc>") == 1
    memory.withdraw()
    assert "<loc>" not in client.get("/sitemap/memories.xml").content.decode()


def test_the_front_door_has_the_newest_without_a_note(client, memory):
    MemoryFactory(state="published", text="He never came up.", content_note="a drowning")
    response = client.get(HomePage.objects.get().url)
    assertContains(response, PLANTED)
    assertNotContains(response, "He never came up.")
    headers_hold(response)


@pytest.mark.parametrize("address", LISTS)
def test_what_is_taken_back_is_on_no_list_at_once(client, memory, address):
    before = client.get(address).content.decode()
    memory.withdraw()
    after = client.get(address).content.decode()
    assert memory.reference not in after
    assert PLANTED not in after
    assert memory.reference in before or address == "/memories/wanted/"


@pytest.mark.parametrize("address", LISTS)
def test_each_list_is_asked_for_again_and_costs_nothing_where_it_is_the_same(
    client, memory, address
):
    client.get(address)
    first = client.get(address)
    headers_hold(first)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_days_and_consent_are_asked_at_each_showing(client, memory):
    today = timezone.localdate()
    rows = Memory.objects.filter(pk=memory.pk)
    for dates in (
        {"not_before": today + timezone.timedelta(days=1)},
        {"not_after": today - timezone.timedelta(days=1)},
    ):
        rows.update(**dates)
        assert client.get(memory.get_absolute_url()).status_code == 404
        rows.update(not_before=None, not_after=None)
    memory.uses.filter(choice="site").update(until=today)
    assert client.get(memory.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_no_list_costs_more_than_twelve_queries(
    client, count, private_folder, django_assert_max_num_queries
):
    place = PlaceFactory()
    for memory in MemoryFactory.create_batch(
        count, state="published", when_earliest=1962, when_latest=1962
    ):
        ObjectPlaceFactory(collection_object=memory.collection_object, place=place)
        ObjectImageFactory(collection_object=memory.collection_object)
    CollectionObjectFactory.create_batch(count)
    addresses = (*LISTS, f"/memories/?decade=1960&place={place.slug}", memory.get_absolute_url())
    client.get("/")
    for address in (*addresses, "/sitemap/memories.xml"):
        # On the home page it is what a panel is elsewhere, and so are shows and projects.
        most = 12 + 2 * 3 * (address == "/")
        with django_assert_max_num_queries(most, info=address):
            client.get(address)


def test_a_place_counts_each_memory_once_under_whichever_name_it_has(client):
    shown = PlaceFactory(name="Lavender Hill")
    older = PlaceFactory(name="Lavender Mount", preferred=shown)
    thing = CollectionObjectFactory()
    for place in (shown, older):
        ObjectPlaceFactory(collection_object=thing, place=place)
    MemoryFactory(state="published", collection_object=thing)
    MemoryFactory(state="published", collection_object=None, place=older)
    page = client.get("/memories/").content.decode()
    assert "Lavender Hill (2)" in page
    assert "Lavender Mount" not in page.partition('name="place"')[2].partition("</select>")[0]


def test_what_is_looked_for_from_the_list_is_looked_for_among_memories(client):
    page = BeautifulSoup(client.get("/memories/").content, "html.parser")
    [box] = [form for form in page.select("form[role=search]") if form.select("[name=kind]")]
    assert (box["action"], box.select_one("[name=kind]")["value"]) == ("/search/", "memory")
