"""What was on, what is newly announced, what other sites show of it, and the stories about it."""

import io
from datetime import timedelta

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from contact.ticking import tick
from stories.models import StoryMention
from stories.panels import PANELS
from stories.uses import fill_in_mentions
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    StoryPageFactory,
    WhatsOnFactory,
)
from whatson.models import ProductionPage, ProjectPage

pytestmark = pytest.mark.django_db
KINDS = [ProductionPageFactory, ProjectPageFactory]


def in_days(days):
    return timezone.now() + timedelta(days=days)


def show(title, *days, **fields):
    made = ProductionPageFactory(title=title, **fields)
    for number in days:
        PerformanceFactory(event=made.event, start=in_days(number), venue="Grand Hall")
    return made


def project(title, *days, **fields):
    made = ProjectPageFactory(title=title, **fields)
    for number in days:
        SessionFactory(project=made, start=in_days(number), place="The yard")
    return made


# What was on


def titles(response):
    return [page.title for page in response.context["listed"]]


def test_what_is_over_is_listed_the_latest_first_and_nothing_else(client):
    show("Long ago", -400)
    project("Last week", -7, -30)
    show("Still on", -3, 3)
    project("To come", 3)
    show("Draft", -3, publish=False)
    show("Never dated")
    closed = project("Closed", -2)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    response = client.get("/whats-on/past/")
    assert titles(response) == ["Last week", "Long ago"]
    assertContains(response, "Last on <time", 2)
    assertContains(client.get("/whats-on/"), 'href="/whats-on/past/"')


