"""Series: from the first story to the last, as far as anybody may read them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stories.models import Article, Series
from tests.factories import (
    BlogIndexFactory,
    BlogPostFactory,
    CollectionImageFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectImageFactory,
    SeriesFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = pytest.mark.django_db


def parts(series, count=3):
    """Its stories, the first one the oldest."""
    found = [StoryPageFactory(title=f"Part {n}", series=series) for n in range(count)]
    for n, page in enumerate(found):
        moment = timezone.now() - timedelta(days=count - n)
        Article.objects.filter(pk=page.pk).update(first_published_at=moment)
        page.refresh_from_db()
    return found


def beside(client, story):
    """Where the links lead to the part before it, and to the one after it."""
    main = BeautifulSoup(client.get(story.url).text, "html.parser").main
    links = [main.find("a", rel=way) for way in ("prev", "next")]
    return [link and link["href"] for link in links]


def test_each_part_leads_to_the_one_before_and_the_one_after(client):
    first, middle, last = parts(SeriesFactory())
    assert beside(client, middle) == [first.url, last.url]
    assert beside(client, first) == [None, middle.url]
    assert beside(client, last) == [middle.url, None]


def test_parts_published_in_one_moment_stand_in_one_order(client):
    found = parts(SeriesFactory())
    Article.objects.update(first_published_at=timezone.now())
    assert beside(client, found[1]) == [found[0].url, found[2].url]


def test_what_is_taken_down_is_passed_over(client):
    first, middle, last = parts(SeriesFactory())
    middle.unpublish()
    assert beside(client, first) == [None, last.url]


def test_a_story_of_no_series_leads_to_no_other(client):
    parts(SeriesFactory())
    assert beside(client, StoryPageFactory()) == [None, None]


def test_the_series_has_a_page_in_order(client):
    series = SeriesFactory(introduction="Every Monday.")
    parts(series)
    found = BeautifulSoup(client.get(series.get_absolute_url()).text, "html.parser").find("main")
    assert [a.get_text() for a in found.select(".story-cards a")] == ["Part 0", "Part 1", "Part 2"]
    assert "Every Monday." in found.get_text()
    assert series.title in client.get(reverse("stories:all_series")).text


def test_a_series_of_which_nothing_may_be_read_is_not_there(client):
    series = SeriesFactory()
    StoryPageFactory(series=series, publish=False)
    assert client.get(series.get_absolute_url()).status_code == 404
    assert not Series.objects.public().exists()


def test_a_story_outlives_its_series():
    page = StoryPageFactory(series=SeriesFactory())
    Series.objects.all().delete()
    page.refresh_from_db()
    assert page.series is None


# Lists


def test_lists_and_feeds_cost_the_same_for_one_story_and_for_eight(client):
    author, series = ContributorFactory(portrait=_picture()), SeriesFactory()
    topic, blog = TopicPageFactory(tag_words=["trams"]), BlogIndexFactory(contributor=author)
    made = {"authors": [author], "series": series, "tag_words": ["trams"]}
    feeds = [("contributor_feed", author.slug), ("topic_feed", topic.pk), ("tag_feed", "trams")]
    feeds += [("blog_feed", blog.pk), ("series_feed", series.slug)]
    paths = [topic.get_parent().url, topic.url, blog.url, "/tagged/trams/", "/series/"]
    paths += [author.get_absolute_url(), series.get_absolute_url(), "/people-who-write/"]
    paths += [reverse(f"stories:{name}") for name in ("feed", "letter", "plain_letter")]
    paths += [reverse(f"stories:{name}", args=[key]) for name, key in feeds]
    counts = []
    for _ in range(2):
        for _ in range(1 if not counts else 7):
            BlogPostFactory(parent=blog, **made, **_all_in_it())
            StoryPageFactory(**made, **_all_in_it())
        counts.append({path: _queries(client, path) for path in paths})
    assert counts[0] == counts[1]
    assert {path: count for path, count in counts[0].items() if count > 15} == {}


def _picture():
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    return image


def _all_in_it():
    """A picture, and a block that shows an object and one that shows a memory."""
    memory = MemoryFactory(state="published", uses={"stories": "yes"})
    thing = ObjectImageFactory().collection_object
    body = [("object", {"object": thing, "size": "large", "caption": ""})]
    return {"picture": _picture(), "body": [*body, ("memory", {"memory": memory})]}


def _queries(client, path):
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
