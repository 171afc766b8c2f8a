"""What came on paper or by telephone is typed in as it was given; its giver gets six words."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contact.models import PrivateLink
from memories.models import Memory
from tests.factories import CollectionObjectFactory, ObjectPlaceFactory, PlaceFactory
from tests.memories.admin.pages import QUEUE, fields_of
from tests.memories.giving.conftest import picture
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db

URL = f"{QUEUE}type-one-in/"
WORDS = "We kept the pegs in it, on a nail by the door."
TYPED = {
    "object_number": "bac/7",
    "came_by": "phone",
    "text": WORDS,
    "age": "adult",
    "name_as": "first",
    "shown_name": "Nell",
    "when_text": "about 1952",
    "exhibitions": "yes",
    "site": "yes",
    "given_on": "2025-03-04",
}


@pytest.fixture(autouse=True)
def thing():
    return CollectionObjectFactory(object_number="BAC/7", title="Peg bag")


def send(client, **typed):
    page = BeautifulSoup(client.get(URL).content, "html.parser")
    fields = fields_of(page.select_one("form.memory-step")) | TYPED | typed
    return client.post(URL, fields), fields


def test_it_waits_to_be_read_with_its_consent_and_its_day(moderator_client, thing):
    response, _ = send(moderator_client)
    assert "A slip for its giver" in words(response)
    memory = Memory.objects.get()
    assert (memory.state, memory.came_by, memory.subject) == ("submitted", "phone", thing)
    telling = memory.tellings.get()
    assert (telling.text, telling.name, telling.when_earliest) == (WORDS, "Nell", 1952)
    consent = memory.consents.get()
    assert (consent.given_by, consent.choices["exhibitions"]) == ("phone", "yes")
    assert consent.choices["print"] == "no"
    assert timezone.localdate(consent.given_at).isoformat() == "2025-03-04"
    assert "no-store" in response["Cache-Control"]


def on_the_slip(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(word.get_text() for word in page.select(".memory-slip li"))


def test_the_slip_has_six_words_that_open_its_page_and_a_second_press_has_others(moderator_client):
    response, fields = send(moderator_client)
    said = on_the_slip(response)
    link = PrivateLink.objects.opened_by(said)
    memory = Memory.objects.get()
    assert (link.subject, link.given) == (memory.reference, "staff")
    again = on_the_slip(moderator_client.post(URL, fields))
    assert Memory.objects.count() == 1
    assert again != said
    assert PrivateLink.objects.opened_by(again).subject == memory.reference


def test_how_long_and_the_lines_as_the_paper_has_them(moderator_client):
    send(moderator_client, ask_again_after="2", text="We had two.\r\nOne was mine.")
    memory = Memory.objects.get()
    assert memory.last_consent.ask_again_after == 2
    assert memory.last_telling.text == "We had two.\nOne was mine."


def test_whether_it_is_shown_is_not_guessed(moderator_client):
    response, _ = send(moderator_client, site="")
    page = BeautifulSoup(response.content, "html.parser")
    chosen = page.select_one("#id_site option[selected]")
    assert chosen is None or chosen["value"] == ""
    assert not Memory.objects.exists()


def test_a_picture_that_came_with_it_is_kept(moderator_client):
    send(moderator_client, file=picture())
    assert Memory.objects.get().files.get().kind == "picture"


def test_with_a_file_that_cannot_be_used_nothing_is_kept_and_nothing_typed_lost(moderator_client):
    wrong = SimpleUploadedFile("letter.jpg", b"no picture", "image/jpeg")
    response, fields = send(moderator_client, file=wrong)
    assert not Memory.objects.exists()
    assert fields["text"] in words(response)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"object_number": "BAC/8"}, "Give the number of one object that is on the site"),
        ({"place_name": "Battersea"}, "Give the number of one object that is on the site"),
        ({"given_on": "2999-01-01"}, "This day is still to come."),
        ({"age": "teen"}, "Write a year from"),
        ({"age": "teen", "name_as": "full"}, "Before 18, a first name at most is shown."),
        ({"age": "child"}, "Without a grown-up we cannot take it."),
        ({"age": "child", "address": "a@example.org"}, "We keep no contact details of a child."),
        ({"shown_name": ""}, "Write the name, or choose"),
        ({"text": "Short"}, "at least 10 characters"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(moderator_client, typed, said):
    PlaceFactory(name="Battersea")
    response, fields = send(moderator_client, **typed)
    assert said in words(response)
    assert fields["text"] in words(response)
    assert not Memory.objects.exists()


def test_one_of_a_place(moderator_client):
    place = PlaceFactory(name="Latchmere Baths")
    send(moderator_client, object_number="", place_name="latchmere baths")
    assert not Memory.objects.exists()  # the public sees no page of it
    ObjectPlaceFactory(place=place)
    send(moderator_client, object_number="", place_name="latchmere baths")
    assert Memory.objects.get().subject == place
