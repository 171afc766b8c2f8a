"""Stories, those who write them and topics in the search; and nothing of what is closed."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains
from taggit.models import Tag
from wagtail.models import PageViewRestriction

from search import outbox
from search.query import Query
from stories.documents import STORY, TOPIC, WRITER
from stories.tags import rename
from tests.factories import (
    ContributorFactory,
    MemoryFactory,
    StoryPageFactory,
    TopicPageFactory,
)

pytestmark = pytest.mark.django_db


def found(index, words, kind=STORY):
    outbox.drain()
    return index.search(Query(text=words, kinds=(kind,), size=20)).pks(kind)


def test_a_story_is_found_by_all_that_was_written_for_it(index):
    page = StoryPageFactory(
        title="The last trolleybus",
        standfirst="A bell that nobody rang.",
        body=[("text", "<p>Grease and <b>sparks</b>.</p>"), ("heading", "Terminus")],
        authors=[ContributorFactory(name="Zelda Quill")],
        tag_words=["catenary"],
    )
    for words in ("trolleybus", "bell", "sparks", "terminus", "zelda quill", "catenary"):
        assert found(index, words) == [page.pk], words
    assert found(index, "ocarina") == []


def test_a_title_counts_more_than_a_word_of_the_text(index):
    text = StoryPageFactory(title="Wash day", body=[("text", "<p>A trolleybus went by.</p>")])
    title = StoryPageFactory(title="The trolleybus")
    assert found(index, "trolleybus") == [title.pk, text.pk]


def test_a_memory_in_a_story_is_not_found_by_the_story(index):
    memory = MemoryFactory(
        state="published", text="Grandad’s ocarina hung there.", uses={"stories": "yes"}
    )
    StoryPageFactory(body=[("memory", {"memory": memory})])
    assert found(index, "ocarina") == []


@pytest.mark.parametrize("end", ["unpublish", "delete", "close"])
def test_what_nobody_may_read_any_more_is_not_found(index, end):
    ada = ContributorFactory(name="Zelda Quill")
    page = StoryPageFactory(title="The trolleybus", authors=[ada])
    assert found(index, "trolleybus") == [page.pk]
    assert found(index, "zelda", WRITER) == [ada.pk]
    if end == "close":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        getattr(page, end)()
    assert found(index, "trolleybus") == []
    assert found(index, "zelda", WRITER) == []


def test_a_draft_is_not_found(index):
    ada = ContributorFactory(name="Zelda Quill")
    page = StoryPageFactory(title="The trolleybus", authors=[ada], publish=False)
    assert found(index, "trolleybus") == found(index, "zelda", WRITER) == []
    page.save_revision().publish()
    assert found(index, "trolleybus") == [page.pk]


def test_who_is_renamed_is_found_by_the_new_name_and_so_is_what_they_wrote(index):
    ada = ContributorFactory(name="Zelda Quill", making_now="A play of lamplighters.")
    page = StoryPageFactory(authors=[ada])
    assert found(index, "lamplighters", WRITER) == [ada.pk]
    ada.name = "Yolanda Quill"
    ada.save()
    assert found(index, "yolanda", WRITER) == [ada.pk]
    assert found(index, "yolanda") == [page.pk]
    assert found(index, "zelda") == found(index, "zelda", WRITER) == []


def test_a_topic_is_found_by_what_it_says_and_gathers_by(index):
    topic = TopicPageFactory(
        title="Getting about", introduction="<p>By omnibus.</p>", tag_words=["catenary"]
    )
    for words in ("getting about", "omnibus", "catenary"):
        assert found(index, words, TOPIC) == [topic.pk]
    rename(Tag.objects.get(name="catenary"), "overhead wires")
    assert found(index, "overhead", TOPIC) == [topic.pk]
    topic.unpublish()
    assert found(index, "omnibus", TOPIC) == []


def test_they_stand_in_one_result(client, index):
    ada = ContributorFactory(name="Trolleybus Ada")
    page = StoryPageFactory(title="The trolleybus", authors=[ada])
    topic = TopicPageFactory(title="Trolleybus days")
    outbox.drain()
    response = client.get("/search/?q=trolleybus")
    for url in (page.url, topic.url, ada.get_absolute_url()):
        assertContains(response, f'href="{url}"')
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assertNotContains(client.get("/search/?q=trolleybus"), f'href="{page.url}"')
