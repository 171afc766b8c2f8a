"""What each block shows, and that nobody's blocks cost more as a story grows."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Site

from search import outbox
from stories.blocks import StoryBody
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectImageFactory,
    ObjectPlaceFactory,
    PerformanceFactory,
    PlaceFactory,
    ProductionPageFactory,
    StoryPageFactory,
)
from whatson.times import local

pytestmark = pytest.mark.django_db

NAMES = [
    *("text", "heading", "object", "object_detail", "object_group", "compare", "memory", "quote"),
    *("picture", "sound", "video", "timeline", "places", "steps", "question", "file", "embed"),
    *("take_part", "consultation", "on_stage"),
]
BLOCKS = StoryBody().child_blocks


def test_the_names_that_are_stored_are_these():
    assert sorted(BLOCKS) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_block_has_what_an_editor_needs_to_choose_it(name):
    meta = BLOCKS[name].meta
    assert meta.icon != "placeholder"
    assert meta.label
    assert meta.group
    assert BLOCKS[name].is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_each_blocks_template_is_short(name):
    with open(get_template(BLOCKS[name].meta.template).origin.name) as file:
        assert len(file.readlines()) < 25


@pytest.mark.parametrize("name", NAMES)
def test_each_block_is_previewed_on_an_empty_site(admin_client, name):
    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix}
    )
    assert response.status_code == 200


WRITTEN = {
    "text": ("<p>It <b>rang</b>.</p>", "It rang."),
    "heading": ("Later", "Later"),
    "object": ({"size": "full", "caption": "It sang."}, "It sang."),
    "object_detail": ({"alt": "The rim"}, "The rim"),
    "object_group": ({"title": "Tins", "search": "q=tin&material=wood"}, "Tins"),
    "compare": ({"before": {"alt": "A hill"}, "after": {"caption": "Flat"}}, "A hill Flat"),
    "memory": ({"memory": 1}, ""),
    "quote": ({"words": "We kept the lid."}, "We kept the lid."),
    "picture": ({"picture": 1, "caption": "A copper", "credit": "Ada"}, "A copper Ada"),
    "sound": ({"recording": 1, "caption": "A bell"}, "A bell"),
    "video": ({"recording": 1}, ""),
    "timeline": ({"moments": [{"when": "1893", "words": "<p>It opens.</p>"}]}, "1893 It opens."),
    "places": ({"places": [{"place": 1, "words": "<p>Washing.</p>"}]}, "Washing."),
    "steps": ({"steps": [{"words": "<p>First.</p>", "picture": 1}]}, "First."),
    "question": ({"question": "Had you one?", "object": 1}, "Had you one?"),
    "file": ({"file": 1, "words": "The programme"}, "The programme"),
    "embed": ({"address": "https://vimeo.com/1234567", "title": "A mangle"}, "A mangle"),
    "take_part": ({"project": 1}, ""),
    "consultation": ({"question": 1}, ""),
    "on_stage": ({"production": 1}, ""),
}
"""Each block as it is kept, with parts that were left out, and what its author wrote in it."""


@pytest.mark.parametrize("name", NAMES)
def test_only_what_its_author_wrote_are_a_blocks_words(name):
    kept, words = WRITTEN[name]
    page = StoryPageFactory.build(standfirst="", body=[])
    page.body = [{"type": name, "value": kept}]
    assert " ".join(page.own_words.split()) == words


def read(client, *body):
    page = StoryPageFactory(body=list(body))
    return BeautifulSoup(client.get(page.url).text, "html.parser").find("main")


def test_a_quote_says_who(client):
    found = read(client, ("quote", {"words": "We kept <the> lid.", "who": "Maureen Lee"}))
    assert found.blockquote.get_text(strip=True) == "We kept <the> lid."
    assert found.figcaption.get_text() == "Maureen Lee"


def test_a_timeline_is_a_list_in_order(client):
    moments = [
        {"when": "1893", "words": "<p>It opens.</p>"},
        {"when": "about 1935", "words": "<p>A wringer.</p>"},
    ]
    found = read(client, ("timeline", {"moments": moments}))
    assert [row.h3.get_text() for row in found.ol("li")] == ["1893", "about 1935"]
    assert "A wringer." in found.ol("li")[1].get_text()


def test_a_place_leads_on_only_where_the_public_has_a_page(client):
    known = ObjectPlaceFactory(place__name="Battersea Rise").place
    hidden = ObjectPlaceFactory(place__name="Nine Elms", collection_object__live=False).place
    other = PlaceFactory(name="The Rise", preferred=known)
    rows = [{"place": place, "words": ""} for place in (known, hidden, other)]
    found = read(client, ("places", {"places": rows})).find("ul", class_="places-told")
    assert [a["href"] for a in found("a")] == [known.get_absolute_url()] * 2
    assert [h3.get_text() for h3 in found("h3")] == [
        "Battersea Rise",
        "Nine Elms",
        "Battersea Rise",
    ]


def test_steps_are_a_plain_ordered_article(client):
    image = CollectionImageFactory(in_library=True, description="A copper")
    image.make_sizes()
    steps = [
        {"words": "<p>First.</p>", "picture": image, "credit": "Photo: us"},
        {"words": "<p>Then.</p>", "picture": None},
    ]
    found = read(client, ("steps", {"steps": steps})).find("ol", class_="steps")
    first, then = found("li")
    assert (first.img["alt"], then.img) == ("A copper", None)
    assert "Photo: us" in first.get_text()
    assert then.get_text(strip=True) == "Then."


def test_a_file_that_is_gone_says_so(client):
    page = StoryPageFactory(body=[("file", {"file": None, "words": "The programme"})])
    page.body = [{"type": "file", "value": {"file": 999, "words": "The programme"}}]
    page.save_revision().publish()
    response = client.get(page.url)
    assertContains(response, "This file is no longer here.")
    assertNotContains(response, "The programme")


def saved(search):
    """A group of objects that is a search."""
    return ("object_group", {"title": "", "chosen": [], "search": search})


def thirty_blocks():
    things = [ObjectImageFactory().collection_object for _ in range(6)]
    memories = [MemoryFactory(state="published", uses={"stories": "yes"}) for _ in range(4)]
    images = [CollectionImageFactory(in_library=True) for _ in range(4)]
    for image in images:
        image.make_sizes()
    place = ObjectPlaceFactory().place
    link = f'<p>See <a linktype="page" id="{Site.objects.get().root_page_id}">home</a>.</p>'
    return [
        *(("object", {"object": thing, "size": "large", "caption": ""}) for thing in things),
        *(("memory", {"memory": memory}) for memory in memories),
        *(
            ("picture", {"picture": image, "alt": "", "caption": "", "credit": ""})
            for image in images
        ),
        *(("text", link) for _ in range(5)),
        *(("heading", f"Part {n}") for n in range(3)),
        ("quote", {"words": "We kept the lid.", "who": ""}),
        ("places", {"places": [{"place": place, "words": ""}] * 2}),
        ("object_group", {"title": "", "chosen": things[:3], "search": ""}),
        *(saved(f"q={words}") for words in ("mangle", "kettle", "tin")),
        ("question", {"question": "Did you have one?", "object": things[0]}),
        ("steps", {"steps": [{"words": link, "picture": image} for image in images[:2]]}),
        ("compare", {"before": {"picture": images[0]}, "after": {"picture": images[1]}}),
        ("embed", {"address": "https://vimeo.com/1234567", "title": "A mangle"}),
        ("timeline", {"moments": [{"when": "1893", "words": link}] * 2}),
    ]


def test_a_story_with_thirty_blocks_makes_at_most_fifteen_queries(
    client, index, settings, django_assert_max_num_queries
):
    settings.SEARCH_REMEMBERS = 30  # as it is: synonyms are read now and then, not for each page
    body = thirty_blocks()
    assert len(body) >= 30
    outbox.drain()
    page = StoryPageFactory(body=body, authors=[ContributorFactory(), ContributorFactory()])
    client.get(page.url)
    with django_assert_max_num_queries(15):
        response = client.get(page.url)
    assertContains(response, "Did you have one?")


# On stage


def on_stage(title, *days, **fields):
    """The block of a show with a performance in each of so many days."""
    show = ProductionPageFactory(title=title)
    for number in days:
        start = timezone.now() + timedelta(days=number)
        PerformanceFactory(event=show.event, start=start, **fields)
    return "on_stage", {"production": show}


def test_a_show_says_when_it_is_on_next_what_it_costs_and_where_to_book(client):
    price = {"name": "Full", "pence": 1500, "pay_what_you_can": False, "suggested": False}
    said = {"prices": [price], "prices_at": timezone.now(), "venue": "Grand Hall"}
    block = on_stage("The Laundry", 30, 9, -3, **said)
    found = read(client, block).find(class_="on-stage")
    words = " ".join(found.get_text(" ", strip=True).split())
    first, last = (
        date_format(local(timezone.now() + timedelta(days=number)), "j F") for number in (9, 30)
    )
    assert words.startswith("On stage The Laundry Next:")
    for part in (first, "Grand Hall", f"until {last}", "£15", "Book"):
        assert part in words
    assert found.find("a")["href"] == block[1]["production"].url
    assert found.find(class_="button")["href"].startswith("https://example.org/")


def test_after_its_last_night_it_was_on_and_before_dates_none_are_known(client):
    over = read(client, on_stage("The Laundry", -9, -3)).find(class_="on-stage")
    last = date_format(local(timezone.now() - timedelta(days=3)), "j F Y")
    assert f"The last time was {last}." in over.get_text()
    assert "Was on stage" in over.get_text()
    assert not over.find(class_="button")
    assert "No dates are known yet" in read(client, on_stage("The Mangle")).get_text()


def test_a_show_that_was_taken_down_gives_way_and_one_unpublished_is_refused(client):
    block = on_stage("The Laundry", 3)
    page = StoryPageFactory(body=[block])
    show = block[1]["production"]
    show.unpublish()
    assertContains(client.get(page.url), "This show is not on our pages.")
    assertNotContains(client.get(page.url), "The Laundry")
    chooser = BLOCKS["on_stage"].child_blocks["production"]
    with pytest.raises(ValidationError, match="Nobody can read this page yet"):
        chooser.clean(chooser.to_python(show.pk))


def test_shows_cost_two_queries_however_many(client):
    def cost(count):
        body = [on_stage(f"Show {number}", 3, 4) for number in range(count)]
        page = StoryPageFactory(body=body)
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    assert cost(1) == cost(5) == cost(0) + 2


def test_saved_searches_cost_the_same_however_many(client, index):
    names = ["Kettle", "Mangle", "Tin", "Tram", "Bell", "Copper", "Wringer", "Lid", "Hob", "Jug"]
    for name in names:
        CollectionObjectFactory(title=f"A very particular {name}")
    outbox.drain()
    one, ten = StoryPageFactory(body=[saved("q=Kettle")]), StoryPageFactory()
    same = StoryPageFactory(body=[saved("q=Kettle")] * 10)
    ten.body = [{"type": kind, "value": raw} for kind, raw in (saved(f"q={n}") for n in names)]
    ten.save_revision().publish()
    for page in (one, ten):
        client.get(page.url)
    assert _queries(client, one) == _queries(client, ten) <= 15
    for name in names:
        assertContains(client.get(ten.url), f"A very particular {name}</a>")
    unread = []
    for page in (one, same):
        caches["searches"].clear()
        unread.append(_queries(client, page))
    assert unread[0] == unread[1]


def _queries(client, page):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.url).status_code == 200
    return len(queries)


def test_a_change_of_the_index_is_seen_at_once_in_a_saved_search(client, index):
    page = StoryPageFactory(body=[saved("q=kettle")])
    assertNotContains(client.get(page.url), "A kettle")
    CollectionObjectFactory(title="A kettle")
    outbox.drain()
    assertContains(client.get(page.url), "A kettle</a>")


def test_an_object_withdrawn_since_gives_way_to_one_line(client):
    thing = CollectionObjectFactory(title="A very particular mangle")
    page = StoryPageFactory(body=[("object", {"object": thing, "size": "large", "caption": ""})])
    assertContains(client.get(page.url), "A very particular mangle")
    thing.retire()
    response = client.get(page.url)
    assertContains(response, "This object is no longer in the collection.")
    assertNotContains(response, "A very particular mangle")


def test_a_memory_taken_back_leaves_none_of_its_words(client):
    memory = MemoryFactory(
        state="published", text="We had one by the copper.", uses={"stories": "yes"}
    )
    page = StoryPageFactory(body=[("memory", {"memory": memory})])
    assertContains(client.get(page.url), "We had one by the copper.")
    memory.withdraw()
    response = client.get(page.url)
    assertContains(response, "This memory was taken back by the person who gave it.")
    assertNotContains(response, "copper")


def test_a_memory_without_consent_for_stories_cannot_be_chosen():
    memory = MemoryFactory(state="published")
    with pytest.raises(ValidationError):
        BLOCKS["memory"].clean(BLOCKS["memory"].to_python({"memory": memory.pk}))
