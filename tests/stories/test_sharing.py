"""Stories in their page’s head and beside it: linked data, share images, the sitemap."""

import io

import extruct
import pytest
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from objects.sharing import share_image
from objects.sharing.share_files import folder_of
from search.outbox import drain
from stories.sharing import share_jpeg
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    StoryPageFactory,
)
from tests.stories.addresses import OURS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


# In its page


def test_machines_are_told_what_it_is(client):
    ada = ContributorFactory(name="Ada Draper")
    thing = CollectionObjectFactory(title="A mangle")
    page = StoryPageFactory(
        title="Wash </script> day",
        standfirst="Of lids.",
        authors=[ada],
        body=[("object", {"object": thing, "size": "large", "caption": ""})],
    )
    html = client.get(page.url).text
    (told,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert told["@type"] == "Article"
    assert told["headline"] == "Wash </script> day"
    assert told["author"] == [
        {"@type": "Person", "name": "Ada Draper", "url": OURS + ada.get_absolute_url()}
    ]
    assert told["url"] == OURS + page.url
    assert [about["name"] for about in told["about"]] == ["A mangle"]
    graph = dict(extruct.extract(html, syntaxes=["opengraph"])["opengraph"][0]["properties"])
    assert graph["og:title"] == "Wash </script> day"
    assert graph["og:image"] == told["image"]
    assert f'<link rel="canonical" href="{OURS}{page.url}">' in html


def test_its_share_image_is_drawn(client):
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    drawn = []
    for page in (StoryPageFactory(), StoryPageFactory(picture=image)):
        response = client.get(reverse("stories:share", args=[page.pk]))
        assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
        drawn.append(response.content)
        again = {"HTTP_IF_NONE_MATCH": response["ETag"]}
        assert client.get(response.request["PATH_INFO"], **again).status_code == 304
        page.unpublish()
        assert client.get(response.request["PATH_INFO"]).status_code == 404
    assert drawn[0] != drawn[1]


@pytest.fixture
def share_of(client):
    """Ask for a story's share image."""
    return lambda page: client.get(reverse("stories:share", args=[page.pk]))


def share_files(page):
    return list(folder_of(page.pk, "stories.Article").glob("*"))


def test_its_share_image_is_drawn_once_until_the_story_changes(share_of, monkeypatch):
    page = StoryPageFactory(title="Wash day")
    first = share_of(page).content
    (before,) = share_files(page)
    monkeypatch.setattr(share_image, "draw", None)  # a second drawing would fail
    assert share_of(page).content == first
    monkeypatch.undo()
    page.title = "Ironing day"
    page.save_revision().publish()
    assert share_of(page).content != first
    (after,) = share_files(page)
    assert before.name != after.name


def test_what_a_closed_picture_showed_is_served_from_no_kept_file(share_of):
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    page = StoryPageFactory(picture=image)
    first = share_of(page).content
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    image.collection = closed
    image.save()
    assert share_of(page).content != first
    assert len(share_files(page)) == 1


@pytest.mark.parametrize("end", ["taken down", "closed", "deleted"])
def test_no_share_image_is_served_or_kept_of_what_nobody_may_read(share_of, end):
    page = StoryPageFactory()
    share_of(page)
    assert share_files(page)
    if end == "taken down":
        page.unpublish()
    elif end == "closed":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.delete()
    assert share_of(page).status_code == 404  # before anybody has cleared up
    drain()
    assert share_files(page) == []


def test_nothing_is_kept_of_a_story_taken_down_while_it_is_drawn():
    page = StoryPageFactory()
    page.unpublish()
    drain()
    share_jpeg(page, None)
    assert share_files(page) == []


def test_the_sitemap_has_stories_and_those_who_write(client):
    ada = ContributorFactory()
    page = StoryPageFactory(authors=[ada])
    ContributorFactory(slug="nobody")
    assertContains(client.get("/sitemap/pages.xml"), f"{OURS}{page.url}</loc>")
    assertContains(client.get("/sitemap/writers.xml"), f"{OURS}{ada.get_absolute_url()}</loc>")
    assertNotContains(client.get("/sitemap/writers.xml"), "nobody")
