"""A story and what leads to it, as readers have them: on a phone, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import (
    CollectionImageFactory,
    ContributorFactory,
    SeriesFactory,
    StoryPageFactory,
)
from tests.stories.test_blocks import thirty_blocks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(index, live_server, settings):
    """One with all around it that there can be."""
    settings.SITE_URL = live_server.url
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    ada = ContributorFactory(name="Ada Draper", portrait=image, making_now="A play of trams.")
    made = {"authors": [ada], "series": SeriesFactory(), "tag_words": ["trams"]}
    StoryPageFactory(**made)
    return StoryPageFactory(
        title="The last tram", picture=image, body=thirty_blocks(), easy_read="<p>Easy.</p>", **made
    )


def test_everything_can_be_read_by_everybody_on_a_small_phone(page, live_server, story):
    page.set_viewport_size({"width": 320, "height": 700})
    writer = story.authors[0].get_absolute_url()
    paths = [story.url, f"{story.url}?version=easy", story.get_parent().url, writer]
    for path in [*paths, f"/frame/story/{story.pk}/"]:
        page.goto(f"{live_server.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_the_link_is_copied_where_a_device_cannot_share(page, live_server, story):
    page.add_init_script("delete Navigator.prototype.share")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}{story.url}")
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("Copied").wait_for()
    assert page.get_by_role("button", name="Share this story").count() == 0


def test_a_device_that_can_share_is_asked_to(page, live_server, story):
    page.add_init_script(
        "window.shared = []; Navigator.prototype.share = async (it) => { window.shared.push(it) }"
    )
    page.goto(f"{live_server.url}{story.url}")
    page.get_by_role("button", name="Share this story").click()
    address = f"{live_server.url}{story.url}"
    assert page.evaluate("window.shared") == [{"title": "The last tram", "url": address}]
    assert page.get_by_role("button", name="Copy the link").count() == 0


def test_without_javascript_nothing_is_missing_but_the_buttons(browser, live_server, story):
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(f"{live_server.url}{story.url}")
    assert reader.get_by_role("heading", name="In this story").is_visible()
    assert reader.locator("#story-address").is_visible()
    assert not reader.get_by_role("button", name="Copy the link").is_visible()
    assert not reader.get_by_role("button", name="Share this story").is_visible()
    context.close()
