"""What is typed on a page that is not on the site: where it waits, and who hears of it when."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from contact.jobs import publish_scheduled
from tests.factories import (
    CollectionObjectFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
)
from tests.whatson.test_asking_to_see import ask, letters_to
from tests.whatson.test_calendars import entries_of
from whatson.models import ProductionPage, ProjectPage, Session, VisitAsk
from whatson.times import LONDON
from whatson.visits.jobs import tell_of_changes

pytestmark = pytest.mark.django_db
START = datetime(2098, 12, 6, 14, 0, tzinfo=LONDON)
SECRET = datetime(2098, 12, 24, 20, 0, tzinfo=LONDON)
NAMED = "People are invited to Saturday 6 December, 14:00. Tick Cancelled instead: then we tell"


def row(session=None, start=START, hours=2, **fields):
    """A session as the form has it."""
    when = {"start": start, "ends_at": start + timedelta(hours=hours)}
    own = {"id": str(session.pk) if session else "", "place": "", "asks": "numbers", "spaces": ""}
    return own | {name: f"{moment:%Y-%m-%d %H:%M}" for name, moment in when.items()} | fields


def send(client, made, *rows, to="edit", which=(), title="Mending", slug="mending", **more):
    """Save the page's form, or send it `to` another address; `which` version it is of."""
    known = sum(bool(one["id"]) for one in rows)
    form = {"title": title, "slug": slug, "kind": "store_visit", "body": streamfield([])}
    form |= {"chosen_objects": inline_formset([]), "comments": inline_formset([])}
    form |= {"sessions": inline_formset(rows, initial=known), **more}
    address = reverse(f"wagtailadmin_pages:{to}", args=[made.pk, *which])
    return client.post(address, nested_form_data(form), follow=True)


def now_of(made) -> ProjectPage:
    return ProjectPage.objects.get(pk=made.pk)


# Of a page that was taken down


@pytest.fixture
def taken_down(db):
    session = SessionFactory(
        project__title="Mending", project__slug="mending", project__kind="store_visit", start=START
    )
    session.project.save_revision().publish()
    now_of(session.project).unpublish()
    return now_of(session.project)


def redated(client, made, **more):
    """Another day, another name and one more session are typed."""
    rows = row(made.sessions.get(), SECRET), row(start=SECRET + timedelta(days=1))
    return send(client, made, *rows, title="Secret", slug="secret", **more)


def test_its_draft_stands_in_no_calendar_and_is_shown_again(admin_client, client, taken_down):
    before = taken_down.get_url()
    redated(admin_client, taken_down)
    for address in ("/whats-on/calendar.ics", f"{before}calendar.ics"):
        (entry,) = entries_of(client, address)
        assert (entry["dtstart"].dt, entry["status"]) == (START, "CANCELLED")
    now = now_of(taken_down)
    assert (now.title, now.slug) == ("Mending", "mending")
    draft = now.get_latest_revision_as_object()
    assert draft.title == "Secret"
    days = [SECRET, SECRET + timedelta(days=1)]
    assert [session.start for session in draft.sessions.order_by("start")] == days
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[now.pk]))
    assertContains(shown, 'value="Secret"')
    assertContains(shown, "2098-12-24 20:00")
    assertContains(shown, "2098-12-25 20:00")


def test_published_its_draft_is_on_the_site(admin_client, client, taken_down):
    session = taken_down.sessions.get()
    redated(admin_client, taken_down)
    redated(admin_client, taken_down, **{"action-publish": "1"})
    now = now_of(taken_down)
    assert (now.live, now.title, now.slug) == (True, "Secret", "secret")
    assert now.sessions.count() == 2
    assert now.sessions.get(pk=session.pk).start == SECRET
    assertContains(client.get("/whats-on/"), "Secret")


def test_its_draft_is_checked_and_can_be_looked_at(admin_client, taken_down):
    wrong = row(taken_down.sessions.get(), hours=-1)
    assertContains(send(admin_client, taken_down, wrong), "This is before it begins.")
    assert redated(admin_client, taken_down, to="preview_on_edit").json()["is_valid"]
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[taken_down.pk])
    assertContains(admin_client.get(preview), "Secret")
    assert now_of(taken_down).title == "Mending"


