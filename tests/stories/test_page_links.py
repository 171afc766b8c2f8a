"""Links in texts to pages of ours: an address that tells of what nobody may read stands nowhere."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from stories.warnings import warnings_of
from tests.factories import ContributorFactory, StoryPageFactory

pytestmark = pytest.mark.django_db
SLUG = "secret-layoffs"


def link_to(page):
    return f'<p>As we <a linktype="page" id="{page.pk}">wrote before</a>.</p>'


def linking(page, **fields):
    moments = [{"when": "1893", "words": link_to(page)}] * 2
    body = [("text", link_to(page)), ("timeline", {"moments": moments})]
    more = {"easy_read": link_to(page), "authors": [ContributorFactory()], **fields}
    return StoryPageFactory(slug="lids", body=body, **more)


def shut(how):
    page = StoryPageFactory(title="Layoffs", slug=SLUG, publish=how != "draft")
    if how == "taken down":
        page.unpublish()
    elif how == "for later":
        page.unpublish()
        later = timezone.now() + timedelta(days=1)
        page.save_revision(approved_go_live_at=later)
    elif how == "closed":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def links_in(html):
    main = BeautifulSoup(html, "html.parser")
    return [link.get("href") for link in main.find_all("a", string="wrote before")]


def test_a_link_leads_to_an_open_page(client):
    other = StoryPageFactory(title="Pay day", slug="pay-day")
    story = linking(other)
    assert links_in(client.get(story.url).text) == [other.url] * 3
    assertContains(client.get("/stories/feed/"), "pay-day")
    assert warnings_of(story) == []


@pytest.mark.parametrize("how", ["draft", "taken down", "for later", "closed"])
def test_nothing_is_told_of_a_page_that_nobody_may_read(client, how):
    story = linking(shut(how))
    for path in (story.url, f"{story.url}?version=easy", "/stories/feed/"):
        response = client.get(path)
        assertContains(response, "wrote before")
        assertNotContains(response, SLUG)
    assert not any(links_in(client.get(story.url).text))
    (warning,) = warnings_of(story)
    assert warning.startswith("A link leads to “Layoffs”, which not everybody may read")


def test_the_link_is_there_as_soon_as_its_page_is(client):
    other = shut("draft")
    story = linking(other)
    assert not any(links_in(client.get(story.url).text))
    other.get_latest_revision().publish()
    assert links_in(client.get(story.url).text) == [other.url] * 3
