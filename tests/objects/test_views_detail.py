"""An object's page: all that the public may see, honest about what is unknown."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from objects.models import Dimension, Inscription, Mention, RelatedObject
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    PlaceFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing():
    return CollectionObjectFactory(object_number="BAC/1983.4", title="Enamel sign")


def page_of(client, thing):
    response = client.get(thing.get_absolute_url())
    assert response.status_code == 200
    return response


def test_what_is_unknown_is_said(client, thing):
    response = page_of(client, thing)
    for words in (
        "We don’t know who made it or when.",
        "We don’t know who made it",
        "We don’t know when",
        "We don’t know what it is made of",
        "Nobody has measured it yet",
        "No picture yet.",
        "The record does not say who may reuse it.",
    ):
        assertContains(response, words)


def test_nobody_is_asked_to_write_where_we_have_no_box(client, thing):
    assertNotContains(page_of(client, thing), "Ask us")
    assertNotContains(page_of(client, thing), "do you have one")
    assertNotContains(page_of(client, thing), "mailto:")


@pytest.mark.parametrize(
    ("words", "ends", "subject"),
    [
        ("Ask us", "and we will find out.", "BAC : 1975/1: May I reuse it?"),
        ("do you have one?", "", "BAC : 1975/1: I have a picture of it"),
    ],
)
def test_an_invitation_begins_a_letter_about_the_object(client, db, settings, words, ends, subject):
    settings.ASK_US_EMAIL = "store@example.org"
    thing = CollectionObjectFactory(object_number="BAC : 1975/1")
    soup = BeautifulSoup(page_of(client, thing).content, "html.parser")
    letter = soup.find("a", string=words)
    assert letter["href"] == f"mailto:store@example.org?subject={quote(subject)}"
    assert ends in letter.parent.get_text()


def test_who_may_reuse_it_need_not_ask(client, db, settings):
    settings.ASK_US_EMAIL = "store@example.org"
    assertNotContains(page_of(client, CollectionObjectFactory(right_type="CC0")), "Ask us")


def test_makers_are_named_with_their_roles_and_linked(client, thing):
    designer = PersonFactory(name="Webb, Ada")
    for person, role in ((designer, "designer"), (PersonFactory(name="Ekco"), "manufacturer")):
        ObjectPersonFactory(collection_object=thing, person=person, role=role)
    thing.date_text = "c. 1935"
    thing.save()
    response = page_of(client, thing)
    assertContains(response, "Designed by Ada Webb, made by Ekco, about 1935.")
    assertInHTML(f'<a href="/people/{designer.slug}/">Webb, Ada</a>', response.content.decode())
    assertContains(response, "Manufacturer")
    assertNotContains(response, "We don’t know who made it")


def test_two_names_for_one_thing_meet_in_the_preferred_one(client, thing):
    polypropylene = TermFactory(name="polypropylene")
    variant = TermFactory(name="PP", preferred=polypropylene)
    ObjectTermFactory(collection_object=thing, term=variant, note="the lid")
    ObjectTermFactory(collection_object=thing, term=polypropylene, note="the box")
    response = page_of(client, thing)
    assertContains(response, ">polypropylene</a>", count=1)
    assertContains(response, "(the lid; the box)")
    assertNotContains(response, ">PP</a>")


def test_an_inferred_date_is_marked_and_the_words_of_a_read_one_are_kept(client, thing):
    thing.brief_description = "A shop sign from the 1950s."
    thing.save()
    response = page_of(client, thing)
    assertContains(response, "1950s (from the description).")
    assertContains(response, '<span class="facts__note">(from the description)</span>', html=True)
    thing.date_text = "3.1934"
    thing.save()
    response = page_of(client, thing)
    assertContains(response, "March 1934")
    assertContains(response, "Date as written")
    assertNotContains(response, "from the description")


def test_facts_of_every_group_are_shown(client, thing):
    thing.number_of_objects = 4
    thing.associated_event = "Battersea Show"
    thing.object_history_note = "Hung over a shop in Lavender Hill."
    thing.credit_line = "Given by the Draper family"
    thing.right_holder = "The Drapers"
    thing.whereabouts, thing.whereabouts_note = "on_show", "in the foyer"
    thing.label_text = "Look for the chip in the corner."
    thing.wanted = "Which shop was it?"
    thing.save()
    ObjectPlaceFactory(collection_object=thing, place=PlaceFactory(name="Holland"))
    ObjectPlaceFactory(
        collection_object=thing, place=PlaceFactory(name="Clapham"), activity="association"
    )
    ObjectTermFactory(collection_object=thing, term=TermFactory(name="a cat", vocabulary="subject"))
    Dimension.objects.create(collection_object=thing, text="12o mm", part="height")
    Dimension.objects.create(
        collection_object=thing, text="90.50mm", part="width", value="90.50", unit="mm"
    )
    Inscription.objects.create(collection_object=thing, content="OPEN  LATE", position="front")
    response = page_of(client, thing)
    for words in (
        "4 together",
        "Battersea Show",
        "Hung over a shop",
        "Given by the Draper family",
        "The Drapers",
        "On show in the foyer.",
        "Look for the chip",
        "Which shop was it?",
        "Holland",
        "Clapham",
        "a cat",
        "12o mm",
        "90.5 mm",
        "OPEN  LATE",
    ):
        assertContains(response, words)


def test_text_of_the_catalogue_is_shown_as_those_characters(client):
    nasty = '<script>alert("x")</script> <close open>'
    thing = CollectionObjectFactory(title=nasty, brief_description=nasty, credit_line=nasty)
    Inscription.objects.create(collection_object=thing, content="<close open>")
    ObjectImageFactory(collection_object=thing, caption=nasty, licence=nasty, alt_text=nasty)
    ObjectTermFactory(collection_object=thing, term=TermFactory(name=nasty))
    response = page_of(client, thing)
    assertNotContains(response, "<script>")
    assertNotContains(response, "<close")
    assertContains(response, "&lt;close open&gt;")


def test_pictures_carry_their_words_licence_and_size(client, thing):
    shown = ObjectImageFactory(
        collection_object=thing,
        caption="Front",
        creator="Ada Draper",
        licence="CC BY 4.0",
        rights_holder="BAC",
        alt_text="A blue sign",
    )
    shown.image.make_sizes()
    ObjectImageFactory(collection_object=thing, caption="Not for showing", may_show=False)
    response = page_of(client, thing)
    for words in ("Front", "Ada Draper", "CC BY 4.0", "© BAC", 'alt="A blue sign"', 'width="'):
        assertContains(response, words)
    assertNotContains(response, "Not for showing")
    assertNotContains(response, "No picture yet")


def test_a_content_note_comes_before_the_picture(client, thing):
    thing.content_note_code, thing.content_note = "racism", "The advertisement mocks a man."
    thing.save()
    ObjectImageFactory(collection_object=thing).image.make_sizes()
    text = page_of(client, thing).content.decode()
    note, curtain, picture = map(text.index, ("The advertisement mocks", "<summary", "<picture>"))
    assert note < curtain < picture


def test_parts_of_one_thing_know_each_other(client):
    lid = CollectionObjectFactory(object_number="8432.1", title="Lid", set_number="8432")
    box = CollectionObjectFactory(object_number="8432.2", title="Box", set_number="8432")
    CollectionObjectFactory(object_number="8432.3", title="Key", set_number="8432", live=False)
    response = page_of(client, lid)
    assertContains(response, "Parts of the same thing")
    assertContains(response, f'href="{box.get_absolute_url()}"')
    assertNotContains(response, "Key")


@pytest.mark.parametrize("swap", [False, True])
def test_related_objects_are_shown_on_both(client, thing, swap):
    other = CollectionObjectFactory(title="A second sign")
    RelatedObject.objects.create(collection_object=thing, related=other, why="from the same shop")
    seen_from, seen = (other, thing) if swap else (thing, other)
    response = page_of(client, seen_from)
    assertContains(response, f'href="{seen.get_absolute_url()}"')
    assertContains(response, "from the same shop")


def test_a_mention_is_a_link_both_ways(client, thing):
    other = CollectionObjectFactory(
        title="The sister sign", brief_description="Like BAC/1983.4 but red."
    )
    Mention.objects.filter(collection_object=other).delete()
    Mention.objects.create(
        collection_object=other, words="BAC/1983.4", slug=thing.slug, mentioned=thing
    )
    assertContains(page_of(client, other), f'Like <a href="{thing.get_absolute_url()}">BAC/1983.4')
    response = page_of(client, thing)
    assertContains(response, "Mentioned in")
    assertContains(response, "The sister sign")


def test_a_part_that_also_mentions_the_thing_is_listed_once(client):
    cup, saucer = (
        CollectionObjectFactory(title=title, set_number="BAC/7") for title in ("Cup", "Saucer")
    )
    Mention.objects.create(collection_object=saucer, words="", slug=cup.slug, mentioned=cup)
    response = page_of(client, cup)
    assertContains(response, "Parts of the same thing")
    assertNotContains(response, "Mentioned in")
    assertContains(response, f'href="{saucer.get_absolute_url()}"', count=1)


@pytest.mark.parametrize("state", [{"live": False}, {"retired_at": timezone.now()}])
def test_nothing_leads_to_what_is_not_public(client, thing, state):
    hidden = CollectionObjectFactory(title="Hidden", object_number="BAC/9", **state)
    thing.brief_description = "Like BAC/9 in red."
    thing.save()
    Mention.objects.all().delete()
    Mention.objects.create(
        collection_object=thing, words="BAC/9", slug=hidden.slug, mentioned=hidden
    )
    RelatedObject.objects.create(collection_object=thing, related=hidden)
    response = page_of(client, thing)
    assertContains(response, "Like BAC/9 in red.")
    assertNotContains(response, hidden.get_absolute_url())
    assertNotContains(response, "Hidden")


def test_it_can_be_cited_and_shared(client, thing, settings):
    settings.SITE_URL = "https://collection.example"
    response = page_of(client, thing)
    url = "https://collection.example/objects/bac-1983-4/"
    assertContains(response, f"Enamel sign, object number BAC/1983.4, BAC Collection, {url}")
    for tag in (
        f'<link rel="canonical" href="{url}">',
        f'<meta property="og:url" content="{url}">',
        '<meta property="og:title" content="Enamel sign">',
        "<title>Enamel sign (BAC/1983.4) – BAC Collection</title>",
    ):
        assertInHTML(tag, response.content.decode())
    assertContains(response, '<meta name="description" content="We don’t know', count=0)
    assertContains(response, '<meta name="description" content="An object.')


def test_a_bare_record_and_a_rich_one_cost_the_same_few_queries(
    client, thing, django_assert_max_num_queries
):
    for _ in range(30):
        ObjectTermFactory(collection_object=thing)
    for _ in range(5):
        ObjectImageFactory(collection_object=thing).image.make_sizes()
        ObjectPersonFactory(collection_object=thing, person__preferred=PersonFactory())
        other = CollectionObjectFactory(title="", set_number="S1")
        RelatedObject.objects.create(collection_object=thing, related=other)
        Mention.objects.create(collection_object=other, slug=thing.slug, mentioned=thing)
    thing.set_number = "S1"
    thing.save()
    page_of(client, thing)
    # Four panels of apps to the right stand on it.
    with django_assert_max_num_queries(12 + 2 * 4):
        page_of(client, thing)
