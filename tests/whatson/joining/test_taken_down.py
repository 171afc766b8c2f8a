"""A project that is taken off the site does not take place: who would come hears of it, the editor
is told of them first, and it is not deleted from under them.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contact.letters.sending import send_due
from contact.models import Contact
from tests.factories import ProjectPageFactory, SessionFactory
from tests.whatson.joining.people import ADA, Owner, come, now
from whatson.joining import jobs
from whatson.models import Joining, ProjectPage, VisitAsk
from whatson.visits.gathering import to_come
from whatson.visits.jobs import tell_of_changes as tell_visitors

pytestmark = pytest.mark.django_db
OFF = "It is cancelled: please don’t set out"
BULK = "wagtail_bulk_action"


@pytest.fixture
def session():
    return SessionFactory(project__title="Mending together", project__kind="store_visit", spaces=3)


def post() -> list[str]:
    """The subject lines of all that goes out now."""
    mail.outbox.clear()
    send_due()
    return [letter.subject for letter in mail.outbox]


def invited_to(session) -> VisitAsk:
    """Somebody who was invited to it, and has said that the address is theirs."""
    contact = Contact.objects.create(name="Bea", address="bea@example.org", erase_on="2099-01-01")
    ask = VisitAsk.objects.create(
        token="t", who="alone", asker="adult", contact=contact, erase_on="2099-01-01"
    )
    ask.invite(session)
    Contact.objects.confirm()
    return ask


def project_of(session) -> ProjectPage:
    return ProjectPage.objects.get(pk=session.project_id)


def test_who_comes_is_told_that_it_is_off_and_that_it_takes_place_after_all(session):
    owner = Owner(come(session, 2, address=ADA, wishes_reminder=True))
    waiting = come(session, 2)
    post()
    project_of(session).unpublish()
    assert jobs.tell_of_changes() == 2
    assert jobs.tell_of_changes() == 0
    assert post() == [OFF]
    assert "This is cancelled" in owner.sees()
    owner.post("cancel/")
    owner.post("erase/")
    jobs.move_up()
    assert now(waiting).state == "waiting"
    project_of(session).save_revision().publish()
    assert jobs.tell_of_changes() == 1
    assert jobs.move_up() == 1
    assert now(waiting).state == "coming"


def test_who_was_invited_to_it_waits_again_and_nobody_is_invited_to_it(session):
    ask = invited_to(session)
    post()
    assert list(to_come()) == [session]
    project_of(session).unpublish()
    assert not list(to_come())
    assert tell_visitors() == 1
    assert tell_visitors() == 0
    assert [subject for subject in post() if subject.endswith(" is off")]
    ask.refresh_from_db()
    assert (ask.state, ask.session) == ("waiting", None)


def test_a_draft_that_never_was_on_the_site_takes_place():
    session = SessionFactory(project=ProjectPageFactory(publish=False, kind="store_visit"))
    ask = invited_to(session)
    come(session, address=ADA)
    assert (tell_visitors(), jobs.tell_of_changes()) == (0, 0)
    ask.refresh_from_db()
    assert ask.may_answer


def test_the_editor_is_asked_first_and_told_how_many(admin_client, session):
    come(session, 2, address=ADA)
    come(session)
    VisitAsk.objects.filter(pk=invited_to(session).pk).update(people=4)
    address = reverse("wagtailadmin_pages:unpublish", args=[session.project_id])
    asked = admin_client.post(address)
    assertContains(asked, "7 people have said that they come to this")
    assertContains(asked, "6 of them are told by letter")
    assert project_of(session).live
    several = reverse(BULK, args=["wagtailcore", "page", "unpublish"])
    below = {"include_descendants": "on"}
    index = session.project.get_parent().pk
    assertContains(admin_client.post(f"{several}?id={index}", below), "7 people have said")
    assert project_of(session).live
    admin_client.post(address, {"told": "6"})  # somebody came meanwhile
    assert project_of(session).live
    admin_client.post(address, {"told": "7"})
    assert not project_of(session).live


def test_who_would_come_to_nothing_any_more_keeps_nobody_from_it(admin_client, session):
    come(session).cancel()
    come(over := SessionFactory(project=session.project))
    long_ago = timezone.now() - timedelta(days=2)
    type(over).objects.filter(pk=over.pk).update(start=long_ago, ends_at=long_ago)
    Joining.objects.filter(session=over).update(told_start=long_ago, told_end=long_ago)
    address = reverse("wagtailadmin_pages:unpublish", args=[session.project_id])
    assert admin_client.post(address).status_code == 302


def test_it_is_not_deleted_while_people_take_part(admin_client, session):
    joining = come(session, 3, address=ADA)
    other = ProjectPageFactory()
    said = "“Mending together” cannot be deleted: 3 people take part in it"
    for page in (session.project, session.project.get_parent()):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        for send in (admin_client.get, admin_client.post):
            assertContains(send(address, follow=True), said)
    several = reverse(BULK, args=["wagtailcore", "page", "delete"])
    back = reverse("wagtailadmin_explore", args=[other.get_parent().pk])
    several += f"?id={session.project_id}&id={other.pk}&next={back}"
    response = admin_client.post(several, follow=True)
    assertContains(response, said)
    assertNotContains(response, ADA)
    assert ProjectPage.objects.count() == 2
    joining.cancel()
    admin_client.post(address := reverse("wagtailadmin_pages:delete", args=[session.project_id]))
    assert not ProjectPage.objects.filter(pk=session.project_id).exists(), address
