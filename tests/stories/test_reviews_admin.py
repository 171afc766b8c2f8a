"""Asking somebody to read a draft, in the admin: who may, what is seen there, and what ends."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contact.letters.sending import send_due
from contact.models import Contact, Letter
from stories.groups import EDITORS, PRODUCERS, TRUSTED
from stories.models import ReviewInvitation
from tests.contact.post import ADA, contact_at
from tests.factories import ContributorFactory, StoryIndexFactory
from tests.stories.reviewing import address_of, asked, autosave, draft
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letters_can_go(settings):
    settings.LETTERS_FROM = "bac@example.org"


def list_of(page):
    return reverse("story_reviews", args=[page.pk])


def act(client, invitation, what):
    page = invitation.article_id
    return client.post(reverse("story_review", args=[page, invitation.pk, what]), follow=True)


def ask(client, page, **said):
    data = {"name": "Maureen", "role": "quoted", "address": ""} | said
    return client.post(list_of(page), data, follow=True)


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


@pytest.fixture
def page():
    return draft(title="Trams", authors=[ContributorFactory()])


@pytest.fixture
def editor(client):
    user = person(EDITORS)
    client.force_login(user)
    return user


def test_an_editor_asks_by_letter(client, page, editor):
    response = ask(client, page, address="maureen@example.org")
    assertContains(response, "A letter is on its way to Maureen.")
    assertContains(response, "Maureen (the person quoted)")
    assertContains(response, "Has not answered.")
    assert ReviewInvitation.objects.get().sent_by == editor
    assert send_due() == 1
    assertNotContains(client.get(list_of(page)), "maureen@example.org")


def test_where_no_letter_can_go_it_says_so(client, page, editor, settings):
    settings.LETTERS_FROM = ""
    response = ask(client, page, address="maureen@example.org")
    assertContains(response, "No letter can go from this site now.")


def test_without_an_address_there_is_a_slip_with_a_link_that_opens(client, page, editor):
    slip = main_of(ask(client, page))
    words = [word.get_text() for word in slip.find("ol", attrs={"translate": "no"})("li")]
    assert len(words) == 6
    assert slip.find(class_="memory-slip").find("svg")
    assertContains(client.get(f"/yours/{'-'.join(words)}/review/"), "Trams")
    assert "-".join(words) in slip.get_text()
    assert "-".join(words) not in client.get(list_of(page)).text
    assert not Letter.objects.exists()


def test_a_slip_is_made_for_who_had_a_letter_too(client, page, editor):
    ask(client, page, address="maureen@example.org")
    assertContains(act(client, ReviewInvitation.objects.get(), "slip"), "Print this page now")


def test_nothing_of_it_is_kept_by_the_browser(client, page, editor):
    for response in (client.get(list_of(page)), ask(client, page)):
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"role": "stranger"}, {"role": ""}, {"address": "maureen"}]
)
def test_what_makes_no_sense_is_asked_again(client, page, editor, said):
    response = ask(client, page, **said)
    assert response.status_code == 200
    assert not ReviewInvitation.objects.exists()
    assert not Contact.objects.exists()


def test_an_address_that_said_no_is_left_alone(client, page, editor):
    contact_at(ADA, confirmed=False).refuse()
    assertContains(ask(client, page, address=ADA), "asked us not to write there")
    assert not ReviewInvitation.objects.exists()


def test_an_editor_sees_what_they_said_as_they_typed_it(client, page, editor):
    invitation = asked(page)
    invitation.comments.create(text="<b>Wrong</b> year", about="2. Text: The bell", token="t")
    invitation.say("no")
    response = client.get(list_of(page))
    assertContains(response, "&lt;b&gt;Wrong&lt;/b&gt; year")
    assertContains(response, "about 2. Text: The bell")
    assertContains(response, "“No, please don’t.”")


def test_an_editor_ends_a_link(client, page, editor):
    invitation = asked(page)
    address = address_of(invitation)
    assertContains(act(client, invitation, "end"), "The link has ended")
    assert client.get(address).status_code == 410
    assertContains(client.get(list_of(page)), "Ended on ")


def test_after_a_change_an_editor_asks_again(client, page, editor):
    invitation = asked(page, address="maureen@example.org")
    autosave(page, title="Bells")
    response = client.get(list_of(page))
    assertContains(response, "The text has changed since")
    assertNotContains(response, "Make a slip or a link")
    act(client, invitation, "again")
    new = ReviewInvitation.objects.exclude(pk=invitation.pk).get()
    assert new.text().title == "Bells"
    assert new.sent_by == editor
    response = client.get(list_of(page))
    assertContains(response, "Ended on ")
    assertContains(response, "The link works until ")


@pytest.mark.parametrize("what", ["slip", "again", "end", "publish"])
def test_what_has_ended_takes_nothing_more(client, page, editor, what):
    invitation = asked(page)
    invitation.end()
    assertContains(act(client, invitation, what), "It was changed meanwhile")
    assert ReviewInvitation.objects.count() == 1


def test_somebody_who_is_forgotten_is_a_person_without_a_name(client, page, editor):
    invitation = asked(page)
    invitation.say("yes")
    invitation.forget()
    response = client.get(list_of(page))
    assertNotContains(response, "Maureen")
    assertContains(response, "The person quoted")
    assertContains(response, "Yes, you can publish this")


def test_a_look_or_a_link_in_a_mail_does_nothing(client, page, editor):
    invitation = asked(page)
    address = reverse("story_review", args=[page.pk, invitation.pk, "end"])
    assert client.get(address).status_code == 405
    assert client.get(list_of(page)).status_code == 200
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
        page = draft(owner=owner)
        invitation = asked(page)
        address = reverse("story_review", args=[page.pk, invitation.pk, "end"])
        answers = [client.get(list_of(page)), client.post(list_of(page)), client.post(address)]
        # Wagtail leads away from what somebody may not do.
        assert [answer.status_code for answer in answers] == ([200, 200, 302] if may else [302] * 3)
        invitation.refresh_from_db()
        assert bool(invitation.ended_at) is may


@pytest.mark.parametrize("group", ["Moderators", "Collections"])
def test_others_of_the_staff_see_nothing_of_it(client, page, group):
    asked(page)
    client.force_login(person(group))
    assertNotContains(client.get(list_of(page), follow=True), "Maureen")


def test_who_is_not_signed_in_is_led_to_the_door(client, page):
    assert "/login/" in client.get(list_of(page))["Location"]


def test_an_invitation_is_reached_through_its_own_page_only(client, page):
    user = person(TRUSTED)
    client.force_login(user)
    own, others = draft(owner=user), asked(page)
    address = reverse("story_review", args=[own.pk, others.pk, "end"])
    assert client.post(address).status_code == 404
    others.refresh_from_db()
    assert others.ended_at is None


def test_the_way_there_stands_at_a_story_and_at_no_other_page(client, page, editor):
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assertContains(edit, list_of(page))
    index = page.get_parent()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[index.pk]))
    assertNotContains(edit, "/reviews/")


def test_a_form_of_another_site_does_nothing(page):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person(EDITORS))
    assert strict.post(list_of(page), {"name": "Maureen", "role": "quoted"}).status_code == 403


def test_before_it_is_published_it_is_said_who_has_not_answered(client, page, editor):
    asked(page)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assertContains(edit, "Maureen (the person quoted) was asked on ")


def test_a_list_of_ten_costs_no_more_than_one_of_two(client, page, editor):
    def queries(count):
        for name in range(count):
            asked(page, name=f"Maureen {name}")
        with CaptureQueriesContext(connection) as made:
            client.get(list_of(page))
        return len(made)

    client.get(list_of(page))
    assert queries(2) == queries(8)
