"""What people remember stands on the page of what they remember."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.models import IntakeSettings
from memories.models import Memory, MemoryFile, RecordNote
from objects.models import CollectionObject
from objects.panels import panels_of
from tests.factories import (
    CollectionObjectFactory,
    MemoryFactory,
    ObjectPlaceFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


def file_of(memory, **fields):
    values = {"kind": "picture", "state": "ready", "read_at": timezone.now()} | fields
    return MemoryFile.objects.create(memory=memory, **values)


def test_a_memory_stands_on_its_objects_page_with_how_it_is_known(client):
    thing = CollectionObjectFactory()
    MemoryFactory(
        collection_object=thing,
        state="published",
        text="The copper was lit on Mondays.",
        name_as="first",
        shown_name="Maureen",
        users_role="who worked there",
        when_text="1962",
    )
    response = client.get(thing.get_absolute_url())
    assertContains(response, "What people remember")
    assertContains(response, "The copper was lit on Mondays.")
    assertContains(response, "Maureen, who worked there, 1962")


def test_what_nobody_read_or_agreed_to_is_not_there(client):
    thing = CollectionObjectFactory()
    MemoryFactory(collection_object=thing, state="submitted", text="Nobody read this yet.")
    MemoryFactory(collection_object=thing, state="published", text="For staff alone.").agree(
        {"site": "no"}
    )
    response = client.get(thing.get_absolute_url())
    assertNotContains(response, "Nobody read this yet.")
    assertNotContains(response, "For staff alone.")
    assertNotContains(response, "What people remember")


def test_two_opinions_both_show_in_the_order_of_when_they_are_about(client):
    thing = CollectionObjectFactory()
    MemoryFactory(
        collection_object=thing,
        state="published",
        text="It was red.",
        when_earliest=1970,
        when_latest=1970,
    )
    MemoryFactory(
        collection_object=thing,
        state="published",
        text="It was never red.",
        when_earliest=1950,
        when_latest=1959,
    )
    MemoryFactory(collection_object=thing, state="published", text="I forget when.")
    words = client.get(thing.get_absolute_url()).content.decode()
    assert words.index("It was never red.") < words.index("It was red.") < words.index("I forget")


def test_the_museum_answers_in_its_own_voice(client, settings):
    memory = MemoryFactory(state="published")
    memory.answer("We looked: it is enamel.", None)
    memory.messages.create(kind="question", text="A private question?")
    response = client.get(memory.collection_object.get_absolute_url())
    assertContains(response, "We looked: it is enamel.")
    assertContains(response, f"{settings.WAGTAIL_SITE_NAME} answers")
    assertNotContains(response, "A private question?")


def test_a_long_one_is_cut_at_the_end_of_a_sentence_and_all_of_it_is_there(client):
    sentence = "Mrs. Bell at no. 9 had the key, and she kept it on a nail by the door. "
    memory = MemoryFactory(state="published", text=sentence * 20)
    response = client.get(memory.collection_object.get_absolute_url())
    assertContains(response, "Read all")
    assertContains(response, "Mrs. Bell at no. 9 had the key", count=20)
    assert memory.telling.beginning.endswith("by the door.")


def test_a_place_has_those_of_its_other_names_too(client):
    place = ObjectPlaceFactory(place__name="Lavender Hill").place
    MemoryFactory(collection_object=None, place=place, state="published", text="On the hill.")
    other = PlaceFactory(name="Lavender Hill, Battersea")
    MemoryFactory(collection_object=None, place=other, state="published", text="By its long name.")
    other.merge_into(place)
    response = client.get(place.get_absolute_url())
    assertContains(response, "On the hill.")
    assertContains(response, "By its long name.")
    assertContains(response, "Do you remember this place?")


def test_after_a_merge_a_memory_is_called_by_the_name_that_stands(client):
    place = ObjectPlaceFactory(place__name="Lavender Hill").place
    other = PlaceFactory(name="Lav Hill")
    memory = MemoryFactory(collection_object=None, place=other, state="published")
    other.merge_into(place)
    response = client.get(memory.get_absolute_url())
    assertContains(response, "A memory of Lavender Hill")
    assertContains(response, place.get_absolute_url())


def test_the_question_is_there_also_where_nobody_told_us_anything(client):
    response = client.get(CollectionObjectFactory().get_absolute_url())
    assertContains(response, "Do you remember one of these?")
    assertContains(response, "Tell us")


def test_while_nothing_is_taken_the_page_says_so_and_from_when_it_is_again(client):
    IntakeSettings.objects.create(
        is_closed=True,
        reason="We are reading what we have.",
        open_again_on=timezone.localdate() + timezone.timedelta(days=30),
    )
    response = client.get(CollectionObjectFactory().get_absolute_url())
    assertContains(response, "We are reading what we have.")
    assertNotContains(response, "Tell us")


def test_looking_makes_no_row_of_settings(client):
    client.get(CollectionObjectFactory().get_absolute_url())
    assert not IntakeSettings.objects.exists()


def test_a_retired_object_keeps_its_memories_and_asks_for_no_more(client):
    thing = CollectionObjectFactory(title="Copper stick")
    MemoryFactory(collection_object=thing, state="published", text="The copper was lit on Mondays.")
    RecordNote.objects.create(collection_object=thing, text="The stick is of elm.")
    thing.retire()
    response = client.get(thing.get_absolute_url())
    assertContains(response, "The copper was lit on Mondays.", status_code=410)
    for words in ("Do you remember", "Copper stick", "of elm"):
        assertNotContains(response, words, status_code=410)


def test_what_took_a_records_place_shows_its_memories(client):
    old, new = CollectionObjectFactory(), CollectionObjectFactory()
    MemoryFactory(collection_object=old, state="published", text="The copper was lit on Mondays.")
    old.retire(replaced_by=new)
    assertContains(client.get(new.get_absolute_url()), "The copper was lit on Mondays.")


def test_an_unpublished_object_hides_its_memories_and_brings_them_back(client):
    thing = CollectionObjectFactory()
    memory = MemoryFactory(collection_object=thing, state="published")
    thing.unpublish()
    assert client.get(memory.get_absolute_url()).status_code == 404
    CollectionObject.objects.filter(pk=thing.pk).update(live=True)
    assert client.get(memory.get_absolute_url()).status_code == 200


def test_the_memory_of_a_place_goes_and_comes_with_the_last_object_that_names_it(client):
    link = ObjectPlaceFactory(place__name="Secret Yard")
    other = PlaceFactory(name="Secret Yard, rear", preferred=link.place)
    memories = [
        MemoryFactory(collection_object=None, place=place, state="published")
        for place in (link.place, other)
    ]

    def answers():
        return {client.get(memory.get_absolute_url()).status_code for memory in memories}

    thing = link.collection_object
    ObjectPlaceFactory(place=other, collection_object__live=False)
    assert answers() == {200}
    thing.unpublish()
    assert answers() == {404}
    CollectionObject.objects.filter(pk=thing.pk).update(live=True)
    thing.refresh_from_db()
    thing.retire()
    assert answers() == {200}


def test_what_was_put_right_stands_with_its_day(client):
    thing = CollectionObjectFactory()
    made = timezone.make_aware(timezone.datetime(2026, 5, 3))
    RecordNote.objects.create(
        collection_object=thing, text="It came from Wix’s Lane.", made_at=made
    )
    response = client.get(thing.get_absolute_url())
    assertContains(response, "It came from Wix’s Lane.")
    words = response.content.decode()
    assert 'Noted on <time datetime="2026-05-03">3 May 2026</time> with the help' in words


def test_words_are_marked_with_their_language_and_ours_are_called_a_translation(client):
    memory = MemoryFactory(
        state="published",
        language="pl",
        text="Babcia miała taki sam.",
        translation="Grandmother had one too.",
    )
    words = client.get(memory.collection_object.get_absolute_url()).content.decode()
    assert 'dir="auto" lang="pl"' in words
    assert "Our translation from Polish" in words
    assert "Grandmother had one too." in words


def test_words_with_a_note_stand_behind_it(client):
    memory = MemoryFactory(state="published", text="He never came up.", content_note="a drowning")
    words = client.get(memory.collection_object.get_absolute_url()).content.decode()
    curtain = words.index("Before you read: a drowning")
    assert words.rindex("<details", 0, curtain) < curtain < words.index("He never came up.")


def test_files_that_were_read_are_there_with_what_they_show(client):
    memory = MemoryFactory(state="published")
    seen = file_of(memory, width=600, height=400, description="A copper on bricks")
    spoken = file_of(memory, kind="sound", transcript="It went clank.", position=1)
    for hidden in ({"read_at": None}, {"state": "arriving"}, {"is_left_out": True}):
        file_of(memory, description="Not for you", **hidden)
    response = client.get(memory.collection_object.get_absolute_url())
    assertContains(response, seen.get_absolute_url())
    assertContains(response, 'alt="A copper on bricks"')
    assertContains(response, spoken.get_absolute_url())
    assertContains(response, "It went clank.")
    assertNotContains(response, "Not for you")


@pytest.mark.parametrize("batch", [1, 4])
def test_each_panel_costs_two_queries_however_many_there_are(batch, django_assert_num_queries):
    things = CollectionObjectFactory.create_batch(batch)
    for thing in things:
        for memory in MemoryFactory.create_batch(3, collection_object=thing, state="published"):
            file_of(memory)
            memory.answer("Thank you.", None)
    with django_assert_num_queries(8):  # of which three are for what is on, and one is for stories
        shown = panels_of(things)
    for thing in things:
        told = shown[thing.pk][0].content
        assert [len(memory.shown_files) + len(memory.answers) for memory in told] == [2, 2, 2]


def test_places_cost_as_much(django_assert_num_queries):
    places = PlaceFactory.create_batch(3)
    for place in places:
        MemoryFactory(collection_object=None, place=place, state="published")
    with django_assert_num_queries(3):
        shown = panels_of(places)
    assert all(len(panels) == 2 for panels in shown.values())


def test_what_is_taken_back_is_gone_from_the_page_at_once(client):
    memory = MemoryFactory(state="published", text="The copper was lit on Mondays.")
    address = memory.collection_object.get_absolute_url()
    first = client.get(address)
    assertContains(first, "The copper was lit on Mondays.")
    memory.withdraw()
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assertNotContains(again, "copper was lit")
    assert not Memory.objects.shown_on("object_page").exists()


def test_the_page_is_asked_for_again_each_time_and_costs_nothing_where_it_is_the_same(client):
    memory = MemoryFactory(state="published")
    address = memory.collection_object.get_absolute_url()
    client.get(address)
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    assert first["X-Robots-Tag"] == "noarchive"
    for packed in ({}, {"Accept-Encoding": "gzip"}):
        etag = client.get(address, headers=packed)["ETag"]
        again = client.get(address, headers={"If-None-Match": etag, **packed})
        assert again.status_code == 304
        assert again["Cache-Control"] == "no-cache"
