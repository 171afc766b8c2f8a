"""Retire and revive; publish and unpublish many at once."""

import pytest
from wagtail.models import ModelLogEntry

from objects.models import CollectionObject
from tests.factories import CollectionObjectFactory
from tests.objects.admin.pages import bulk_url, edit_url, words


@pytest.fixture
def thing(db):
    return CollectionObjectFactory(object_number="BAC/1", title="Tram ticket")


def actions() -> list[str]:
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def at(thing, view) -> str:
    return edit_url(thing).replace("/edit/", f"/{view}/")


def test_an_object_is_retired_after_a_question(curator_client, thing):
    assert at(thing, "retire") in curator_client.get(edit_url(thing)).content.decode()
    assert "will no longer be shown to readers" in words(curator_client.get(at(thing, "retire")))
    thing.refresh_from_db()
    assert thing.retired_at is None
    response = curator_client.post(at(thing, "retire"), follow=True)
    assert "“BAC/1 Tram ticket” is retired." in words(response)
    thing.refresh_from_db()
    assert thing.state == "retired"
    assert curator_client.get(thing.get_absolute_url()).status_code == 410
    assert actions() == ["objects.retire"]


def test_it_can_lead_to_what_replaces_it(curator_client, thing):
    other = CollectionObjectFactory()
    curator_client.post(at(thing, "retire"), {"replaced_by": other.pk})
    answer = curator_client.get(thing.get_absolute_url())
    assert answer["Location"] == other.get_absolute_url()


def test_nothing_replaces_itself(curator_client, thing):
    response = curator_client.post(at(thing, "retire"), {"replaced_by": thing.pk})
    assert "An object cannot replace itself." in words(response)
    thing.refresh_from_db()
    assert thing.retired_at is None


def test_a_retired_object_is_revived(curator_client, thing):
    thing.retire()
    page = curator_client.get(edit_url(thing))
    assert "Retired on" in words(page)
    assert at(thing, "revive") in page.content.decode()
    response = curator_client.post(at(thing, "revive"), follow=True)
    assert "is back, as published" in words(response)
    assert curator_client.get(thing.get_absolute_url()).status_code == 200


def test_who_may_not_publish_may_not_retire(curator_client, curator, thing):
    group = curator.groups.get()
    group.permissions.remove(group.permissions.get(codename="publish_collectionobject"))
    assert at(thing, "retire") not in curator_client.get(edit_url(thing)).content.decode()
    curator_client.post(at(thing, "retire"))
    curator_client.post(bulk_url("collectionobject", "unpublish", [thing]))
    thing.refresh_from_db()
    assert thing.is_public


# Many at once


def test_drafts_are_published_together_each_with_its_line_in_the_history(curator_client, curator):
    drafts = [CollectionObjectFactory(live=False) for _ in range(3)]
    retired = CollectionObjectFactory(live=False)
    retired.retire()
    url = bulk_url("collectionobject", "publish", [*drafts, retired])
    page = words(curator_client.get(url))
    assert "Publish 4 objects?" in page
    assert drafts[0].title in page
    response = curator_client.post(url, follow=True)
    assert "3 objects published. 1 left as they were" in words(response)
    assert CollectionObject.objects.published().count() == 3
    assert actions() == ["wagtail.publish"] * 3
    assert {entry.user for entry in ModelLogEntry.objects.all()} == {curator}


def test_the_latest_draft_is_what_gets_published(curator_client, thing):
    thing.title = "Tram ticket, punched"
    thing.save_revision()
    curator_client.post(bulk_url("collectionobject", "publish", [thing]))
    thing.refresh_from_db()
    assert thing.title == "Tram ticket, punched"


def test_published_ones_become_drafts(curator_client, thing):
    response = curator_client.post(bulk_url("collectionobject", "unpublish", [thing]), follow=True)
    assert "1 object unpublished." in words(response)
    thing.refresh_from_db()
    assert thing.state == "draft"
    assert curator_client.get(thing.get_absolute_url()).status_code == 404


def test_what_somebody_else_locked_is_left(curator_client, thing, django_user_model):
    thing.locked, thing.locked_by = True, django_user_model.objects.create_user("another")
    thing.save()
    response = curator_client.post(bulk_url("collectionobject", "unpublish", [thing]), follow=True)
    assert "0 objects unpublished. 1 left as they were" in words(response)
    thing.refresh_from_db()
    assert thing.live


def test_all_in_the_listing_are_those_that_the_filters_leave(curator_client, db):
    for title in ("Poster of a play", "Poster of a film", "Tin"):
        CollectionObjectFactory(title=title)
    url = bulk_url("collectionobject", "unpublish", ["all"], q="poster", state="published")
    assert "Unpublish 2 objects?" in words(curator_client.get(url))
    curator_client.post(url)
    assert CollectionObject.objects.published().get().title == "Tin"


def test_more_than_a_hundred_are_left_to_the_worker(curator_client, curator, waiting_tasks):
    for number in range(101):
        CollectionObjectFactory(object_number=str(number), live=False)
    url = bulk_url("collectionobject", "publish", ["all"])
    page = words(curator_client.get(url))
    assert "Publish 101 objects?" in page
    assert "and 81 more" in page
    assert "in the background" in page
    response = curator_client.post(url, follow=True)
    assert "101 objects are being published in the background." in words(response)
    assert not CollectionObject.objects.published().exists()
    (task,) = waiting_tasks.results
    assert task.args == [sorted(CollectionObject.objects.values_list("pk", flat=True)), curator.pk]
