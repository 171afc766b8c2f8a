"""Who comes, as staff see it: read by those who may, typed in for those who telephone."""

import pytest
from django.contrib.auth.models import Group
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import ModelLogEntry, PageLogEntry

from stories.groups import EDITORS
from tests.factories import SessionFactory
from tests.whatson.joining.people import ADA, NEEDS, come, now
from whatson.groups import WHATS_ON
from whatson.models import Joining

pytestmark = pytest.mark.django_db
LIST = "/admin/whats-on/coming/"


@pytest.fixture
def session():
    return SessionFactory(project__title="Mending together", asks="names", spaces=3)


@pytest.fixture
def enter(client, django_user_model):
    def log_in(group):
        user = django_user_model.objects.create_user("maureen")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def keeper(enter):
    return enter(WHATS_ON)


def test_staff_see_who_comes_who_waits_and_what_they_need(keeper, session):
    come(session, 2, name="Ada Draper", address=ADA, access_needs=NEEDS)
    come(session, 2, name="Bess Cole")
    listed = keeper.get(LIST)
    assertContains(listed, "Mending together")
    assertContains(keeper.get("/admin/"), LIST)
    page = keeper.get(f"{LIST}{session.pk}/")
    for words in ("2 coming, room for 3.", "Ada Draper", NEEDS, "Bess Cole"):
        assertContains(page, words)
    assertNotContains(page, ADA)
    assert "no-store" in page["Cache-Control"]
    paper = keeper.get(f"{LIST}{session.pk}/print/")
    assertContains(paper, "Ada Draper: 2. I need a chair with arms.")
    assertContains(paper, "Waiting list, in order")


def test_others_see_nothing_of_it(enter, client, session):
    joining = come(session, name="Ada Draper")
    for someone in (client, enter(EDITORS)):
        for path in ("", f"{session.pk}/", f"{session.pk}/print/"):
            answer = someone.get(f"{LIST}{path}", follow=True)
            assertNotContains(answer, "Ada Draper")
            assertNotContains(answer, "Who is coming")
        someone.post(f"{LIST}{joining.reference}/erase/")
    assert now(joining).state == "coming"


def test_somebody_who_telephones_is_typed_in_once_and_gets_a_slip(keeper, session):
    said = {"token": "t", "said_by": "self", "how_many": "2", "name": "Ada Draper"}
    for _ in range(2):
        answer = keeper.post(f"{LIST}{session.pk}/", said, follow=True)
    assertContains(answer, "Kept: they have their places.")
    joining = Joining.objects.get()
    assert (joining.came_by, joining.contact.name) == ("staff", "Ada Draper")
    slip = keeper.post(f"{LIST}{joining.reference}/slip/")
    words = "-".join(slip.context["link"].each_word)
    assertContains(keeper.get(f"/yours/{words}/coming/"), "You are coming")


def test_what_is_typed_in_wrongly_is_said(keeper, session):
    answer = keeper.post(f"{LIST}{session.pk}/", {"token": "t", "said_by": "self", "how_many": "9"})
    assertContains(answer, "One person can speak for 8.")
    assertContains(answer, "Please write a name")
    assert not Joining.objects.exists()


def test_who_telephones_again_is_taken_off_or_erased_and_no_log_knows_them(keeper, session):
    first, waiting = come(session, 3, name="Ada Draper"), come(session, name="Bess Cole")
    keeper.post(f"{LIST}{first.reference}/cancel/")
    assert now(waiting).state == "coming"
    keeper.post(f"{LIST}{waiting.reference}/erase/")
    assert not Joining.objects.filter(pk=waiting.pk).exists()
    logged = [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]
    assert not [entry for entry in logged if "Ada" in f"{entry.label}{entry.data}"]


def test_a_page_that_is_off_the_site_is_pointed_out(keeper, session):
    come(session, name="Ada Draper")
    session.project.unpublish()
    assertContains(keeper.get(f"{LIST}{session.pk}/"), "taken off the site, so this does not")
