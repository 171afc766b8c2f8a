"""From a producer's draft to a published story: Wagtail's machinery, as it is set up here."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from contact.jobs import publish_scheduled
from stories import warnings
from stories.groups import EDITORS, PRODUCERS, TRUSTED
from stories.models import StoryPage
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    StoryIndexFactory,
    StoryPageFactory,
)
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db


def form(author=None, title="Trams", body=(), **more):
    authors = [{"contributor": author.pk}] if author else []
    return nested_form_data(
        {
            "title": title,
            "slug": "trams",
            "standfirst": "",
            "picture": "",
            "recording": "",
            "series": "",
            "tags": "",
            "search_description": "",
            "seo_title": "",
            "easy_read": rich_text(""),
            "large_print": rich_text(""),
            "authorships": inline_formset(authors),
            "comments": inline_formset([]),
            "body": streamfield(list(body)),
            **more,
        }
    )


def began(client, user, action, index=None, **fields):
    client.force_login(user)
    index = index or StoryIndexFactory()
    address = reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk])
    response = client.post(address, form(**fields) | {action: "1"})
    return response, StoryPage.objects.first()


def test_a_producer_writes_and_an_editor_approves(client):
    producer, editor = person(PRODUCERS, "maureen"), person(EDITORS, "ada")
    _, story = began(
        client, producer, "action-submit", author=ContributorFactory(),
        body=[("text", rich_text("<p>The tram stopped here.</p>"))],
    )  # fmt: skip
    assert (story.live, story.workflow_in_progress, story.owner) == (False, True, producer)
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    client.force_login(editor)
    task = story.current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task.pk]),
        {"comment": ""},
    )
    story.refresh_from_db()
    assert story.live
    assertContains(client.get(story.url), "The tram stopped here.")


def test_whoever_begins_a_story_stands_under_it_at_first(client):
    maureen = person(PRODUCERS)
    writer = ContributorFactory(name="Maureen Lee", user=maureen)
    index = StoryIndexFactory()
    client.force_login(maureen)
    begun = client.get(reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk]))
    (row,) = begun.context["form"].formsets["authorships"].forms
    assert row["contributor"].value() == writer.pk
    kept = {"contributor": writer.pk, "id": ""}
    for slug, row in (("kept", kept), ("taken-out", kept | {"DELETE": "1"})):
        authorships = inline_formset([row], initial=1)
        began(client, maureen, "action-save", index=index, slug=slug, authorships=authorships)
    pages = {page.slug: page.get_latest_revision_as_object() for page in StoryPage.objects.all()}
    names = {
        slug: [row.contributor.name for row in page.authorships.all()]
        for slug, page in pages.items()
    }
    assert names == {"kept": ["Maureen Lee"], "taken-out": []}


def test_a_producer_who_asks_to_publish_publishes_nothing(client):
    _, story = began(client, person(PRODUCERS), "action-publish", author=ContributorFactory())
    assert story is None or not story.live


def test_a_trusted_producer_publishes(client):
    _, story = began(client, person(TRUSTED), "action-publish", author=ContributorFactory())
    assert story.live


def test_what_an_author_should_know_is_said_first_and_forbids_nothing(client):
    response, story = began(client, person(TRUSTED), "action-publish")
    assert not story.live
    assertContains(response, "Nobody is named who wrote it.")
    found = BeautifulSoup(response.text, "html.parser").find(
        "input", attrs={"name": "content_hash"}
    )
    address = reverse("publish_anyway", args=[story.pk])
    client.post(address, {"content_hash": "another text"})
    story.refresh_from_db()
    assert not story.live
    client.post(address, {"content_hash": found["value"]})
    story.refresh_from_db()
    assert story.live


def test_an_editor_who_opens_it_reads_the_same(client):
    _, story = began(client, person(PRODUCERS), "action-submit")
    client.force_login(person(EDITORS, "ada"))
    response = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assertContains(response, "Nobody is named who wrote it.")
    assertContains(response, "Before “Trams” is published:")


def test_nothing_is_said_on_another_page_of_what_the_editor_fetches_by_itself(client):
    _, story = began(client, person(PRODUCERS), "action-save")
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    client.get(f"{edit}?_w_hydrate_create_view=1")
    home = client.get(reverse("wagtailadmin_home"))
    assert home.status_code == 200
    assertNotContains(home, "Nobody is named who wrote it.")


def said(**fields):
    fields = {"authors": [ContributorFactory()], **fields}
    return warnings.warnings_of(StoryPageFactory(publish=False, **fields))


def test_nothing_is_said_of_a_story_in_which_all_is_well():
    assert (
        said(body=[("text", RichText('<p><a href="https://example.org">The tram</a></p>'))]) == []
    )


def test_link_words_are_read():
    body = [("text", RichText('<p>Read <a href="/x"><b>Here</b></a>.</p>'))]
    assert said(body=body) == ["A link is called “Here”: say where it leads."]


def test_pictures_without_words_are_named():
    image = CollectionImageFactory(in_library=True, title="A copper", description="")
    words = "The picture “A copper” has no alternative text."
    picture = {"picture": image, "caption": "", "credit": "Photo: us"}
    assert said(body=[("picture", picture | {"alt": ""})]) == [words]
    assert said(body=[("picture", picture | {"alt": "A copper boiler"})]) == []
    assert said(picture=image, picture_credit="Photo: us") == [words]


def test_a_memory_whose_consent_does_not_cover_stories_is_named():
    memory = MemoryFactory(state="published", uses={"stories": "yes"})
    body = [("memory", {"memory": memory})]
    assert said(body=body) == []
    memory.agree({"stories": "no"})
    assert len(said(body=body)) == 1


def test_a_withdrawn_object_is_named():
    thing = CollectionObjectFactory()
    thing.retire()
    body = [("object", {"object": thing, "size": "large", "caption": ""})]
    assert "no longer in the collection" in said(body=body)[0]


def test_another_part_adds_its_own_warning(monkeypatch):
    monkeypatch.setattr(warnings, "_looks", [*warnings._looks])
    warnings.register(lambda page: [f"Somebody quoted in “{page.title}” has not answered."])
    assert said(title="Trams") == ["Somebody quoted in “Trams” has not answered."]


# What Wagtail does, and we only switched on


def test_a_story_is_published_by_the_clock():
    story = StoryPageFactory(publish=False)
    story.go_live_at = timezone.now() + timedelta(days=1)
    story.save_revision(approved_go_live_at=story.go_live_at).publish()
    assert publish_scheduled() == 0
    revision = story.revisions.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    assert publish_scheduled() == 1
    story.refresh_from_db()
    assert story.live


def test_an_old_address_leads_to_the_new_one(client, django_capture_on_commit_callbacks):
    story = StoryPageFactory(slug="old")
    before = story.url
    story.slug = "new"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    assert Redirect.objects.count() == 1
    assert client.get(before)["Location"].endswith("/new/")


def test_a_closed_story_is_read_by_nobody_else(client):
    story = StoryPageFactory(body=[("heading", "For us alone")])
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert client.get(story.url).status_code == 302


def test_a_locked_page_is_changed_by_nobody_else(client):
    story = StoryPageFactory(locked=True, locked_by=person(EDITORS, "ada"))
    client.force_login(person(EDITORS, "maureen"))
    response = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assertContains(response, "locked")


def test_the_editor_saves_by_itself_takes_comments_and_previews(client):
    story = StoryPageFactory()
    client.force_login(person(EDITORS))
    text = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    for what in ("autosave", "w-comments", 'data-device-width="375"', 'data-device-width="1280"'):
        assert what in text, what


def test_the_preview_has_our_checks_in_it_and_the_page_has_not(client):
    story = StoryPageFactory(authors=[ContributorFactory()])
    client.force_login(person(EDITORS))
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    for rule in ("link-words", "something-gave-way", "image-alt"):
        assertContains(edit, rule)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    client.post(preview, form(title=story.title, slug=story.slug))
    assertContains(client.get(preview, {"in_preview_panel": "true"}), "wagtail-userbar")
    assertNotContains(client.get(story.url), "wagtail-userbar")


def test_the_preview_marks_links_that_say_nothing_for_the_checks(client):
    body = [("text", RichText('<p>Read <a href="/x">Here</a>, <a href="/y">the tram</a>.</p>'))]
    story = StoryPageFactory(body=body)
    client.force_login(person(EDITORS))
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    client.post(
        preview,
        form(title=story.title, slug=story.slug, body=[("text", rich_text(body[0][1].source))]),
    )
    found = BeautifulSoup(client.get(preview).text, "html.parser").find("main")
    assert [a.get_text() for a in found.select("a[data-says-nothing]")] == ["Here"]
    assertNotContains(client.get(story.url), "data-says-nothing")
