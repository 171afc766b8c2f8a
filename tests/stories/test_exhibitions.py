"""Exhibitions: chapter after chapter. A wall at BAC is not this site: only memories whose givers
said yes to stories and to exhibitions stand here.
"""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from memories.chooser import NO_LONGER
from stories.groups import EDITORS
from stories.models import ExhibitionPage
from stories.warnings import warnings_of
from tests.factories import (
    ChapterFactory,
    ExhibitionFactory,
    MemoryFactory,
    StoryIndexFactory,
    StoryPageFactory,
)
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db

WORDS = "Grandad’s ocarina hung there."
BOTH = {"stories": "yes", "exhibitions": "yes"}


def read(client, page):
    return BeautifulSoup(client.get(page.url).text, "html.parser").find("main")


def rooms():
    """An exhibition with three chapters, in the order in which they stand in the tree."""
    exhibition = ExhibitionFactory(title="Washing days")
    return exhibition, [
        ChapterFactory(title=title, parent=exhibition) for title in ("Copper", "Mangle", "Line")
    ]


def linked(main, rel):
    link = main.find("a", rel=rel)
    return link and link.get_text()


def test_an_exhibition_leads_to_its_chapters_in_order(client):
    exhibition, chapters = rooms()
    main = read(client, exhibition)
    listed = main.find("nav", attrs={"aria-labelledby": "chapters"}).ol("a")
    assert [a.get_text() for a in listed] == ["Copper", "Mangle", "Line"]
    assert [a["href"] for a in listed] == [chapter.url for chapter in chapters]
    assert linked(main, "next") == "Copper"
    assert not linked(main, "prev")


def test_a_chapter_is_in_no_list_of_stories_but_in_its_exhibition(client):
    exhibition, _ = rooms()
    for address in (exhibition.get_parent().url, "/stories/letter/", "/"):
        shown = client.get(address).text
        assert "Washing days" in shown
        assert "Mangle" not in shown


def test_a_chapter_says_where_it_stands_and_leads_on(client):
    exhibition, (first, middle, last) = rooms()
    main = read(client, middle)
    kind = main.find("p", class_="story__kind")
    assert kind.get_text() == "Washing days, chapter 2 of 3"
    assert kind.a["href"] == exhibition.url
    assert (linked(main, "prev"), linked(main, "next")) == ("Copper", "Line")
    assert main.find("a", attrs={"aria-current": "page"}).get_text() == "Mangle"
    assert not linked(read(client, first), "prev")
    assert not linked(read(client, last), "next")


def test_what_nobody_may_read_is_passed_over(client):
    exhibition, (first, middle, last) = rooms()
    middle.unpublish()
    PageViewRestriction.objects.create(page=last, restriction_type="login")
    main = read(client, first)
    assert "chapter 1 of 1" in main.get_text()
    assert not linked(main, "next")
    for words in ("Mangle", "Line"):
        assertNotContains(client.get(exhibition.url), words)


def test_a_chapter_of_an_exhibition_taken_down_does_not_name_it(client):
    exhibition, (first, *_) = rooms()
    ExhibitionPage.objects.get(pk=exhibition.pk).unpublish()
    assertNotContains(client.get(first.url), "Washing days")


def test_chapters_cost_one_query_however_many(client):
    exhibition, chapters = rooms()
    counts = []
    for _ in range(2):
        for page in (exhibition, chapters[0]):
            client.get(page.url)
            with CaptureQueriesContext(connection) as queries:
                client.get(page.url)
            counts.append(len(queries))
        for n in range(5):
            ChapterFactory(title=f"More {n}", parent=exhibition)
    assert counts[:2] == counts[2:]
    assert max(counts) <= 15


# Its memories


@pytest.mark.parametrize("factory", [ExhibitionFactory, ChapterFactory])
def test_a_memory_needs_a_yes_to_stories_and_to_exhibitions(client, factory):
    memory = MemoryFactory(state="published", text=WORDS, uses={"stories": "yes"})
    page = factory(body=[("memory", {"memory": memory})])
    story = StoryPageFactory(body=[("memory", {"memory": memory})])
    assertNotContains(client.get(page.url), "ocarina")
    memory.agree({"stories": "no", "exhibitions": "yes"})
    assertNotContains(client.get(page.url), "ocarina")
    assertNotContains(client.get(story.url), "ocarina")
    memory.agree(BOTH)
    assertContains(client.get(page.url), "ocarina")


@pytest.mark.parametrize("uses", [["stories"], ["exhibitions"], ["stories", "exhibitions"]])
def test_before_it_is_published_its_author_hears_what_readers_will_not_see(uses):
    memory = MemoryFactory(state="published", uses=dict.fromkeys(uses, "yes"))
    said = warnings_of(ChapterFactory(body=[("memory", {"memory": memory})]))
    assert any(NO_LONGER in line for line in said) is (len(uses) == 1)


@pytest.mark.parametrize("factory", [StoryPageFactory, ExhibitionFactory, ChapterFactory])
@pytest.mark.parametrize("uses", [["stories"], ["exhibitions"], ["stories", "exhibitions"]])
def test_none_other_is_taken_by_its_form(factory, uses):
    page = factory()
    memory = MemoryFactory(state="published", uses=dict.fromkeys(uses, "yes"))
    field = page.get_edit_handler().get_form_class().base_fields["body"]
    value = field.block.to_python([{"type": "memory", "value": {"memory": memory.pk}}])
    if "stories" in uses and (page.surface == "story" or "exhibitions" in uses):
        assert field.clean(value)
    else:
        with pytest.raises(ValidationError):
            field.clean(value)


def test_its_window_shows_memories_for_exhibitions():
    for factory, use in ((StoryPageFactory, "story"), (ExhibitionFactory, "exhibition")):
        field = factory().get_edit_handler().get_form_class().base_fields["body"]
        window = field.block.child_blocks["memory"].child_blocks["memory"].widget
        assert window.get_chooser_modal_url().endswith(f"?use={use}")


def test_an_editor_writes_one_with_a_memory_and_opens_it_again(client):
    client.force_login(person(EDITORS))
    index = StoryIndexFactory()
    memory = MemoryFactory(state="published", text=WORDS, uses=BOTH)
    said = dict.fromkeys(
        [
            "standfirst",
            "picture",
            "picture_credit",
            "recording",
            "series",
            "tags",
            "search_description",
            "seo_title",
        ],
        "",
    )
    form = nested_form_data(
        said
        | {
            "title": "Bells",
            "slug": "bells",
            "easy_read": rich_text(""),
            "large_print": rich_text(""),
            "authorships": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([("memory", {"memory": memory.pk})]),
        }
    )
    client.post(
        reverse("wagtailadmin_pages:add", args=["stories", "exhibitionpage", index.pk]), form
    )
    page = ExhibitionPage.objects.get()
    assert [block.block_type for block in page.get_latest_revision_as_object().body] == ["memory"]
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assertContains(edit, "use=exhibition")
    page.get_latest_revision().publish()
    assertContains(client.get(page.url), "ocarina")


def test_feeds_ask_what_its_giver_said_of_stories_and_exhibitions(client):
    told = "Somebody’s memory stands here"
    memory = MemoryFactory(state="published", text=WORDS, uses={"stories": "yes"})
    ExhibitionFactory(body=[("memory", {"memory": memory})])
    assertNotContains(client.get(reverse("stories:feed")), told)
    memory.agree(BOTH)
    response = client.get(reverse("stories:feed"))
    assertContains(response, told)
    assertNotContains(response, "ocarina")
