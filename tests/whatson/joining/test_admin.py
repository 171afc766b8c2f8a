"""Who comes, as staff see it: read by those who may, typed in for those who telephone."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import ModelLogEntry, PageLogEntry

from stories.groups import EDITORS
from tests.factories import SessionFactory
from tests.whatson.joining.people import ADA, NEEDS, after, come, now, text_of
from whatson.groups import WHATS_ON
from whatson.models import Joining
from whatson.models.said import UNREADABLE

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
    assertContains(paper, "<li>Ada Draper: 2</li>")
    assertContains(paper, "Waiting list, in order")
    assertNotContains(paper, NEEDS)


def test_what_makes_it_easier_stands_on_a_sheet_without_names(keeper, session):
    ada = come(session, 2, name="Ada Draper", access_needs="Step-free, please.")
    come(session, name="Bess Cole", access_needs=NEEDS)
    come(session, name="Cy Hall", access_needs="I wait with a dog.")
    page = keeper.get(f"{LIST}{session.pk}/")
    assertContains(page, f"{LIST}{session.pk}/needs/")
    sheet = keeper.get(f"{LIST}{session.pk}/needs/")
    said = text_of(sheet)
    assert said.index(NEEDS) < said.index("Step-free, please.")  # not in the order of the list
    for words in ("Ada Draper", "Bess Cole", ada.reference, "I wait with a dog."):
        assert words not in said
    assert "no-store" in sheet["Cache-Control"]


def test_with_a_lost_key_staff_see_the_list_and_what_is_left_in_it(keeper, session, settings):
    come(session, 2, name="Ada Draper", address=ADA, access_needs=NEEDS)
    settings.CONTACT_KEYS = ["c2" * 21 + "c="]
    for path, times in (("", 2), ("print/", 1), ("needs/", 1)):
        assertContains(keeper.get(f"{LIST}{session.pk}/{path}"), UNREADABLE, count=times)
    assertContains(keeper.get(f"{LIST}{session.pk}/"), "2 coming, room for 3.")


def test_people_are_counted_and_not_those_who_speak_for_them(keeper, session):
    come(session, 3, name="Ada Draper")
    come(session, 2, name="Bess Cole")
    assertContains(keeper.get(LIST), "<td>3</td><td>3</td><td>2</td>", html=True)


def test_who_came_is_found_and_erased_until_the_clock_does_it(enter, session):
    came, stayed = come(session, name="Ada Draper"), come(session, name="Bess Cole")
    stayed.cancel()
    with after(came, days=20):
        keeper = enter(WHATS_ON)
        assertContains(keeper.get(LIST), f"{LIST}{session.pk}/")
        page = keeper.get(f"{LIST}{session.pk}/")
        for joining in (came, stayed):
            address = f"{LIST}{joining.reference}/erase/"
            assertContains(page, address)
            keeper.post(address)
        assert not Joining.objects.exists()
        assertNotContains(keeper.get(LIST), f"{LIST}{session.pk}/")


def test_who_is_interested_or_meant_to_come_to_what_is_gone_is_found_and_erased(keeper, session):
    gone = come(session, name="Ada Draper")
    known = {"erase_on": timezone.localdate() + timedelta(days=9)}
    said = {"said_by": "parent", "address": ADA}
    interested = Joining.objects.be_interested(session.project, "i", known, **said)
    session.delete()
    assertContains(keeper.get(LIST), f"{LIST}others/")
    page = keeper.get(f"{LIST}others/")
    for words in ("Mending together", "Interested", "Ada Draper", "not confirmed yet"):
        assertContains(page, words)
    for joining in (gone, interested):
        assertContains(page, f"{LIST}{joining.reference}/erase/")
        assertNotContains(page, f"{LIST}{joining.reference}/cancel/")
        keeper.post(f"{LIST}{joining.reference}/erase/")
    assert not Joining.objects.exists()
    assertContains(keeper.get(f"{LIST}others/"), "Nobody.")


def test_others_see_nothing_of_it(enter, client, session):
    joining = come(session, name="Ada Draper")
    for someone in (client, enter(EDITORS)):
        own = (f"{session.pk}/{part}" for part in ("", "print/", "needs/"))
        for path in ("", "others/", *own):
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
    assertContains(answer, "There is room for 3 in all.")
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
