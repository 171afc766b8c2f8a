"""What BAC writes of what is on: its pages, who may write them, and the drafts of the sync."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from stories.groups import EDITORS, PRODUCERS
from tests.boxoffice.house import NOW
from tests.factories import (
    BoxOfficeEventFactory,
    CollectionObjectFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
    StoryIndexFactory,
    WhatsOnFactory,
)
from whatson.drafts import make_drafts
from whatson.groups import WHATS_ON
from whatson.models import (
    BoxOfficeEvent,
    ProductionPage,
    ProjectPage,
    Session,
    WhatsOnPage,
)
from whatson.syncing import sync_listings

pytestmark = pytest.mark.django_db


def test_the_list_stands_at_one_address_whatever_it_is_called():
    index = WhatsOnFactory(title="All our evenings", slug="evenings")
    assert index.get_url() == "/whats-on/"
    assert not WhatsOnPage.can_create_at(index.get_parent())


def test_below_it_stand_productions_and_projects_and_nothing_else():
    index = WhatsOnFactory()
    assert set(index.allowed_subpage_models()) == {ProductionPage, ProjectPage}
    assert ProjectPage.allowed_subpage_models() == []
    assert ProjectPage.allowed_parent_page_models() == [WhatsOnPage]


def test_objects_stand_in_the_order_of_the_choice_each_once_and_only_published():
    first, second = CollectionObjectFactory(), CollectionObjectFactory()
    hidden = CollectionObjectFactory(live=False)
    production = ProductionPageFactory(objects=[second, hidden, first, second])
    assert production.things() == [second, first]


def test_an_event_has_one_page():
    event = ProductionPageFactory().event
    with pytest.raises(IntegrityError):
        ProductionPageFactory(event=event)


def test_a_page_outlives_its_event():
    production = ProductionPageFactory()
    production.event.delete()
    assert ProductionPage.objects.get(pk=production.pk).event is None


def test_a_copy_has_no_event_of_its_own():
    production = ProductionPageFactory(title="The Laundry")
    copy = production.copy(update_attrs={"slug": "another", "title": "Another"})
    assert copy.specific.event is None


def test_a_session_ends_after_it_starts():
    project = ProjectPageFactory()
    start = timezone.now()
    with pytest.raises(ValidationError, match="Give a later time"):
        Session(project=project, start=start, ends_at=start - timedelta(hours=1)).full_clean()
    with pytest.raises(IntegrityError):
        SessionFactory(project=project, start=start, ends_at=start - timedelta(hours=1))


# Who may write them


@pytest.mark.parametrize(("name", "may"), [(WHATS_ON, True), (EDITORS, True), (PRODUCERS, False)])
def test_who_edits_what_is_on(django_user_model, name, may):
    index, project = WhatsOnFactory(), ProjectPageFactory()
    user = django_user_model.objects.create_user("ada")
    user.groups.add(Group.objects.get(name=name))
    for one in (index, project):
        tester = one.permissions_for_user(user)
        assert (tester.can_edit(), tester.can_publish()) == (may, may)


def test_whoever_looks_after_it_writes_nothing_else(django_user_model):
    WhatsOnFactory()
    user = django_user_model.objects.create_user("ada")
    user.groups.add(Group.objects.get(name=WHATS_ON))
    assert not StoryIndexFactory().permissions_for_user(user).can_edit()


def test_they_make_a_project_in_the_admin(client, django_user_model):
    index = WhatsOnFactory()
    user = django_user_model.objects.create_user("ada")
    user.groups.add(Group.objects.get(name=WHATS_ON))
    client.force_login(user)
    response = client.get(f"/admin/pages/add/whatson/projectpage/{index.pk}/")
    assert response.status_code == 200
    assert "who decides" in response.content.decode().lower()
    assert client.get(f"/admin/pages/add/whatson/productionpage/{index.pk}/").status_code == 200


# The drafts that the sync begins


def test_each_new_event_gets_a_page_that_nobody_can_read_yet(client, read):
    WhatsOnFactory()
    sync_listings(NOW)
    events = BoxOfficeEvent.objects.all()
    assert events.count() > 1
    for event in events:
        assert event.production_page.title == event.name
        assert not event.production_page.live
        assert client.get(event.production_page.get_url()).status_code == 404


def test_reading_again_makes_no_second_page_and_brings_none_back(read):
    WhatsOnFactory()
    sync_listings(NOW)
    count = ProductionPage.objects.count()
    ProductionPage.objects.first().delete()
    sync_listings(NOW + timedelta(hours=1))
    assert ProductionPage.objects.count() == count - 1


def test_a_list_that_is_begun_later_gets_pages_at_the_next_reading(read):
    sync_listings(NOW)
    assert not ProductionPage.objects.exists()
    WhatsOnFactory()
    sync_listings(NOW + timedelta(hours=1))
    assert ProductionPage.objects.count() == BoxOfficeEvent.objects.shown(NOW).count() > 0


def test_an_event_that_vanishes_leaves_its_page(office, read):
    WhatsOnFactory()
    sync_listings(NOW)
    event = BoxOfficeEvent.objects.shown(NOW).first()
    del office.house.events[event.source_id]
    for key in [one.source_id for one in event.performances.all()]:
        office.house.instances.pop(key, None)
    sync_listings(NOW + timedelta(hours=1))
    event.refresh_from_db()
    assert event.is_vanished
    assert ProductionPage.objects.filter(event=event).exists()


@pytest.mark.parametrize(
    ("name", "slug"), [("Search", "search-2"), ("Ωδή", "production"), ("x" * 300, "x" * 200)]
)
def test_whatever_an_event_is_called_its_page_has_an_address(name, slug):
    WhatsOnFactory()
    event = BoxOfficeEventFactory(name=name)
    PerformanceFactory(event=event)
    (draft,) = make_drafts([event])
    assert draft.slug == slug


def test_two_events_of_one_name_have_two_addresses():
    WhatsOnFactory()
    events = [BoxOfficeEventFactory(name="The Laundry"), BoxOfficeEventFactory(name="The Laundry")]
    assert [one.slug for one in make_drafts(events)] == ["the-laundry", "the-laundry-2"]


def test_what_bac_writes_stays_when_the_box_office_says_otherwise(office, read):
    WhatsOnFactory()
    sync_listings(NOW)
    event = BoxOfficeEvent.objects.shown(NOW).first()
    written = event.production_page
    written.title = "In our own words"
    written.save_revision().publish()
    office.house.events[event.source_id]["name"] = "In theirs"
    sync_listings(NOW + timedelta(hours=1))
    event.refresh_from_db()
    assert event.name == "In theirs"
    assert ProductionPage.objects.get(event=event).title == "In our own words"
