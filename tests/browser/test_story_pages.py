"""Every page that stories have, each as all readers have it: narrow, light and dark."""

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from stories.models import Article
from tests.bac_collection.public_addresses import public_addresses
from tests.factories import (
    BlogIndexFactory,
    BlogPostFactory,
    ChapterFactory,
    CollectionImageFactory,
    ContributorFactory,
    ExhibitionFactory,
    MemoryFactory,
    ObjectImageFactory,
    SeriesFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.stories.every_block import every_block, recording

NARROW = {"viewport": {"width": 320, "height": 700}}
NO_PAGES = {
    *("stories:oembed", "stories:plain_letter", "stories:share", "stories:feed"),
    *("stories:blog_feed", "stories:contributor_feed", "stories:series_feed"),
    *("stories:tag_feed", "stories:topic_feed"),
}
"""Routes at which programs read."""
ELSEWHERE = "stories:review"
"""What begins so is behind a private link: `test_reviewing.py` looks at it."""


@pytest.fixture
def places(index, live_server, settings, tmp_path):
    """By the name of a page's model, or of a route: addresses of pages with all there can be."""
    settings.SITE_URL = live_server.url
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with transaction.atomic():  # one commit, so that what follows each is done once
        return make_places()


def make_places():
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    thing = ObjectImageFactory(collection_object__title="A bell").collection_object
    thing.tags.add("trams")
    thing.save()
    told = {"stories": "yes", "exhibitions": "yes", "frames": "yes"}
    memory = MemoryFactory(state="published", collection_object=thing, uses=told)
    ada = ContributorFactory(name="Ada Draper", slug="ada", portrait=image, pronouns="she/her")
    type(ada).objects.update(making_now="A play of trams.", about="<p>She <b>sings</b>.</p>")
    index = StoryIndexFactory(show_in_menus=True, introduction="Made of real objects.")
    made = {"authors": [ada], "series": SeriesFactory(slug="tram-days"), "tag_words": ["trams"]}
    made |= {"picture": image, "standfirst": "Of a bell, and who rang it."}
    whole = {"easy_read": "<h2>A tram</h2><p>Easy.</p>", "large_print": "<p>Large.</p>"}
    story = StoryPageFactory(
        title="The last tram", body=every_block(), recording=recording("audio", "read.mp3"),
        **made, **whole,
    )  # fmt: skip
    body = [("memory", {"memory": memory}), ("heading", "A room"), ("text", "<p>Ding.</p>")]
    blog = BlogIndexFactory(title="A bench", contributor=ada, introduction="<p>Each week.</p>")
    post = BlogPostFactory(title="A tin", parent=blog, body=body, **made)
    exhibition = ExhibitionFactory(title="Bells", body=body, **made)
    chapter, _ = (ChapterFactory(title=f"Room {n}", body=body, **made) for n in (1, 2))
    chosen = [("object", thing), ("memory", memory), ("page", post)]
    topic = TopicPageFactory(
        title="Getting about", picture=image, introduction="<p>By tram.</p>", chosen=chosen,
        tag_words=["trams"],
    )  # fmt: skip
    return {
        "StoryIndexPage": [index.url],
        "StoryPage": [story.url, f"{story.url}?version=easy", f"{story.url}?version=large"],
        "BlogIndexPage": [blog.url],
        "BlogPostPage": [post.url],
        "ExhibitionPage": [exhibition.url],
        "ChapterPage": [chapter.url],
        "TopicPage": [topic.url],
        "stories:frame": [
            f"/frame/story/{story.pk}/",
            f"/frame/object/{thing.slug}/",
            f"/frame/memory/{memory.reference}/",
            "/frame/memory/none/",
        ],
        "stories:contributors": ["/people-who-write/"],
        "stories:contributor": ["/people-who-write/ada/"],
        "stories:all_series": ["/series/"],
        "stories:series": ["/series/tram-days/"],
        "stories:letter": ["/stories/letter/"],
        "stories:tag": ["/tagged/trams/"],
    }


def all_there_are() -> set[str]:
    """The models of all pages of stories, and the routes at which people read."""
    models = apps.get_app_config("stories").get_models()
    pages = {one.__name__ for one in models if issubclass(one, Page) and one is not Article}
    routes = {one.name for one in public_addresses() if one.name.startswith("stories:")}
    return pages | {one for one in routes - NO_PAGES if not one.startswith(ELSEWHERE)}


def look_at(page, addresses, assert_accessible):
    for address in addresses:
        response = page.goto(address)
        assert response.status == 404 if "/none/" in address else response.ok, address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        try:
            assert_accessible(page)
        except AssertionError as found:
            raise AssertionError(f"{address}\n{found}") from None


def test_what_gathers_and_what_tells_can_be_read_by_everybody(open_page, places, assert_accessible):
    page = open_page(**NARROW)
    look_at(page, places["TopicPage"] + places["ChapterPage"], assert_accessible)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_stories_can_be_read_by_everybody(
    open_page, places, assert_accessible, scheme
):
    assert set(places) == all_there_are()
    # A frame's own policy lets no script run, and axe is one.
    page = open_page(**NARROW, color_scheme=scheme, bypass_csp=True)
    addresses = [address for where in places.values() for address in where]
    look_at(page, addresses, assert_accessible)
