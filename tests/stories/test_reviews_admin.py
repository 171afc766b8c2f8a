"""Asking somebody to read a draft, in the admin: who may, what is seen there, and what ends."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.letters.sending import send_due
from contact.models import Contact, Letter
from stories.groups import EDITORS, PRODUCERS, TRUSTED
from stories.models import ReviewInvitation, StoryPage
from tests.contact.post import ADA, contact_at
from tests.factories import ContributorFactory, StoryIndexFactory
from tests.stories.reviewing import address_of, asked, autosave, draft
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letters_can_go(settings):
    settings.LETTERS_FROM = "bac@example.org"


def list_of(story):
    return reverse("story_reviews", args=[story.pk])


def act(client, invitation, what):
    story = invitation.article_id
    return client.post(reverse("story_review", args=[story, invitation.pk, what]), follow=True)


def ask(client, story, **said):
    data = {"name": "Maureen", "role": "quoted", "address": ""} | said
    return client.post(list_of(story), data, follow=True)


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


@pytest.fixture
def story():
    return draft(title="Trams", authors=[ContributorFactory()])


@pytest.fixture
def editor(client):
    user = person(EDITORS)
    client.force_login(user)
    return user


def test_an_editor_asks_by_letter(client, story, editor):
    response = ask(client, story, address="maureen@example.org")
    assertContains(response, "A letter is on its way to Maureen.")
    assertContains(response, "Maureen (the person quoted)")
    assertContains(response, "Has not answered.")
    assert ReviewInvitation.objects.get().sent_by == editor
    assert send_due() == 1
    assertNotContains(client.get(list_of(story)), "maureen@example.org")


def test_where_no_letter_can_go_it_says_so(client, story, editor, settings):
    settings.LETTERS_FROM = ""
    response = ask(client, story, address="maureen@example.org")
    assertContains(response, "No letter can go from this site now.")


def test_without_an_address_there_is_a_slip_with_a_link_that_opens(client, story, editor):
    slip = main_of(ask(client, story))
    words = [word.get_text() for word in slip.find("ol", attrs={"translate": "no"})("li")]
    assert len(words) == 6
    assert slip.find(class_="memory-slip").find("svg")
    assertContains(client.get(f"/yours/{'-'.join(words)}/review/"), "Trams")
    assert "-".join(words) in slip.get_text()
    assert "-".join(words) not in client.get(list_of(story)).text
    assert not Letter.objects.exists()


def test_a_slip_is_made_for_who_had_a_letter_too(client, story, editor):
    ask(client, story, address="maureen@example.org")
    assertContains(act(client, ReviewInvitation.objects.get(), "slip"), "Print this page now")


def test_nothing_of_it_is_kept_by_the_browser(client, story, editor):
    for response in (client.get(list_of(story)), ask(client, story)):
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"role": "stranger"}, {"role": ""}, {"address": "maureen"}]
)
def test_what_makes_no_sense_is_asked_again(client, story, editor, said):
    response = ask(client, story, **said)
    assert response.status_code == 200
    assert not ReviewInvitation.objects.exists()
    assert not Contact.objects.exists()


def test_an_address_that_said_no_is_left_alone(client, story, editor):
    contact_at(ADA, confirmed=False).refuse()
    assertContains(ask(client, story, address=ADA), "asked us not to write there")
    assert not ReviewInvitation.objects.exists()


def test_an_editor_sees_what_they_said_as_they_typed_it(client, story, editor):
    invitation = asked(story)
    invitation.comments.create(text="<b>Wrong</b> year", about="2. Text: The bell", token="t")
    invitation.say("no")
    response = client.get(list_of(story))
    assertContains(response, "&lt;b&gt;Wrong&lt;/b&gt; year")
    assertContains(response, "about 2. Text: The bell")
    assertContains(response, "“No, please don’t.”")


def test_what_a_no_called_off_is_told_until_a_time_is_set_again(client, story, editor):
    told = "somebody said no, so it is not"
    story.go_live_at = timezone.now() + timedelta(days=2)
    story.save_revision().publish()
    invitation = asked(story)
    assertNotContains(client.get(list_of(story)), told)
    invitation.say("no")
    assertContains(client.get(list_of(story)), told)
    story.get_latest_revision().publish(user=editor)
    assertNotContains(client.get(list_of(story)), told)


def test_what_an_editor_called_off_is_not_put_down_to_anybody(client, story, editor):
    story.go_live_at = timezone.now() + timedelta(days=2)
    story.save_revision().publish()
    args = [story.pk, story.latest_revision_id]
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=args))
    assert not StoryPage.objects.get(pk=story.pk).approved_schedule
    assertNotContains(client.get(list_of(story)), "somebody said no, so")


def test_an_editor_ends_a_link(client, story, editor):
    invitation = asked(story)
    address = address_of(invitation)
    assertContains(act(client, invitation, "end"), "The link has ended")
    assert client.get(address).status_code == 410
    assertContains(client.get(list_of(story)), "Ended on ")


def test_after_a_change_an_editor_asks_again(client, story, editor):
    invitation = asked(story, address="maureen@example.org")
    autosave(story, title="Bells")
    response = client.get(list_of(story))
    assertContains(response, "The text has changed since")
    assertNotContains(response, "Make a slip or a link")
    act(client, invitation, "again")
    new = ReviewInvitation.objects.exclude(pk=invitation.pk).get()
    assert new.text().title == "Bells"
    assert new.sent_by == editor
    response = client.get(list_of(story))
    assertContains(response, "Ended on ")
    assertContains(response, "The link works until ")


@pytest.mark.parametrize("what", ["slip", "again", "end", "publish"])
def test_what_has_ended_takes_nothing_more(client, story, editor, what):
    invitation = asked(story)
    invitation.end()
    assertContains(act(client, invitation, what), "It was changed meanwhile")
    assert ReviewInvitation.objects.count() == 1


def test_somebody_who_is_forgotten_is_a_person_without_a_name(client, story, editor):
    invitation = asked(story)
    invitation.say("yes")
    invitation.forget()
    response = client.get(list_of(story))
    assertNotContains(response, "Maureen")
    assertContains(response, "The person quoted")
    assertContains(response, "Yes, you can publish this")


def test_a_look_or_a_link_in_a_mail_does_nothing(client, story, editor):
    invitation = asked(story)
    address = reverse("story_review", args=[story.pk, invitation.pk, "end"])
    assert client.get(address).status_code == 405
    assert client.get(list_of(story)).status_code == 200
    assert ReviewInvitation.objects.get().ended_at is None


# Who may


@pytest.mark.parametrize(
    ("group", "of_own", "of_others"),
    [(PRODUCERS, True, False), (TRUSTED, True, False), (EDITORS, True, True)],
)
def test_whoever_may_change_it_may_have_it_read(client, group, of_own, of_others):
    user = person(group)
    client.force_login(user)
    StoryIndexFactory()
    for may, owner in ((of_own, user), (of_others, None)):
        story = draft(owner=owner)
        invitation = asked(story)
        address = reverse("story_review", args=[story.pk, invitation.pk, "end"])
        answers = [client.get(list_of(story)), client.post(list_of(story)), client.post(address)]
        # Wagtail leads away from what somebody may not do.
        assert [answer.status_code for answer in answers] == ([200, 200, 302] if may else [302] * 3)
        invitation.refresh_from_db()
        assert bool(invitation.ended_at) is may


@pytest.mark.parametrize("group", ["Moderators", "Collections"])
def test_others_of_the_staff_see_nothing_of_it(client, story, group):
    asked(story)
    client.force_login(person(group))
    assertNotContains(client.get(list_of(story), follow=True), "Maureen")


def test_who_is_not_signed_in_is_led_to_the_door(client, story):
    assert "/login/" in client.get(list_of(story))["Location"]


def test_an_invitation_is_reached_through_its_own_page_only(client, story):
    user = person(TRUSTED)
    client.force_login(user)
    own, others = draft(owner=user), asked(story)
    address = reverse("story_review", args=[own.pk, others.pk, "end"])
    assert client.post(address).status_code == 404
    others.refresh_from_db()
    assert others.ended_at is None


def test_the_way_there_stands_at_a_story_and_at_no_other_page(client, story, editor):
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assertContains(edit, list_of(story))
    index = story.get_parent()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[index.pk]))
    assertNotContains(edit, "/reviews/")


def test_a_form_of_another_site_does_nothing(story):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person(EDITORS))
    assert strict.post(list_of(story), {"name": "Maureen", "role": "quoted"}).status_code == 403


def test_before_it_is_published_it_is_said_who_has_not_answered(client, story, editor):
    asked(story)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assertContains(edit, "Maureen (the person quoted) was asked on ")


def test_a_list_of_ten_costs_no_more_than_one_of_two(client, story, editor):
    def queries(count):
        for name in range(count):
            asked(story, name=f"Maureen {name}")
        with CaptureQueriesContext(connection) as made:
            client.get(list_of(story))
        return len(made)

    client.get(list_of(story))
    assert queries(2) == queries(8)