def test_its_draft_can_be_published_by_the_clock(admin_client, taken_down):
    redated(admin_client, taken_down)
    draft = now_of(taken_down).get_latest_revision_as_object()
    due = timezone.now() - timedelta(minutes=1)
    draft.save_revision(approved_go_live_at=due)
    assert publish_scheduled() == 1
    assert (now_of(taken_down).live, now_of(taken_down).title) == (True, "Secret")


def test_the_draft_of_a_production_that_was_taken_down_waits_as_well(admin_client):
    made = ProductionPageFactory(title="The Laundry", slug="laundry")
    made.unpublish()
    send(admin_client, made, title="Secret", slug="secret", event="")
    now = ProductionPage.objects.get(pk=made.pk)
    assert (now.title, now.slug, now.event) == ("The Laundry", "laundry", made.event)
    assert now.get_latest_revision_as_object().title == "Secret"


def test_a_page_that_never_was_on_the_site_is_saved_as_it_is_typed(admin_client):
    made = ProjectPageFactory(title="Mending", publish=False)
    send(admin_client, made, row(), title="Darning")
    assert now_of(made).title == "Darning"
    assert now_of(made).sessions.get().start == START


# Of a visit that never was on it, to which people are invited


@pytest.fixture
def invited(db, mailoutbox) -> VisitAsk:
    """Somebody who is invited to it, and said that they come."""
    CollectionObjectFactory(object_number="BAC/12")
    draft = ProjectPageFactory(title="Mending", slug="mending", kind="store_visit", publish=False)
    made = ask()
    assert made.invite(SessionFactory(project=draft, start=START))
    assert made.answer(comes=True)
    draft.save_revision()
    letters_to(mailoutbox)
    return VisitAsk.objects.get()


def test_half_a_date_in_a_draft_is_told_to_nobody(admin_client, invited, mailoutbox):
    send(admin_client, invited.session.project, row(invited.session, SECRET, asks="invitation"))
    assert Session.objects.get().start == SECRET
    assert tell_of_changes() == 0
    send(admin_client, invited.session.project, row(invited.session, START))
    long_since(minutes=11)
    assert tell_of_changes() == 0
    assert letters_to(mailoutbox)[0] == []
    assert VisitAsk.objects.get().state == "coming"


@pytest.mark.parametrize("what", ["moved", "cancelled"])
def test_what_stays_so_for_ten_minutes_is_told(admin_client, invited, mailoutbox, what):
    said = {"moved": {"start": SECRET}, "cancelled": {"cancelled": "on"}}[what]
    send(admin_client, invited.session.project, row(invited.session, **said))
    long_since(minutes=9)
    assert tell_of_changes() == 0
    long_since(minutes=11)
    assert tell_of_changes() == 1
    words = {"moved": "Your visit has changed: it is on 24 December, 20:00"}
    assert letters_to(mailoutbox)[0] == [words.get(what, "Your visit on 6 December is off")]


def long_since(minutes):
    """So long ago somebody wrote the draft."""
    then = timezone.now() - timedelta(minutes=minutes)
    ProjectPage.objects.update(latest_revision_created_at=then)


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_a_session_to_which_people_are_invited_is_not_removed(
    admin_client, invited, mailoutbox, action
):
    other, project = SessionFactory(project=invited.session.project), invited.session.project
    rows = row(invited.session, DELETE="1"), row(other, SECRET, DELETE="1")
    now_of(project).save_revision()
    shown = send(admin_client, project, *rows, **{action: "1"})
    assertContains(shown, NAMED)
    assertContains(
        shown, '<input type="hidden" name="sessions-0-DELETE" id="id_sessions-0-DELETE">'
    )
    assertContains(shown, 'name="sessions-1-DELETE" value="1"')
    assert set(now_of(project).sessions.all()) == {invited.session, other}
    assert letters_to(mailoutbox)[0] == []
    assert VisitAsk.objects.get().state == "coming"
    assertNotContains(send(admin_client, project, row(invited.session), rows[1]), NAMED)
    assert now_of(project).sessions.get() == invited.session


def test_nor_is_it_by_going_back_to_an_older_version(admin_client, invited):
    project = now_of(invited.session.project)
    project.sessions = []
    older = project.save_revision()
    now_of(project).save_revision()
    assertContains(send(admin_client, project, to="revisions_revert", which=[older.pk]), NAMED)
    assert Session.objects.get() == invited.session
    assert VisitAsk.objects.get().state == "coming"
