"""A story and what leads to it, as readers have them: on a phone, with and without JavaScript."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.browser.looks import SCHEMES
from tests.factories import (
    CollectionImageFactory,
    ContributorFactory,
    SeriesFactory,
    StoryIndexFactory,
    StoryPageFactory,
)
from tests.stories.every_block import every_block

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def story(index, live_server, settings, tmp_path):
    """One with all around it that there can be."""
    settings.SITE_URL = live_server.url
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    with transaction.atomic():  # one commit, so that what follows each is done once
        return make_story()


def make_story():
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    ada = ContributorFactory(name="Ada Draper", portrait=image, making_now="A play of trams.")
    StoryIndexFactory(show_in_menus=True)
    made = {"authors": [ada], "series": SeriesFactory(title="Tram days"), "tag_words": ["trams"]}
    StoryPageFactory(title="The first tram", **made)
    return StoryPageFactory(
        title="The last tram", picture=image, body=every_block(), easy_read="<p>Easy.</p>", **made
    )


@pytest.mark.parametrize(
    "javascript", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["without", "with"]
)
def test_from_the_front_page_to_a_story_and_on(open_page, story, javascript):
    page = open_page(viewport=PHONE, java_script_enabled=javascript)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Stories").click()
    page.get_by_role("link", name="The last tram").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The last tram")
    expect(page.get_by_role("heading", name="In this story")).to_be_visible()
    expect(page.locator("#story-address")).to_be_visible()
    has_button = page.get_by_role("button", name="Copy the link").or_(
        page.get_by_role("button", name="Share this story")
    )
    assert has_button.first.is_visible() is javascript
    page.get_by_role("link", name="The first tram").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first tram")
    page.get_by_role("link", name="Ada Draper").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Draper")
    expect(page.get_by_role("link", name="The last tram")).to_be_visible()
    feed = page.locator("link[type='application/atom+xml'][href*='ada-draper']")
    assert feed.count() == 1
    page.go_back()
    page.go_back()
    section = page.get_by_role("region", name="In this story")
    thing = section.get_by_role("link").first
    title = thing.inner_text()
    thing.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_story_of_many_blocks_can_be_read_by_everybody(
    open_page, story, assert_accessible, scheme
):
    page = open_page(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page.goto(story.url)
    page.get_by_role("heading", name="In this story").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)


@pytest.mark.slow
def test_what_stands_around_it_can_be_read_by_everybody(open_page, story, assert_accessible):
    page = open_page(viewport={"width": 320, "height": 700})
    writer = story.authors[0].get_absolute_url()
    for path in (f"{story.url}?version=easy", story.get_parent().url, writer):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert_accessible(page)


def test_a_printed_story_has_what_is_read_and_nothing_to_press(page, story):
    page.emulate_media(media="print")
    page.goto(story.url)
    expect(page.get_by_role("heading", name="The last tram")).to_be_visible()
    expect(page.get_by_role("heading", name="In this story")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("#story-address")).to_be_hidden()
    expect(page.get_by_role("heading", name="What do you remember?")).to_be_hidden()


@pytest.mark.slow
def test_the_link_is_copied_where_a_device_cannot_share(page, live_server, story):
    page.add_init_script("delete Navigator.prototype.share")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(story.url)
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{live_server.url}{story.url}"
    assert page.get_by_role("button", name="Share this story").count() == 0


@pytest.mark.slow
def test_a_device_that_can_share_is_asked_to(page, live_server, story):
    page.add_init_script(
        "window.shared = []; Navigator.prototype.share = async (it) => { window.shared.push(it) }"
    )
    page.goto(story.url)
    page.get_by_role("button", name="Share this story").click()
    address = f"{live_server.url}{story.url}"
    assert page.evaluate("window.shared") == [{"title": "The last tram", "url": address}]
    assert page.get_by_role("button", name="Copy the link").count() == 0
