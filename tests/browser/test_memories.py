"""Reading what people remember, on a phone, with and without JavaScript."""

import re

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from memories.models import MemoryFile
from search.outbox import drain
from tests.browser.looks import SCHEMES, SCRIPTS
from tests.factories import (
    CollectionObjectFactory,
    MemoryFactory,
    ObjectPlaceFactory,
)

PHONE = {"viewport": {"width": 390, "height": 844}}
NARROW = {"viewport": {"width": 320, "height": 640}}
LONG = "She had the key on a nail by the door, and lent it to nobody. " * 20


@pytest.fixture
def memories(index):
    """Three of one object: a long one with an answer, one with a note, one in Polish; one of a
    place, with a sound.
    """
    with transaction.atomic():  # one commit, so that what follows each is done once
        made = make_memories()
    drain()
    return made


def make_memories():
    thing = ObjectPlaceFactory(
        collection_object__title="Copper stick", place__name="Lavender Hill"
    ).collection_object
    said = {"collection_object": thing, "state": "published"}
    long = MemoryFactory(
        text=LONG,
        name_as="first",
        shown_name="Maureen",
        users_role="who worked there",
        when_text="1962",
        when_earliest=1962,
        when_latest=1962,
        where_text="the wash house",
        **said,
    )
    long.answer("Thank you: we have looked.", None)
    MemoryFactory(text="He never came up.", content_note="a drowning", **said)
    MemoryFactory(
        text="Babcia miała taki sam kij.", language="pl", translation="Grandmother had one.", **said
    )
    place = thing.places.get().place
    spoken = MemoryFactory(collection_object=None, place=place, state="published", text="Up it.")
    MemoryFile.objects.create(
        memory=spoken,
        kind="sound",
        state="ready",
        read_at=timezone.now(),
        content_type="audio/mp4",
        stored="none/none.m4a",
        transcript="A tram bell.",
    )
    CollectionObjectFactory(title="Nobody's thing")
    return [long, spoken]


def addresses(memories):
    long, spoken = memories
    return [
        "/memories/",
        "/memories/?decade=1960",
        "/memories/wanted/",
        long.get_absolute_url(),
        spoken.get_absolute_url(),
        long.collection_object.get_absolute_url(),
        spoken.place.get_absolute_url(),
        "/search/?q=key&kind=memory",
        "/",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_can_be_read_by_everybody(open_page, memories, assert_accessible, scheme):
    page = open_page(color_scheme=scheme, **PHONE)
    for address in addresses(memories):
        page.goto(address)
        assert_accessible(page)


@pytest.mark.slow
def test_nothing_is_wider_than_a_small_phone(open_page, memories):
    page = open_page(**NARROW)
    for address in addresses(memories):
        page.goto(address)
        wide, seen = (
            page.evaluate(f"document.documentElement.{name}")
            for name in ("scrollWidth", "clientWidth")
        )
        assert wide <= seen, address


@pytest.mark.parametrize("has_javascript", SCRIPTS)
def test_from_an_object_to_all_that_was_said(open_page, memories, has_javascript):
    page = open_page(java_script_enabled=has_javascript, **PHONE)
    page.goto(memories[0].collection_object.get_absolute_url())
    told = page.get_by_role("region", name="What people remember")
    first = told.get_by_role("article").first
    expect(first).to_contain_text("Maureen, who worked there, 1962")
    expect(first.get_by_role("blockquote")).to_contain_text("by the door")
    rest = first.locator("details p")
    expect(rest.first).to_be_hidden()
    first.get_by_text("Read all").click()
    expect(rest.first).to_be_visible()
    expect(first).to_contain_text("Thank you: we have looked.")
    first.get_by_role("link", name="Maureen").click()
    expect(page).to_have_url(re.compile(memories[0].reference))
    expect(page.get_by_role("heading", level=1)).to_have_text("A memory of “Copper stick”")
    page.get_by_role("link", name="Tell us").click()
    expect(page).to_have_url(re.compile("/memories/give/"))


@pytest.mark.slow
@pytest.mark.parametrize("has_javascript", SCRIPTS)
def test_what_comes_with_a_note_is_read_by_choice(open_page, memories, has_javascript):
    page = open_page(java_script_enabled=has_javascript, **PHONE)
    page.goto(memories[0].collection_object.get_absolute_url())
    words = page.get_by_text("He never came up.")
    expect(words).to_be_hidden()
    page.get_by_text("Before you read: a drowning").click()
    expect(words).to_be_visible()


@pytest.mark.slow
def test_the_list_is_narrowed_without_javascript(open_page, memories):
    page = open_page(java_script_enabled=False, **PHONE)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Memories").click()
    expect(page.get_by_role("article")).to_have_count(4)
    page.get_by_label("When it was").select_option("1960")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("link", name="Show all").click()
    page.get_by_label("Where").select_option(label="Lavender Hill (4)")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("article")).to_have_count(4)


@pytest.mark.slow
def test_everything_is_reached_by_keyboard(open_page, memories):
    page = open_page(**PHONE)
    page.goto(memories[0].collection_object.get_absolute_url())
    handle = page.get_by_role("article").first.get_by_text("Read all")
    handle.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").first.locator("details p").first).to_be_visible()


@pytest.mark.slow
def test_sound_can_be_played_and_read(open_page, memories):
    page = open_page(**PHONE)
    page.goto(memories[1].get_absolute_url())
    player = page.locator("audio")
    expect(player).to_have_attribute("controls", "")
    expect(player).to_have_attribute("preload", "none")
    page.get_by_text("Read what is said").click()
    expect(page.get_by_text("A tram bell.")).to_be_visible()


@pytest.mark.slow
def test_nothing_on_these_pages_is_refused_by_the_policy(open_page, memories):
    page, said = open_page(**PHONE), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else 0)
    for address in addresses(memories):
        page.goto(address)
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.mark.slow
def test_while_a_page_waits_in_the_browser_a_memory_is_taken_back(open_page, memories):
    page = open_page(**PHONE)
    address = memories[0].collection_object.get_absolute_url()
    page.goto(address)
    expect(page.get_by_text("Maureen")).to_be_visible()
    memories[0].withdraw()
    page.goto("/memories/")
    page.goto(address)
    expect(page.get_by_text("Maureen")).to_have_count(0)
