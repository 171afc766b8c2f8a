"""The first question: a draft is begun once, with words, a sound or a picture."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contact.models import IntakeSettings, PrivateLink, WorkshopCode
from memories.models import Memory
from tests.factories import CollectionObjectFactory, ObjectPlaceFactory
from tests.memories.giving.conftest import Giver, picture, recording
from tests.memories.uploads import makers

pytestmark = pytest.mark.django_db


def test_the_page_asks_says_who_reads_and_where_help_is(giver):
    page = giver.client.get(giver.start, follow=True).content.decode()
    assert "What do you remember?" in page
    assert "Egg cup" in page
    assert "One of two people who look after the collection reads it." in page
    assert "That takes 14 days at most." in page
    assert "not an emergency service" in page
    assert 'lang="en-GB"' in page


def test_a_form_is_the_first_to_set_a_cookie_and_the_microphone_is_let_in_there(giver, client):
    response = giver.client.get(giver.start, follow=True)
    assert set(response.cookies) == {"csrftoken"}
    assert response.headers["Permissions-Policy"] == "microphone=(self)"
    assert "media-src 'self' blob:" in response.headers["Content-Security-Policy"]
    elsewhere = client.get("/objects/bac-1983-4/")
    assert not elsewhere.cookies
    assert "microphone=()" in elsewhere.headers["Permissions-Policy"]
    assert "media-src" not in elsewhere.headers["Content-Security-Policy"]


def test_words_begin_a_draft_of_this_object_and_lead_to_the_next_question(giver, thing):
    response = giver.first("  We had six.\r\nTwo are left.  ", language="pl", kind="have_one")
    assert response.status_code == 303
    memory = giver.memory
    assert memory.collection_object == thing
    assert (memory.state, memory.language, memory.kind) == ("draft", "pl", "have_one")
    assert memory.last_telling.text == "  We had six.\nTwo are left.  "
    assert (memory.erase_at - memory.started_at).days in (29, 30)
    page = giver.client.get(response.headers["Location"]).content.decode()
    assert "How old are you?" in page
    assert "Question 2 of 9" in page
    assert "Your words are kept" in page
    for word in giver.words.split("-"):
        assert word in page


def test_a_place_has_memories_too(thing):
    place = ObjectPlaceFactory(collection_object=thing, place__name="Lavender Hill").place
    giver = Giver(f"/memories/give/place/{place.slug}/")
    assert giver.first().status_code == 303
    assert giver.memory.place == place
    assert giver.memory.collection_object is None


@pytest.mark.parametrize("slug", ["nothing-here", "draft-cup"])
def test_nothing_can_be_told_of_what_is_not_published(client, db, slug):
    CollectionObjectFactory(object_number="draft-cup", live=False)
    assert client.get(f"/memories/give/{slug}/").status_code == 404


def test_two_presses_on_one_form_are_one_memory_with_all_that_was_said(giver):
    stamp = giver.stamp()
    giver.first("The first words of it.", stamp=stamp)
    first = giver.words
    giver.first("The first words of it. And one more.", stamp=stamp)
    assert giver.words != first
    assert giver.memory.last_telling.text == "The first words of it. And one more."
    assert giver.memory.tellings.count() == 1
    assert PrivateLink.objects.working().filter(subject=giver.memory.reference).count() == 2


def test_the_next_at_a_shared_tablet_who_goes_back_begins_a_memory_of_their_own(giver):
    stamp = giver.stamp()
    giver.first("My mother told me of the copper.", stamp=stamp)
    giver.answer("age", age="adult")
    giver.answer("letters", name="Ann", address="ann@example.org")
    giver.first("Quite another person tells of a fire.", stamp=stamp)
    assert "ann@example.org" not in giver.get("letters").content.decode()
    told = [memory.last_telling.text for memory in Memory.objects.order_by("pk")]
    assert told == ["My mother told me of the copper.", "Quite another person tells of a fire."]


def test_the_next_who_speaks_does_not_open_what_was_spoken_before(giver):
    stamp = giver.stamp()
    for seconds in (1, 2):
        sound = SimpleUploadedFile("recording.wav", makers.wav(seconds=seconds), "audio/wav")
        assert giver.first("", sound=sound, stamp=stamp).status_code == 303
    assert [memory.files.count() for memory in Memory.objects.all()] == [1, 1]


def test_a_press_on_the_form_of_a_sent_memory_opens_nothing_of_it_and_loses_no_words(giver):
    stamp = giver.stamp()
    giver.first("Told once.", stamp=stamp)
    giver.memory.say_age("adult")
    giver.memory.send()
    response = giver.first("Told once.", stamp=stamp)
    assert response.status_code == 409
    assert "was sent already" in response.content.decode()
    assert giver.first("Told once. And two pages more.", stamp=stamp).status_code == 303
    told = [memory.last_telling.text for memory in Memory.objects.order_by("pk")]
    assert told == ["Told once.", "Told once. And two pages more."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Please write a few words, or speak"),
        ("   \n ", "Please write a few words, or speak"),
        ("Hm.", "Please tell us a little more"),
        ("a" * 5025, "This is 25 letters too long. Nothing is lost"),
        ("See http://a.test http://b.test www.c.test", "more than 2 links"),
    ],
)
def test_what_is_too_short_too_long_or_full_of_links_stays_in_the_box(giver, text, said):
    response = giver.first(text)
    assert response.status_code == 200
    page = response.content.decode()
    assert said in page
    assert text.strip() in page
    assert "Something needs doing:" in page
    assert not Memory.objects.exists()


def test_a_form_that_came_too_quickly_or_with_the_trap_filled_keeps_the_words(giver):
    for fields in ({"stamp": giver.stamp(timedelta(0))}, {"website": "http://spam.test"}):
        page = giver.first("These words must not be lost.", **fields).content.decode()
        assert "These words must not be lost." in page
    assert not Memory.objects.exists()


def test_a_sixth_memory_in_an_hour_is_asked_to_come_back_but_a_code_lifts_that(giver):
    for _ in range(5):
        assert giver.first().status_code == 303
    assert "had a lot from your internet connection" in giver.first().content.decode()
    day = timedelta(days=1)
    now = timezone.now()
    WorkshopCode.objects.create(
        code="copper kettle", what_for="Open day", valid_from=now - day, valid_until=now + day
    )
    assert giver.first(workshop_code="Copper Kettle").status_code == 303
    assert Memory.objects.latest("pk").came_by == "workshop"


def test_while_intake_is_closed_it_says_so_and_gives_the_words_back(giver):
    IntakeSettings.objects.create(
        is_closed=True, open_again_on=timezone.localdate() + timedelta(days=9)
    )
    response = giver.first("Words that were typed while it closed.")
    assert response.status_code == 503
    assert "We are reading what we have." in response.content.decode()
    assert "Words that were typed while it closed." in response.content.decode()
    assert not Memory.objects.exists()


def test_a_picture_of_a_letter_is_enough(giver):
    assert giver.first("", picture=picture()).status_code == 303
    assert giver.memory.files.get().kind == "picture"
    assert giver.memory.missing == ["age"]


def test_a_recording_is_enough_and_two_presses_send_it_once(giver):
    stamp = giver.stamp()
    for _ in range(2):
        assert giver.first("", sound=recording(), stamp=stamp).status_code == 303
    assert [file.kind for file in giver.memory.files.all()] == ["sound"]


def test_a_file_that_cannot_be_taken_says_why_and_the_words_stay(giver):
    stamp = giver.stamp()
    broken = picture(picture().read()[:60])
    response = giver.first("With a letter, written in 1942.", picture=broken, stamp=stamp)
    page = response.content.decode()
    assert response.status_code == 200
    assert "With a letter, written in 1942." in page
    assert "damaged" in page
    assert giver.first("With a letter.", picture=picture(), stamp=stamp).status_code == 303
    assert giver.memory.files.count() == 1
