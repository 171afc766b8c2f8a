"""Who gave a memory sees on their private page where else people read it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from contact.private_pages import hyphened
from memories.private import new_link
from stories.panels import uses_of_memories
from tests.factories import (
    ExhibitionFactory,
    MemoryFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def memory():
    return MemoryFactory(state="published", uses={"stories": "yes", "exhibitions": "yes"})


def told(memory):
    return [("memory", {"memory": memory})]


@pytest.fixture
def part(client, memory):
    """What its giver reads now of the pages that it stands on, if there are any."""
    address = reverse("memories:yours", args=[hyphened(new_link(memory))])

    def look():
        page = BeautifulSoup(client.get(address).text, "html.parser")
        return page.find("section", attrs={"aria-labelledby": "stands-in"})

    return look


@pytest.fixture
def listed(part):
    """The titles and addresses in it."""
    return lambda: {a.get_text(): a["href"] for a in part()("a")} if part() else {}


def test_each_page_that_shows_it_is_named_once(memory, listed):
    assert listed() == {}
    story = StoryPageFactory(title="Of pots", body=told(memory) * 2)
    exhibition = ExhibitionFactory(title="Kitchens", body=told(memory))
    topic = TopicPageFactory(title="Cooking", chosen=[("memory", memory)])
    StoryPageFactory(title="Of another", body=told(MemoryFactory(state="published")))
    assert listed() == {
        "Cooking": topic.url,
        "Kitchens": exhibition.url,
        "Of pots": story.url,
    }


def lines(part):
    return [line.get_text(strip=True) for line in part()("li")]


def test_a_page_for_invited_readers_is_counted_and_not_named(memory, part, listed):
    closed = StoryPageFactory(title="Of secret pots", body=told(memory) * 2)
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="pot")
    StoryPageFactory(title="Of others", body=told(MemoryFactory(state="published")))
    assert lines(part) == ["On a page that only invited people can read"]
    other = ExhibitionFactory(title="Kitchens", body=told(memory))
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    StoryPageFactory(title="Of pots", body=told(memory))
    assert lines(part) == ["Of pots", "On 2 pages that only invited people can read"]
    assert "secret" not in str(part())
    memory.agree({"stories": "no", "exhibitions": "yes"})
    closed.unpublish()
    other.unpublish()
    assert part() is None


def test_no_draft_and_nothing_closed_is_named(memory, listed):
    StoryPageFactory(title="A draft", body=told(memory), publish=False)
    closed = StoryPageFactory(title="Closed", body=told(memory))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    story = StoryPageFactory(title="Of pots", body=told(memory))
    root = story.get_parent().get_parent()
    story.create_alias(parent=StoryIndexFactory(title="More", slug="more", parent=root))
    assert list(listed()) == ["Of pots"]
    story.unpublish()
    assert listed() == {}


def test_a_page_on_which_it_gave_way_is_not_named(memory, listed):
    StoryPageFactory(title="Of pots", body=told(memory))
    ExhibitionFactory(title="Kitchens", body=told(memory))
    memory.agree({"stories": "yes", "exhibitions": "no"})
    assert list(listed()) == ["Of pots"]
    memory.agree({"stories": "no", "exhibitions": "yes"})
    assert listed() == {}
    memory.agree({"stories": "yes", "exhibitions": "yes"})
    assert list(listed()) == ["Kitchens", "Of pots"]
    memory.pause()
    assert listed() == {}


def test_it_is_one_query_however_many(memory, django_assert_num_queries):
    for n in range(3):
        StoryPageFactory(title=f"Of pots {n}", body=told(memory))
    with django_assert_num_queries(1):
        found = uses_of_memories([memory])
    assert len(found[memory.pk].open) == 3
