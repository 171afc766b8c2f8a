"""Each way to publish a story first says what should be known, and none passes a lock."""

import json

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Task

from stories import warnings
from stories.groups import EDITORS, OUR_STEP, PRODUCERS, TRUSTED, WAGTAILS_STEP, turn_step
from stories.models import Article, ReviewInvitation
from tests.factories import (
    ChapterFactory,
    ContributorFactory,
    ExhibitionFactory,
    StoryIndexFactory,
    StoryPageFactory,
)
from tests.stories.test_groups import person
from tests.stories.test_workflow import began, form

pytestmark = pytest.mark.django_db

NOBODY = "Nobody is named who wrote it."


@pytest.fixture
def handed_in(client):
    """A story without an author that a producer handed in; the editor who looks at it is next."""
    _, story = began(client, person(PRODUCERS), "action-submit")
    client.force_login(person(EDITORS, "ada"))
    return story


def approve(client, story, comment="", **more):
    """Press “Approve” on the dashboard, and go where it leads."""
    step = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", step.pk])
    return client.post(address, {"comment": comment}, follow=not more, **more)


def hidden(response) -> dict:
    """What the form on the page would send."""
    inputs = BeautifulSoup(response.text, "html.parser").select("main form input[type=hidden]")
    said = {}
    for one in inputs:
        said.setdefault(one["name"], []).append(one["value"])
    return said


def read(story):
    """How a reader gets on."""
    return Client(raise_request_exception=False).get(story.get_url()).status_code


# Approving


def test_whoever_approves_on_the_dashboard_is_told_first(client, handed_in):
    response = approve(client, handed_in)
    assertContains(response, NOBODY)
    assert read(handed_in) == 404
    client.post(reverse("approve_anyway", args=[handed_in.pk]), hidden(response))
    assert read(handed_in) == 200
    handed_in.refresh_from_db()
    assert not handed_in.workflow_in_progress


