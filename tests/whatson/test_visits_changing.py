"""Visits to the store that change: moved, over, full, by invitation; and two who press at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.one_by_one import NotAllDone
from tests.contact.guarding import at
from tests.factories import (
    CollectionObjectFactory,
    ProjectPageFactory,
    SessionFactory,
    WhatsOnFactory,
)
from tests.whatson.joining.people import address_of, come, say
from tests.whatson.test_asking_to_see import (
    FORM,
    STAFF,
    ask,
    invite,
    letters_to,
    of_group,
    said,
    sent,
)
from whatson.groups import WHATS_ON
from whatson.models import Joining, ProjectPage, Session, VisitAsk, WhatsOnPage
from whatson.models.joinings import NoRoom
from whatson.models.visit_asks import as_fact
from whatson.visits.jobs import erase_asks, tell_of_changes

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def washboard(db):
    return CollectionObjectFactory(object_number="BAC/12", title="Washboard")


@pytest.fixture
def session(db):
    return SessionFactory(project=ProjectPageFactory(kind="store_visit"), place="The store")


def coming_to(session, **fields) -> VisitAsk:
    """Somebody who is invited to it and comes."""
    made = ask(**fields)
    assert made.invite(session)
    assert made.answer(comes=True)
    return made


def now_of(made) -> VisitAsk:
    return VisitAsk.objects.get(pk=made.pk)


def after(session, **span):
    """The clock, so long after it has ended."""
    return at(session.ends_at + timedelta(**span))


# What has been stays so


@pytest.mark.parametrize("how", ["left out", "deleted", "another day"])
def test_who_was_at_a_visit_hears_nothing_when_its_session_goes(session, mailoutbox, how):
    made = coming_to(session)
    letters_to(mailoutbox)
    erased_on = now_of(made).erase_on
    with after(session, days=9):
        page = ProjectPage.objects.get()
        if how == "left out":
            page.sessions = []
            page.save_revision().publish()
        elif how == "deleted":
            page.delete()
        else:
            later = timezone.now() + 20 * DAY
            Session.objects.update(start=later, ends_at=later)
        assert tell_of_changes() == 0
        assert letters_to(mailoutbox)[0] == []
        assert (now_of(made).state, now_of(made).session) == ("been", None)
        assert now_of(made).erase_on == erased_on == now_of(made).contact.erase_on
        own = Client().get(made.page)
        assertContains(own, "Your visit is over")
        assertNotContains(own, "When there is a day")
        assert Client().get(f"{made.page}change/").status_code == 303
    assertContains(of_group(WHATS_ON).get(STAFF), f"{STAFF}{made.reference}/erase/")


def test_a_page_is_kept_while_those_who_were_at_its_visit_are_known(session, admin_client):
    coming_to(session, who="family", people="4")
    address = reverse("wagtailadmin_pages:delete", args=[session.project_id])
    with after(session, days=2):
        assertContains(admin_client.post(address, follow=True), "4 people take part in it")
        assert ProjectPage.objects.exists()


# Changes


def test_who_is_invited_hears_of_another_place_and_end_and_keeps_their_yes(session, mailoutbox):
    made = coming_to(session)
    letters_to(mailoutbox)
    session.place, session.ends_at = "Lavender Hill, by the side door", session.ends_at + 40 * DAY
    session.save()
    assert tell_of_changes() == 1
    assert tell_of_changes() == 0
    [letter] = sent(mailoutbox, "ada@example.org")
    assert letter.subject.startswith("Your visit has changed: it is on ")
    assert "Lavender Hill, by the side door" in letter.body
    assert now_of(made).state == "coming"
    assert now_of(made).erase_on == timezone.localdate(session.ends_at) + 30 * DAY
    ProjectPage.objects.update(where="Elsewhere")  # the session has a place of its own
    assert tell_of_changes() == 0


def test_an_answer_to_what_has_changed_meanwhile_is_not_kept(session):
    made = ask()
    made.invite(session)
    stale = VisitAsk.objects.select_related("session__project").get(pk=made.pk)
    now_of(made).call_off()
    assert stale.answer(comes=True) is False
    assert now_of(made).state == "waiting"
    again = SessionFactory(project=session.project, start=session.start + DAY)
    stale = now_of(made)
    stale.session, stale.told_start = session, session.start
    now_of(made).invite(again)
    assert stale.answer(comes=False) is False
    assert (now_of(made).state, now_of(made).session) == ("invited", again)
    assertContains(Client().get(made.page), f'value="{as_fact(again.start)}"')
    assert made.invite(session) is False
    for start, state in ((session.start, "invited"), (again.start, "cannot")):
        sent_back = {"answer": "no", "start": as_fact(start)}
        Client().post(f"{made.page}answer/", sent_back)
        assert now_of(made).state == state
    now_of(made).erase()
    assert stale.answer(comes=True) is stale.change(people=2) is False
    assert not VisitAsk.objects.exists()


def test_one_that_fails_keeps_nobody_from_being_told_or_erased(session, mailoutbox, monkeypatch):
    first, second = coming_to(session), coming_to(session, address="bo@example.org")
    letters_to(mailoutbox)
    fails_for(first, "write", monkeypatch)
    fails_for(first, "forget", monkeypatch)
    Session.objects.update(place="Elsewhere")
    with pytest.raises(NotAllDone):
        tell_of_changes()
    assert (now_of(first).told_place, now_of(second).told_place) == ("The store", "Elsewhere")
    assert len(sent(mailoutbox, "bo@example.org")) == 1
    VisitAsk.objects.update(erase_on=timezone.localdate())
    with pytest.raises(NotAllDone):
        erase_asks()
    assert VisitAsk.objects.get().pk == first.pk


def fails_for(made, name, monkeypatch):
    """The real method, but for this row alone."""
    real = getattr(VisitAsk, name)

    def fails(ask, *args, **kwargs):
        if ask.pk == made.pk:
            raise OSError
        return real(ask, *args, **kwargs)

    monkeypatch.setattr(VisitAsk, name, fails)


# One form, and its page


def test_what_is_said_otherwise_on_the_same_form_is_an_ask_of_its_own():
    form = said()
    first = Client().post(FORM, form)
    other = form | {"name": "Bo", "address": "", "phone": "020 7946 0000"}
    second = Client().post(FORM, other)
    assert VisitAsk.objects.count() == 2
    page = Client().get(second["Location"])
    assertContains(page, "Bo")
    assertNotContains(page, "ada@example.org")
    assertContains(Client().get(first["Location"]), "ada@example.org")


def test_a_form_sent_again_a_while_later_opens_nobodys_page():
    form = said()
    Client().post(FORM, form)
    VisitAsk.objects.update(asked_at=timezone.now() - timedelta(minutes=3))
    again = Client().post(FORM, form)
    assertContains(again, "We have this already", status_code=409)
    assert VisitAsk.objects.count() == 1


# By invitation, and places


def test_to_a_gathered_visit_nobody_comes_but_those_invited(client):
    WhatsOnFactory()
    keeper = of_group(WHATS_ON)
    made = ask(who="family", people="6")
    invite(keeper, made, publish="on")
    session = Session.objects.get()
    listed = client.get("/whats-on/")
    assertContains(listed, "By invitation")
    assertContains(listed, f'href="{FORM}"')
    assertNotContains(listed, "Join in")
    closed = say(session)
    assertContains(closed, "We invite people to this", status_code=410)
    assert not Joining.objects.exists()
    people = f"/admin/whats-on/coming/{session.pk}/"
    for address in (people, f"{people}print/"):
        assertContains(keeper.get(address), "6 coming or invited")
        assertContains(keeper.get(address), "Ada: 6. Invited")
    assertNotContains(keeper.get(f"{people}print/"), "No steps")


def test_those_invited_hold_their_places(session):
    Session.objects.update(spaces=6)
    made = coming_to(session, who="family", people="4")
    assert come(session, 3).state == "waiting"
    assert come(session, 2).state == "coming"
    assertContains(Client().get(address_of(session)), "Join the waiting list")
    with pytest.raises(NoRoom):
        now_of(made).change(people=5)
    assert now_of(made).answer(comes=False)
    come(session, 4)
    Client().post(f"{made.page}answer/", {"answer": "yes"})
    assert now_of(made).state == "cannot"
    late = Client().get(f"{made.page}?done=late")
    assertContains(late, "That could not be kept")


# Who may


def test_a_visit_is_added_only_where_one_may_write_and_publish(session):
    draft = ProjectPageFactory(kind="store_visit", publish=False)
    index = WhatsOnPage.objects.get()
    keeper = of_group(WHATS_ON)
    made = ask()
    shown = keeper.get(STAFF).content.decode()
    assert f"page-{session.project_id}" in shown
    for codename in ("publish_page", "add_page"):
        index.group_permissions.filter(permission__codename=codename).delete()
    shown = keeper.get(STAFF).content.decode()
    assert f"page-{draft.pk}" in shown
    assert f"page-{session.project_id}" not in shown
    assert "A visit of its own" not in shown
    response = invite(keeper, made, visit=f"page-{session.project_id}")
    assert response.status_code == 200
    assert invite(keeper, made).status_code == 200
    assert (made.state, Session.objects.count()) == ("waiting", 1)
    invite(keeper, made, visit=f"page-{draft.pk}")
    assert (made.state, made.session.project_id) == ("invited", draft.pk)
    draft.refresh_from_db()
    assert not draft.live
