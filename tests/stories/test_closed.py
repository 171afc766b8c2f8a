"""A story that nobody may read is told of at no address: each route is walked while it is public,
where it should be told of, and after, whatever closed it.
"""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from contact.jobs import publish_scheduled
from home.models import HomePage
from search.outbox import drain
from stories.models import Article, StoryPage
from tests.bac_collection.public_addresses import public_addresses
from tests.factories import (
    BlogIndexFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    SeriesFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

SLUG = "quillfeather-trams"
PLANTED = {
    "title": "Quillfeather trams",
    "standfirst": "Of the wexmoor terminus.",
    "author": "Zelda Ruddlecombe",
    "series": "Zyxa omnibus days",
    "tag": "zyxatag",
}
"""What nothing else on the site says."""


@pytest.fixture
def story():
    """One with everything that a story can be found by, and by which nothing else is found."""
    memory = MemoryFactory(state="published", uses={"stories": "yes", "frames": "yes"})
    thing = memory.collection_object
    page = StoryPageFactory(
        title=PLANTED["title"],
        slug=SLUG,
        standfirst=PLANTED["standfirst"],
        authors=[ContributorFactory(name=PLANTED["author"], slug="zelda")],
        series=SeriesFactory(title=PLANTED["series"], slug="omnibus"),
        tag_words=[PLANTED["tag"]],
        body=[
            ("object", {"object": thing, "size": "large", "caption": ""}),
            ("memory", {"memory": memory}),
        ],
    )
    TopicPageFactory(title="Getting about", slug="topic", tag_words=["busways"])
    TopicPageFactory(title="By hand", slug="by-hand", chosen=[("page", page)])
    HomePage.objects.update(featured_object=thing)
    drain()
    return page


def addresses(story) -> dict[str, list[str]]:
    """By the name of a route of stories, and of others: where it may be told of."""
    thing = story.story_uses.exclude(collection_object=None).first().collection_object
    memory = story.story_uses.exclude(memory=None).first().memory
    topic = reverse("stories:topic_feed", args=[story.topic.pk])
    asked = [f"/oembed?url={site.SITE_URL}{story.url}", f"/oembed?url={site.SITE_URL}{story.alias}"]
    return {
        "stories:frame": [
            f"/frame/story/{story.pk}/",
            f"/frame/object/{thing.slug}/",
            f"/frame/memory/{memory.reference}/",
        ],
        "stories:oembed": [f"{one}&format={form}" for one in asked for form in ("json", "xml")],
        "stories:contributors": ["/people-who-write/"],
        "stories:contributor": ["/people-who-write/zelda/"],
        "stories:contributor_feed": ["/people-who-write/zelda/feed/"],
        "stories:all_series": ["/series/"],
        "stories:series": ["/series/omnibus/"],
        "stories:series_feed": ["/series/omnibus/feed/"],
        "stories:feed": ["/stories/feed/"],
        "stories:blog_feed": [reverse("stories:blog_feed", args=[story.blog.pk])],
        "stories:topic_feed": [topic],
        "stories:letter": ["/stories/letter/"],
        "stories:plain_letter": ["/stories/letter/plain/"],
        "stories:share": [f"/stories/share/{story.pk}.jpg"],
        "stories:tag": ["/tagged/zyxatag/"],
        "stories:tag_feed": ["/tagged/zyxatag/feed/"],
        "its page": [story.url],
        "lists": ["/stories/", "/stories/?year=2026", "/stories/by-hand/"],
        "an object": [thing.get_absolute_url()],
        "search": [
            *("/search/?q=quillfeather", "/search/?q=zelda", "/search/?q=wexmoor"),
            *("/search/?kind=story", "/search/?kind=writer", "/search/?q=zyxatag"),
        ],
        "sitemaps": ["/sitemap/pages.xml", "/sitemap/writers.xml", "/sitemap/series.xml"],
        "home": ["/"],
        "suggestions": ["/search/suggest/?q=quillf", "/search/suggest/?q=zeld"],
    }


SILENT = {"suggestions", "stories:blog_feed"}
"""Where nothing is told of stories today: a blog has posts."""


PRIVATE = {
    *("stories:review", "stories:review_comment", "stories:review_answer"),
    "stories:review_recording",
}
"""What only somebody with a link opens, to read a draft."""


@pytest.fixture
def found(story):
    root = story.get_parent().get_parent()
    elsewhere = StoryIndexFactory(title="More", slug="more", parent=root)
    story.alias = story.create_alias(parent=elsewhere).url
    story.blog = BlogIndexFactory(title="A bench", slug="bench")
    story.topic = story.get_parent().get_children().get(slug="by-hand")
    return addresses(story)


def told_at(client, address) -> str:
    """All that comes back but for what was typed."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{dict(response.items())} {body.decode(errors='replace')}".replace(address, "")


def tells(told, address) -> list[str]:
    words = [*PLANTED.values(), *([] if SLUG in address else [SLUG])]
    found = [word for word in words if word in told and word not in address]
    return found + (["a picture"] if "'Content-Type': 'image/" in told else [])


def telling(client, found, but=()) -> dict[str, list[str]]:
    return {
        address: said
        for where in found.values()
        for address in where
        if address not in but and (said := tells(told_at(client, address), address))
    }


def test_every_route_of_stories_is_walked(found):
    """A new route belongs in `addresses` above; this says which is missing."""
    ours = {one.name for one in public_addresses() if one.name.startswith("stories:")}
    assert ours - PRIVATE <= set(found)


def test_it_is_told_of_while_anybody_may_read_it(client, found):
    telling_of_it = set(telling(client, found))
    for name, where in found.items():
        assert name in SILENT or telling_of_it & set(where), name


def close(kind, on="itself"):
    def closed(story):
        page = story if on == "itself" else story.get_parent()
        more = {"password": "open"} if kind == "password" else {}
        row = PageViewRestriction.objects.create(page=page, restriction_type=kind, **more)
        if kind == "groups":
            row.groups.add(Group.objects.first())

    return closed


def expire(story):
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_scheduled()


def make_draft_again(story):
    story.unpublish()
    story.refresh_from_db()
    story.go_live_at = timezone.now() + timedelta(days=1)
    story.save_revision(approved_go_live_at=story.go_live_at)


CLOSED = {
    "taken down": lambda story: story.unpublish(),
    "deleted": lambda story: StoryPage.objects.get(pk=story.pk).delete(),
    "expired": expire,
    "a draft for later": make_draft_again,
    "for who logs in": close("login"),
    "by a password": close("password"),
    "for a group": close("groups"),
    "with all below its list": close("login", on="list"),
}
SLOW = ("a draft for later", "for who logs in", "for a group")


@pytest.mark.parametrize(
    "how", [pytest.param(one, marks=[pytest.mark.slow] * (one in SLOW)) for one in CLOSED]
)
def test_it_is_told_of_nowhere_once_nobody_may_read_it(client, story, found, how):
    for where in found.values():
        for address in where:
            client.get(address)  # whatever is kept of a visit is kept now
    CLOSED[how](story)
    # A word that only the index knows may be proposed until the index has heard.
    assert telling(client, found, but=found["suggestions"]) == {}
    drain()
    assert telling(client, found) == {}


def test_a_draft_was_never_told_of(client):
    story = StoryPageFactory(
        title=PLANTED["title"],
        slug=SLUG,
        publish=False,
        authors=[ContributorFactory(name=PLANTED["author"], slug="zelda")],
        tag_words=[PLANTED["tag"]],
    )
    drain()
    paths = ["/stories/", story.url, "/stories/feed/", "/people-who-write/", "/tagged/zyxatag/"]
    paths += [f"/frame/story/{story.pk}/", f"/oembed?url={site.SITE_URL}{story.url}"]
    paths += [f"/stories/share/{story.pk}.jpg", "/search/?q=quillfeather", "/sitemap/pages.xml"]
    assert telling(client, {"all": paths}) == {}


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_an_object_that_is_not_public_is_told_of_in_no_story(client, story, found, state):
    thing = story.story_uses.exclude(collection_object=None).first().collection_object
    other = CollectionObjectFactory(title="Ysolde’s lantern")
    page = StoryPage.objects.get(pk=story.pk)
    page.body.append(("object", {"object": other, "size": "large", "caption": ""}))
    page.save_revision().publish()
    ours = {name: where for name, where in found.items() if name not in ("search", "suggestions")}

    def where_told():
        every = (address for where in ours.values() for address in where)
        return {one for one in every if "Ysolde" in told_at(client, one)}

    assert {"its page", "stories:contributor", "stories:feed"} <= {
        name for name, where in ours.items() if where_told() & set(where)
    }
    if state == "draft":
        type(other).objects.filter(pk=other.pk).update(live=False)
    else:
        other.retire()
    assert where_told() == set()
    assert thing.name in told_at(client, story.url)