def test_a_long_list_of_the_past_comes_in_pages_at_one_price(
    client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("whatson.past.ON_A_PAGE", 2)
    assertContains(client.get("/whats-on/past/"), "Nothing that we have written about is over")
    for number in range(1, 4):
        show(f"Show {number}", -2 * number)
        project(f"Project {number}", -2 * number - 1)
    client.get("/whats-on/past/")
    with django_assert_max_num_queries(12):
        assert titles(client.get("/whats-on/past/")) == ["Show 1", "Project 1"]
    assert titles(client.get("/whats-on/past/?page=3")) == ["Show 3", "Project 3"]


@pytest.mark.parametrize(("made", "place"), [(show, "Grand Hall"), (project, "The yard")])
def test_a_page_says_what_was_and_what_is_to_come(client, made, place):
    both = client.get(made("The Laundry", -3, -2, 4).get_url())
    assertContains(both, "When it was on before: 2 times")
    assertContains(both, f"</time>, {place}</li>", 2)
    assertNotContains(both, "It is over")
    once = client.get(made("The Mangle", -3).get_url())
    assertContains(once, "It is over. The last time was on")
    assertNotContains(once, "<details")


# What is newly announced


def test_the_feed_has_both_kinds_the_newest_first(client, settings):
    settings.SITE_URL = "https://collection.example"
    old = show("The <Laundry>", 3, 9, standfirst="Soap & steam.")
    ProductionPage.objects.update(first_published_at=in_days(-9))
    new = project("Mending", 5, kind="campaign")
    show("Draft", 3, publish=False)
    PageViewRestriction.objects.create(page=project("Closed", 2), restriction_type="login")
    found = feedparser.parse(client.get("/whats-on/feed/").content)
    assert not found.bozo
    assert [entry.title for entry in found.entries] == ["Mending", "The <Laundry>"]
    assert found.entries[0].link == f"https://collection.example{new.url}"
    assert found.entries[0].summary.startswith("Campaign. On ")
    assert found.entries[1].summary.startswith("Show. Soap &amp; steam. From ")
    assert found.feed.links[0].href.startswith("https://collection.example/")
    assert old.url in found.entries[1].id
    assertContains(client.get("/whats-on/"), 'type="application/atom+xml"')


# The picture that other sites show


@pytest.mark.parametrize("factory", KINDS)
def test_its_share_image_is_drawn_and_named_in_its_page(client, settings, tmp_path, factory):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    settings.SITE_URL = "https://collection.example"
    picture = CollectionImageFactory(in_library=True)
    picture.make_sizes()
    drawn = []
    for made in (factory(title="Plain"), factory(title="Pictured", picture=picture)):
        address = reverse("whatson:share", args=[made.pk])
        assertContains(
            client.get(made.url), f'og:image" content="https://collection.example{address}?'
        )
        response = client.get(address)
        with Image.open(io.BytesIO(response.content)) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 630))
        drawn.append(response.content)
        again = client.get(address, headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304
    assert drawn[0] != drawn[1]
    made.unpublish()
    assert client.get(address).status_code == 404


# Stories about it


def link_to(page):
    return "text", f'<p>As in <a linktype="page" id="{page.pk}">the hall</a>.</p>'


@pytest.mark.parametrize("factory", KINDS)
def test_stories_that_lead_to_it_or_show_what_is_behind_it_stand_on_it(client, factory):
    thing = CollectionObjectFactory()
    made, other = factory(objects=[thing]), factory()
    linked = StoryPageFactory(title="It links", body=[link_to(made)])
    shows = ("object", {"object": thing, "size": "large", "caption": ""})
    StoryPageFactory(title="It shows the object", body=[shows, link_to(made)])
    StoryPageFactory(title="Another thing", body=[link_to(other)])
    StoryPageFactory(title="Draft", body=[link_to(made)], publish=False)
    closed = StoryPageFactory(title="Closed", body=[link_to(made)])
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    response = client.get(made.url)
    for title in ("It links", "It shows the object"):
        assertContains(response, f">{title}</a>", 1)
    for title in ("Another thing", "Draft", "Closed"):
        assertNotContains(response, title)
    assertContains(client.get(linked.url), f'href="{made.url}"')
    linked.body = [("text", "<p>No more.</p>")]
    linked.save_revision().publish()
    assertNotContains(client.get(made.url), "It links")


def test_of_stories_published_before_it_was_noted_the_clock_fills_it_in(client):
    made = show("The Laundry", 3)
    StoryPageFactory(title="Wash day", body=[("on_stage", {"production": made})])
    unsent = StoryPageFactory(title="Draft", body=[link_to(made)], publish=False)
    StoryMention.objects.all().delete()
    assertNotContains(client.get(made.url), "Wash day")
    (ran,) = tick("stories.mentions")
    assert ran.trouble == ""
    assertContains(client.get(made.url), ">Wash day</a>")
    assert not StoryMention.objects.filter(page=unsent.pk).exists()
    assert fill_in_mentions() == 0


def test_a_block_that_says_when_it_is_on_leads_to_it_too(client):
    made = show("The Laundry", 3)
    StoryPageFactory(title="Wash day", body=[("on_stage", {"production": made})])
    assertContains(client.get(made.url), ">Wash day</a>")


def test_many_pages_cost_two_queries(django_assert_num_queries):
    thing = CollectionObjectFactory()
    for factory, model in zip(KINDS, (ProductionPage, ProjectPage), strict=True):
        made = [factory(objects=[thing]) for _ in range(3)]
        StoryPageFactory(body=[link_to(made[0])])
        StoryPageFactory(body=[("object", {"object": thing, "size": "large", "caption": ""})])
        load = next(panel.load for panel in PANELS if panel.model is model)
        with django_assert_num_queries(2):
            found = load(made)
        assert [len(found[one.pk]) for one in made][1:] == [len(found[made[1].pk])] * 2
        assert len(found[made[0].pk]) == len(found[made[1].pk]) + 1


# Where the list may stand


def test_the_list_stands_below_the_front_door_and_nowhere_else():
    index = WhatsOnFactory()
    home = index.get_parent().specific
    assert type(index).can_exist_under(home)
    assert not type(index).can_exist_under(StoryPageFactory().get_parent())
    assert not index.can_move_to(home.get_parent())
