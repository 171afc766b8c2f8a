"""A story as it is read: who wrote it, its versions, its series, its objects again."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from stories.panels import stories_of_objects
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectImageFactory,
    SeriesFactory,
    StoryPageFactory,
)
from tests.stories.test_blocks import thirty_blocks

pytestmark = pytest.mark.django_db


def one(thing):
    return ("object", {"object": thing, "size": "large", "caption": ""})


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def picture(**fields):
    image = CollectionImageFactory(in_library=True, **fields)
    image.make_sizes()
    return image


def test_its_authors_stand_under_it_with_their_faces(client):
    ada = ContributorFactory(name="Ada Draper", portrait=picture(title="Ada"))
    page = StoryPageFactory(authors=[ada, ContributorFactory(name="Bo Marsh")])
    authors = read(client, page.url).find("ul", class_="story__authors")("li")
    assert [author.get_text(strip=True) for author in authors] == ["Ada Draper", "Bo Marsh"]
    assert authors[0].img
    assert not authors[1].img
    assert authors[0].a["href"] == ada.get_absolute_url()


def test_how_long_it_takes_to_read(client):
    words = "tram " * 500
    page = StoryPageFactory(body=[("text", f"<p>{words}</p>"), ("heading", "The bell")])
    assertContains(client.get(page.url), "3 minutes to read")
    assertContains(client.get(StoryPageFactory().url), "1 minute to read")


def test_its_objects_stand_at_its_end_again_each_once(client):
    first, second = (
        CollectionObjectFactory(title="A mangle"),
        CollectionObjectFactory(title="A tin"),
    )
    gone = CollectionObjectFactory(title="A lost lid")
    page = StoryPageFactory(body=[one(second), one(first), one(second), one(gone)])
    gone.retire()
    end = read(client, page.url).find("section", attrs={"aria-labelledby": "in-this-story"})
    titles = [title.get_text(strip=True) for title in end("h3")]
    assert titles == ["A tin", "A mangle"]


def test_who_made_its_picture_is_said_where_it_is_an_objects(client):
    row = ObjectImageFactory(creator="Dot Fielding", licence="CC BY 4.0")
    row.image.make_sizes()
    page = StoryPageFactory(picture=row.image)
    figure = read(client, page.url).find("figure", class_="story__picture")
    assert "Dot Fielding" in figure.get_text()
    assert "CC BY 4.0" in figure.get_text()


def test_a_picture_of_an_object_that_was_withdrawn_is_shown_nowhere(client):
    row = ObjectImageFactory()
    row.image.make_sizes()
    page = StoryPageFactory(picture=row.image)
    row.collection_object.retire()
    assert not read(client, page.url).find("figure", class_="story__picture")
    assert not read(client, page.get_parent().url).find("picture")


def test_other_versions_are_offered_where_they_were_written(client):
    page = StoryPageFactory(
        body=[("text", "<p>The tram terminated here.</p>")],
        easy_read="<p>The tram stopped here.</p>",
    )
    whole = client.get(page.url)
    assertContains(whole, 'href="?version=easy"')
    assertNotContains(whole, "version=large")
    easy = client.get(page.url, {"version": "easy"})
    assertContains(easy, "The tram stopped here.")
    assertNotContains(easy, "terminated")
    assertContains(easy, "The story as it was written")
    for typed in ("large", "nonsense"):
        assertContains(client.get(page.url, {"version": typed}), "terminated")


def test_a_series_leads_to_the_one_before_and_the_one_after(client):
    series = SeriesFactory(title="Washing days")
    first, second, third = [StoryPageFactory(title=t, series=series) for t in ("A", "B", "C")]
    StoryPageFactory(title="D", series=series, publish=False)
    shown = read(client, second.url)
    nav = shown.find("nav", class_="story__series")
    assert nav.find("a", rel="prev")["href"] == first.url
    assert nav.find("a", rel="next")["href"] == third.url
    assert "part 2 of 3" in shown.find("p", class_="story__kind").get_text()
    assert not read(client, third.url).find("a", rel="next")


def test_more_by_its_authors_are_the_newest_that_anybody_may_read(client):
    ada = ContributorFactory()
    others = [StoryPageFactory(title=f"Other {n}", authors=[ada]) for n in range(4)]
    StoryPageFactory(title="A draft", authors=[ada], publish=False)
    StoryPageFactory(title="Somebody else’s", authors=[ContributorFactory()])
    page = StoryPageFactory(authors=[ada, ContributorFactory()])
    more = read(client, page.url).find("section", attrs={"aria-labelledby": "more-by"})
    assert [title.get_text(strip=True) for title in more("h3")] == ["Other 3", "Other 2", "Other 1"]
    assert more.find("h3").a["href"] == others[3].url


def test_a_reader_is_asked_of_its_objects_and_may_pass_it_on(client):
    thing = CollectionObjectFactory(title="A mangle")
    shown = read(client, StoryPageFactory(body=[one(thing)], tag_words=["trams"]).url)
    asked = shown.find("section", attrs={"aria-labelledby": "what-do-you"})
    assert asked.find("a", string="A mangle")["href"].endswith(f"/{thing.slug}/")
    assert shown.find(id="story-address")["href"].startswith("http")
    assert shown.find("a", rel="tag")["href"] == "/tagged/trams/"


def test_all_around_a_long_story_costs_no_more_queries(client, django_assert_max_num_queries):
    ada = ContributorFactory(portrait=picture())
    series = SeriesFactory()
    for _ in range(4):
        StoryPageFactory(authors=[ada], series=series, picture=picture())
    page = StoryPageFactory(
        body=thirty_blocks(),
        authors=[ada, ContributorFactory(portrait=picture())],
        picture=ObjectImageFactory().image,
        series=series,
        tag_words=["trams", "bells"],
    )
    client.get(page.url)
    with django_assert_max_num_queries(15):
        response = client.get(page.url)
    assertContains(response, "In this story")
    assertContains(response, "More by")
    assertContains(response, "part 5 of 5")


def test_nobody_keeps_a_copy_without_asking_again(client):
    memory = MemoryFactory(state="published", text="By the copper.", uses={"stories": "yes"})
    page = StoryPageFactory(body=[("memory", {"memory": memory})])
    response = client.get(page.url)
    assert "no-cache" in response["Cache-Control"]
    again = {"HTTP_IF_NONE_MATCH": response["ETag"]}
    assert client.get(page.url, **again).status_code == 304
    memory.withdraw()
    assert client.get(page.url, **again).status_code == 200


# Lists


def test_a_list_goes_from_page_to_page_and_by_year(client):
    pages = [StoryPageFactory(title=f"Story {n}") for n in range(25)]
    pages[0].first_published_at = pages[0].first_published_at.replace(year=2020)
    pages[0].save()
    address = pages[0].get_parent().url
    assert len(read(client, address).find("ul", class_="story-cards")("li")) == 24
    rest = read(client, f"{address}?page=2").find("ul", class_="story-cards")("li")
    assert [card.h2.get_text(strip=True) for card in rest] == ["Story 0"]
    early = read(client, f"{address}?year=2020").find("ul", class_="story-cards")
    assert [title.get_text(strip=True) for title in early("h2")] == ["Story 0"]
    assertContains(client.get(f"{address}?year=none&page=none"), "Story 24")


def test_whoever_writes_has_a_page_with_what_they_chose(client):
    ada = ContributorFactory(
        name="Ada Draper", pronouns="she/her", making_now="A play of trams.", portrait=picture()
    )
    thing = CollectionObjectFactory(title="A mangle")
    StoryPageFactory(title="Wash day", authors=[ada], body=[one(thing)])
    StoryPageFactory(
        authors=[ada], body=[one(CollectionObjectFactory(title="A tin"))], publish=False
    )
    shown = read(client, ada.get_absolute_url())
    assert "she/her" in shown.find(class_="writer__name").get_text()
    assert "A play of trams." in shown.get_text()
    assert shown.find(class_="writer__face").img
    chosen = shown.find("section", attrs={"aria-labelledby": "chosen"})
    assert [title.get_text(strip=True) for title in chosen("h3")] == ["A mangle"]


# On an object's page


def test_an_object_says_which_stories_it_stands_in(client):
    thing = CollectionObjectFactory()
    page = StoryPageFactory(title="Wash day", body=[one(thing), one(thing)])
    closed = StoryPageFactory(title="A closed one", body=[one(thing)])
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    StoryPageFactory(title="A draft", body=[one(thing)], publish=False)
    panel = read(client, thing.get_absolute_url()).find(
        "section", attrs={"aria-labelledby": "stories-with-it"}
    )
    assert [title.get_text(strip=True) for title in panel("h3")] == ["Wash day"]
    assert panel.h3.a["href"] == page.url
    page.unpublish()
    assertNotContains(client.get(thing.get_absolute_url()), "Stories with this object")


def test_that_costs_two_queries_however_many():
    things = [CollectionObjectFactory() for _ in range(3)]
    for _ in range(3):
        StoryPageFactory(body=[one(thing) for thing in things], picture=picture())
    with CaptureQueriesContext(connection) as queries:
        found = stories_of_objects(things)
    assert len(queries) <= 2
    assert [len(stories) for stories in found.values()] == [3, 3, 3]
    assert all(story.shown_picture for story in found[things[0].pk])
