"""Stories as programs read them: feeds, linked data, share images, the sitemap."""

from datetime import timedelta

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from taggit.models import Tag
from wagtail.models import PageViewRestriction

from stories.blocks import StoryBody
from stories.tags import rename
from tests.factories import (
    BlogIndexFactory,
    BlogPostFactory,
    ChapterFactory,
    CollectionObjectFactory,
    ContributorFactory,
    ExhibitionFactory,
    MemoryFactory,
    SeriesFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.stories.addresses import OURS
from tests.stories.every_block import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def follow(client, address):
    response = client.get(address)
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def test_a_feed_has_the_full_text_with_whole_addresses(client):
    thing = CollectionObjectFactory(title="A mangle")
    body = [
        ("text", '<p>The tram stopped <a href="/visiting/">here</a>.</p>'),
        ("object", {"object": thing, "size": "large", "caption": "It squeaked."}),
        ("quote", {"words": "We kept the lid.", "who": "Dot"}),
    ]
    authors = [ContributorFactory(name="Ada Draper"), ContributorFactory(name="Bo Marsh")]
    page = StoryPageFactory(
        title="Wash <day>", standfirst="Of 5 < 6 lids.", body=body, authors=authors
    )
    (entry,) = follow(client, reverse("stories:feed")).entries
    assert entry.link == OURS + page.url
    assert entry.author == "Ada Draper, Bo Marsh"
    assert entry.title == "Wash <day>"
    text = entry.content[0].value
    assert "The tram stopped" in text
    assert f'href="{OURS}/visiting/"' in text
    assert f'href="{OURS}{thing.get_absolute_url()}"' in text
    assert "It squeaked." in text
    assert "We kept the lid." in text


def test_of_a_memory_there_is_a_line_and_a_link(client):
    memory = MemoryFactory(
        state="published", text="Grandad’s ocarina hung there.", uses={"stories": "yes"}
    )
    page = StoryPageFactory(body=[("memory", {"memory": memory})])
    response = client.get(reverse("stories:feed"))
    assertNotContains(response, "ocarina")
    (entry,) = feedparser.parse(response.content).entries
    assert f'href="{OURS}{page.url}"' in entry.content[0].value


def test_nothing_closed_or_withdrawn_is_in_a_feed(client):
    thing = CollectionObjectFactory(title="A mangle")
    StoryPageFactory(title="A draft", publish=False)
    closed = StoryPageFactory(title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    StoryPageFactory(
        title="Open", body=[("object", {"object": thing, "size": "large", "caption": ""})]
    )
    thing.retire()
    found = follow(client, reverse("stories:feed"))
    assert [entry.title for entry in found.entries] == ["Open"]
    assertNotContains(client.get(reverse("stories:feed")), "A mangle")


def test_each_author_and_each_topic_has_one(client):
    ada = ContributorFactory()
    StoryPageFactory(title="Hers", authors=[ada])
    StoryPageFactory(title="Of trams", tag_words=["trams"])
    chosen = StoryPageFactory(title="Chosen")
    topic = TopicPageFactory(tag_words=["trams"], chosen=[("page", chosen)])
    hers = follow(client, reverse("stories:contributor_feed", args=[ada.slug]))
    assert [entry.title for entry in hers.entries] == ["Hers"]
    trams = follow(client, reverse("stories:topic_feed", args=[topic.pk]))
    assert {entry.title for entry in trams.entries} == {"Of trams", "Chosen"}
    assertContains(client.get(topic.url), reverse("stories:topic_feed", args=[topic.pk]))
    nobody = ContributorFactory()
    assert client.get(reverse("stories:contributor_feed", args=[nobody.slug])).status_code == 404
    topic.unpublish()
    assert client.get(reverse("stories:topic_feed", args=[topic.pk])).status_code == 404


def test_each_blog_has_its_own_whether_its_writer_has_published_or_not(client):
    ada = ContributorFactory()
    blog = BlogIndexFactory(title="Ada’s bench", contributor=ada)
    other = BlogIndexFactory(title="The bell project", slug="bells")
    address = reverse("stories:blog_feed", args=[blog.pk])
    assert follow(client, address).entries == []
    post = BlogPostFactory(title="A first tin", parent=blog)
    BlogPostFactory(title="A second tin", parent=blog)
    BlogPostFactory(title="A bell", parent=other, authors=[ada])
    found = follow(client, address)
    assert [entry.title for entry in found.entries] == ["A second tin", "A first tin"]
    assert found.feed.link == OURS + blog.url
    assert found.feed.title.startswith("Ada’s bench in ")
    bells = follow(client, reverse("stories:blog_feed", args=[other.pk]))
    assert [entry.title for entry in bells.entries] == ["A bell"]
    post.unpublish()
    assert [entry.title for entry in follow(client, address).entries] == ["A second tin"]
    PageViewRestriction.objects.create(page=blog, restriction_type="login")
    assert client.get(address).status_code == 404


def test_each_series_has_one(client):
    series = SeriesFactory(title="Tram days", slug="tram-days")
    first = StoryPageFactory(title="The first tram", series=series)
    StoryPageFactory(title="The last tram", series=series)
    StoryPageFactory(title="A bell")
    found = follow(client, "/series/tram-days/feed/")
    assert [entry.title for entry in found.entries] == ["The last tram", "The first tram"]
    assert found.feed.link == f"{OURS}/series/tram-days/"
    for part in (first, *series.articles.all()):
        part.unpublish()
    assert client.get("/series/tram-days/feed/").status_code == 404


def test_whatever_feed_a_list_names_is_there(client):
    nobody = ContributorFactory()
    blog, project = BlogIndexFactory(contributor=nobody), BlogIndexFactory(slug="bells")
    series = SeriesFactory()
    StoryPageFactory(series=series, tag_words=["trams"], authors=[ContributorFactory(slug="bo")])
    lists = [blog.url, project.url, series.get_absolute_url(), TopicPageFactory().url]
    for path in [*lists, "/tagged/trams/", "/people-who-write/bo/"]:
        html = BeautifulSoup(client.get(path).text, "html.parser")
        links = {link["href"] for link in html.head("link", type="application/atom+xml")}
        (own,) = links - {reverse(f"{app}:feed") for app in ("stories", "objects", "whatson")}
        assert html.main.find("a", href=own), path
        follow(client, own)


def test_an_exhibition_is_one_entry_among_all_stories(client):
    ada = ContributorFactory()
    ExhibitionFactory(title="Bells")
    ChapterFactory(title="Room one", authors=[ada])
    assert [e.title for e in follow(client, reverse("stories:feed")).entries] == ["Bells"]
    hers = follow(client, reverse("stories:contributor_feed", args=[ada.slug]))
    assert [entry.title for entry in hers.entries] == ["Room one"]


def test_each_tag_has_one_under_its_former_address_too(client):
    tagged = StoryPageFactory(title="Of trams", tag_words=["trams"])
    StoryPageFactory(title="Of bells", tag_words=["bells"])
    address = reverse("stories:tag_feed", args=["trams"])
    found = follow(client, address)
    assert [entry.title for entry in found.entries] == ["Of trams"]
    assert found.feed.link == f"{OURS}/tagged/trams/"
    assertContains(client.get("/tagged/trams/"), f'href="{address}"')
    rename(Tag.objects.get(name="trams"), "tramways")
    assert [entry.title for entry in follow(client, address).entries] == ["Of trams"]
    tagged.unpublish()
    assert client.get(address).status_code == 404
    assert client.get(reverse("stories:tag_feed", args=["none"])).status_code == 404


def test_a_tag_that_no_story_has_has_none(client):
    thing = CollectionObjectFactory()
    thing.tags.add("lamps")
    thing.save()
    assert client.get(reverse("stories:tag_feed", args=["lamps"])).status_code == 404
    assertNotContains(client.get("/tagged/lamps/"), "/tagged/lamps/feed/")


@pytest.mark.parametrize("path", ["/", "/objects/", "/memories/", "/people-who-write/"])
def test_every_page_of_the_site_leads_to_the_feed_of_all_stories_once(client, path):
    head = BeautifulSoup(client.get(path).text, "html.parser").head
    links = [link["href"] for link in head("link", type="application/atom+xml")]
    assert links.count(reverse("stories:feed")) == 1


def test_a_story_and_its_lists_name_the_feed_of_all_once(client):
    page = StoryPageFactory(authors=[ContributorFactory()])
    for address in (page.url, page.get_parent().url, TopicPageFactory().url):
        read = BeautifulSoup(client.get(address).text, "html.parser")
        assert len(read.select(f'link[rel="alternate"][href="{reverse("stories:feed")}"]')) == 1


def test_every_feed_keeps_memories_to_a_line_and_a_link(client):
    memory = MemoryFactory(
        state="published", text="Grandad’s ocarina hung there.", uses={"stories": "yes"}
    )
    ada = ContributorFactory()
    page = StoryPageFactory(
        body=[("memory", {"memory": memory})], authors=[ada], tag_words=["pipes"]
    )
    topic = TopicPageFactory(tag_words=["pipes"])
    for address in (
        reverse("stories:feed"),
        reverse("stories:contributor_feed", args=[ada.slug]),
        reverse("stories:topic_feed", args=[topic.pk]),
        reverse("stories:tag_feed", args=["pipes"]),
    ):
        (entry,) = follow(client, address).entries
        assert f'href="{OURS}{page.url}"' in entry.content[0].value
        assertNotContains(client.get(address), "ocarina")
        assertNotContains(client.get(address), memory.reference)


def test_all_kinds_of_block_stand_in_it_and_many_cost_as_much_as_one(
    client, django_assert_max_num_queries
):
    for _ in range(3):
        StoryPageFactory(body=every_block())
    client.get(reverse("stories:feed"))
    with django_assert_max_num_queries(20):
        found = follow(client, reverse("stories:feed"))
    text = found.entries[0].content[0].value
    told = {
        "text": "home</a>",
        "heading": "<h2>Part 2</h2>",
        "quote": "We kept the lid.",
        "object": "Object: <a",
        "object_detail": "It sang there.",
        "object_group": "<ul><li><a",
        "memory": "Somebody’s memory stands here",
        "picture": "A sign on a brick wall",
        "compare": "Two pictures to compare",
        "sound": "A sound of the bell",
        "video": "A video of the bell",
        "embed": "A mangle on Vimeo",
        "timeline": "<dt>1893</dt>",
        "places": "Lavender Street",
        "steps": "<ol><li>",
        "question": "Did you have one?",
        "file": "To download: The whole programme",
        "take_part": "Take part: Mending together",
        "consultation": "Which colour shall door",
        "on_stage": "A show: <a",
    }
    assert set(told) == set(StoryBody().child_blocks)
    assert {name for name, words in told.items() if words not in text} == set()


# The letter of the week


def test_the_letter_links_to_the_stories_of_seven_days_and_quotes_no_memory(client):
    memory = MemoryFactory(
        state="published", text="Grandad’s ocarina hung there.", uses={"stories": "yes"}
    )
    page = StoryPageFactory(
        title="Lids & <tins>",
        standfirst="Of lids.",
        authors=[ContributorFactory(name="Ada Draper")],
        body=[("memory", {"memory": memory}), ("text", "<p>Long text.</p>")],
    )
    old = StoryPageFactory(title="An old one")
    old.first_published_at -= timedelta(days=8)
    old.save()
    StoryPageFactory(title="A draft", publish=False)
    html, plain = client.get("/stories/letter/"), client.get("/stories/letter/plain/")
    assertContains(html, "Lids &amp; &lt;tins&gt;")
    assertContains(plain, "Lids & <tins>")
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    for letter in (html, plain):
        for words in (OURS + page.url, "Of lids.", "By Ada Draper"):
            assertContains(letter, words)
        for words in ("ocarina", "Long text", "An old one", "A draft"):
            assertNotContains(letter, words)


def test_a_week_without_stories_says_so(client):
    for path in ("/stories/letter/", "/stories/letter/plain/"):
        assertContains(client.get(path), "No new stories this week.")