def test_a_comment_with_the_approval_is_kept_until_they_say_so(client, handed_in):
    step = handed_in.current_workflow_task_state
    response = approve(client, handed_in, "Lovely.", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    address = reverse("approve_anyway", args=[handed_in.pk])
    assert json.loads(response.text) == {"step": "success", "redirect": address}
    client.post(address, hidden(client.get(address)))
    step.refresh_from_db()
    assert (step.status, step.comment) == (step.STATUS_APPROVED, "Lovely.")


def test_whoever_approves_in_the_editor_is_told_first(client, handed_in):
    said = form(title="Trams, anew") | {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    }
    address = reverse("wagtailadmin_pages:edit", args=[handed_in.pk])
    response = client.post(address, said, follow=True)
    assertContains(response, NOBODY)
    assert read(handed_in) == 404
    client.post(reverse("approve_anyway", args=[handed_in.pk]), hidden(response))
    assert "Trams, anew" in client.get(handed_in.get_url()).text


def test_what_was_changed_after_the_question_is_not_approved(client, handed_in):
    response = approve(client, handed_in)
    handed_in.title = "Trams, anew"
    handed_in.save_revision()
    after = client.post(
        reverse("approve_anyway", args=[handed_in.pk]), hidden(response), follow=True
    )
    assertContains(after, "changed meanwhile")
    assert read(handed_in) == 404


def test_nobody_else_approves_by_the_address(client, handed_in):
    address = reverse("approve_anyway", args=[handed_in.pk])
    said = hidden(approve(client, handed_in))
    for group in (PRODUCERS, TRUSTED):
        client.force_login(person(group, f"a {group}"))
        assert client.get(address).status_code == 302
        client.post(address, said)
    assert read(handed_in) == 404


def test_the_step_of_the_workflow_is_ours_and_what_was_handed_in_goes_on(client, handed_in):
    """As if it had been handed in before the step was made ours."""
    turn_step(apps, OUR_STEP, WAGTAILS_STEP)
    step = Task.objects.get(name="An editor reads it")
    assert step.specific_class._meta.label_lower == ".".join(WAGTAILS_STEP)
    turn_step(apps, WAGTAILS_STEP, OUR_STEP)
    step = Task.objects.get(name="An editor reads it").specific
    assert [group.name for group in step.groups.all()] == [EDITORS]
    assertContains(approve(client, handed_in), NOBODY)


# Many at once


def publish(client, *pages, **said):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?next=/admin/&{chosen}", said)


def test_many_at_once_are_published_when_all_is_read(client):
    client.force_login(person(EDITORS))
    bare, well = (
        StoryPageFactory(title="Bare", publish=False),
        StoryPageFactory(title="Well", publish=False, authors=[ContributorFactory()]),
    )
    response = publish(client, bare, well)
    assertContains(response, NOBODY, count=1)
    assertContains(response, "Publish “Bare”?")
    assert {read(bare), read(well)} == {404}
    bare.title = "Barer"
    bare.save_revision()
    assertContains(publish(client, bare, well, **hidden(response)), "Publish “Barer”?")
    assert {read(bare), read(well)} == {404}
    publish(client, bare, well, **hidden(publish(client, bare, well)))
    assert {read(bare), read(well)} == {200}


def test_so_are_the_drafts_below_them(client):
    client.force_login(person(EDITORS))
    exhibition = ExhibitionFactory(publish=False, authors=[ContributorFactory()])
    chapters = [ChapterFactory(title=f"Room {n}", parent=exhibition, publish=False) for n in (1, 2)]
    response = publish(client, exhibition, include_descendants="on")
    for chapter in chapters:
        assertContains(response, f"<h2>{chapter.title}</h2>")
    publish(client, exhibition, **hidden(response))
    assert {read(page) for page in (exhibition, *chapters)} == {200}


def test_many_at_once_of_which_nothing_is_to_be_said_are_published(client):
    client.force_login(person(EDITORS))
    story = StoryPageFactory(publish=False, authors=[ContributorFactory()])
    publish(client, story)
    assert read(story) == 200


def test_of_others_drafts_below_a_trusted_producer_is_told_nothing(client):
    user = person(TRUSTED)
    client.force_login(user)
    exhibition = ExhibitionFactory(publish=False, owner=user)
    ChapterFactory(title="Not yours", parent=exhibition, publish=False)
    response = publish(client, exhibition, include_descendants="on")
    assertContains(response, NOBODY, count=1)
    assertNotContains(response, "Not yours")


# Whoever was asked to read it


def test_whoever_publishes_many_is_told_who_has_not_said_yes(client):
    story = StoryPageFactory(publish=False, authors=[ContributorFactory()])
    ask = ReviewInvitation.objects.ask
    yes, no, _ = (ask(story, "quoted", name) for name in ("Bo", "Di", "Ed"))
    yes.say("yes")
    no.say("no")
    lacking = story.reviews.without_yes_to(story.content_hash)
    assert [one.who.split()[0] for one in lacking] == ["Di", "Ed"]
    assert len(story.reviews.without_yes_to("another text")) == 3
    client.force_login(person(EDITORS))
    response = publish(client, story)
    assertNotContains(response, "Bo (")
    assertContains(response, "Di (the person quoted) said: “No")
    assertContains(response, "Ed (the person quoted) was asked on")


# Nothing is public before


def test_where_the_question_itself_fails_nothing_is_public(client, monkeypatch):
    def fails(page):
        assert not Article.objects.live().filter(pk=page.pk).exists(), "It is live already."
        raise ZeroDivisionError

    monkeypatch.setattr(warnings, "_looks", [])
    warnings.register(fails)
    client.raise_request_exception = False
    index = StoryIndexFactory()
    response, story = began(client, person(TRUSTED), "action-publish", index=index)
    assert response.status_code == 500
    assert "Trams" in story.draft_title
    assert read(story) == 404


# Locks


def test_what_somebody_else_locked_is_not_published_anyway(client):
    story = StoryPageFactory(publish=False, locked=True, locked_by=person(EDITORS, "ada"))
    client.force_login(person(EDITORS))
    said = {"content_hash": story.content_hash}
    response = client.post(reverse("publish_anyway", args=[story.pk]), said, follow=True)
    assertContains(response, "locked")
    assert read(story) == 404
    client.force_login(story.locked_by)
    client.post(reverse("publish_anyway", args=[story.pk]), said)
    assert read(story) == 200


def test_what_an_editor_is_reading_its_author_does_not_publish_anyway(client):
    """A trusted producer who handed it in has let go of it."""
    _, story = began(client, person(TRUSTED), "action-submit")
    said = {"content_hash": story.content_hash}
    client.post(reverse("publish_anyway", args=[story.pk]), said)
    assert read(story) == 404
