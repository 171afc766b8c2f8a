"""What a page shows, as rows: rewritten whenever it is published; and what gave way since."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from objects.blocks import Shown
from objects.documents import KIND
from objects.models import CollectionMedia
from search import outbox
from search.query import Query
from stories import jobs
from stories.blocks import StoryBody
from stories.giving_way import settle
from stories.groups import EDITORS, PRODUCERS
from stories.models import GaveWay, StoryUse
from stories.warnings import warnings_of
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    ExhibitionFactory,
    MemoryFactory,
    ObjectImageFactory,
    StoryIndexFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db

BLOCKS = StoryBody().child_blocks


def one(thing, **more):
    return ("object", {"object": thing, "size": "large", "caption": "", **more})


def told(memory):
    return ("memory", {"memory": memory})


def consented():
    return MemoryFactory(state="published", uses={"stories": "yes"})


def used(uses=None):
    uses = StoryUse.objects.all() if uses is None else uses
    return [(use.record, use.block_type) for use in uses.order_by("pk")]


def test_publishing_writes_what_is_shown():
    thing, memory = CollectionObjectFactory(), consented()
    group = (
        "object_group",
        {"title": "", "chosen": [thing, CollectionObjectFactory()], "search": ""},
    )
    page = StoryPageFactory(body=[one(thing), told(memory), group, ("heading", "A bell")])
    other = group[1]["chosen"][1]
    assert sorted(used(), key=str) == sorted(
        [(thing, "object"), (memory, "memory"), (thing, "object_group"), (other, "object_group")],
        key=str,
    )
    assert {use.block_id for use in StoryUse.objects.all()} == {page.body[n].id for n in range(3)}


def test_a_draft_uses_nothing_and_changes_nothing():
    thing, other = CollectionObjectFactory(), CollectionObjectFactory()
    StoryPageFactory(body=[one(thing)], publish=False)
    assert used() == []
    page = StoryPageFactory(body=[one(thing)])
    page.body = [one(other)]
    revision = page.save_revision()
    assert used() == [(thing, "object")]
    revision.publish()
    assert used() == [(other, "object")]


def test_what_is_taken_down_or_deleted_uses_nothing():
    for end in ("unpublish", "delete"):
        page = StoryPageFactory(body=[one(CollectionObjectFactory())])
        assert used()
        getattr(page, end)()
        assert used() == []


def test_a_topic_that_was_made_by_hand_uses_what_was_chosen():
    thing = CollectionObjectFactory()
    TopicPageFactory(chosen=[("object", thing)])
    assert used() == [(thing, "object")]


def test_only_what_anybody_may_read_counts():
    page = StoryPageFactory(body=[one(CollectionObjectFactory())])
    assert StoryUse.objects.public().exists()
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="login"
    )
    assert not StoryUse.objects.public().exists()
    restriction.delete()
    assert StoryUse.objects.public().exists()


def test_erasing_a_memory_erases_that_it_was_used():
    memory = consented()
    StoryPageFactory(body=[told(memory)])
    memory.withdraw()
    memory.erase()
    assert used() == []


# Finding what stands in no story


def never(index):
    outbox.drain()
    found = index.search(Query(kinds=(KIND,), filters={"stories": ("no",)}, size=100))
    return set(found.pks(KIND))


def test_the_search_knows_what_stands_in_no_story(index):
    thing, other = CollectionObjectFactory(), CollectionObjectFactory()
    assert never(index) == {thing.pk, other.pk}
    page = StoryPageFactory(body=[one(thing)])
    assert never(index) == {other.pk}
    closing = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert never(index) == {thing.pk, other.pk}
    closing.delete()
    assert never(index) == {other.pk}
    page.unpublish()
    assert never(index) == {thing.pk, other.pk}
    page.get_latest_revision().publish()
    assert never(index) == {other.pk}
    page.delete()
    assert never(index) == {thing.pk, other.pk}


def test_moving_into_a_closed_part_is_heard(index):
    thing = CollectionObjectFactory()
    page = StoryPageFactory(body=[one(thing)])
    root = page.get_parent().get_parent()
    closed = StoryIndexFactory(title="For us", slug="for-us", parent=root)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert never(index) == set()
    page.move(closed, pos="last-child")
    assert never(index) == {thing.pk}


# Recordings


@pytest.fixture
def recording():
    media = CollectionMedia(title="A bell", type="audio", transcript="A bell rings.", duration=3)
    media.file.save("bell.mp3", ContentFile(b"ID3"), save=False)
    media.save()
    yield media
    media.file.storage.delete(media.file.name)


def test_a_recording_may_be_heard_while_a_public_story_plays_it(recording):
    assert not recording.is_public()
    page = StoryPageFactory(body=[("sound", {"recording": recording, "caption": ""})])
    assert recording.is_public()
    page.unpublish()
    assert not recording.is_public()


def test_a_story_read_aloud_may_be_heard(recording):
    page = StoryPageFactory(recording=recording)
    assert recording.is_public()
    page.delete()
    assert not recording.is_public()


# What gave way


def gave_way():
    jobs.look_for_what_gave_way()
    return sorted(GaveWay.objects.values_list("page__title", "kind"))


def test_what_was_withdrawn_is_noted_and_its_author_told_once():
    user = get_user_model().objects.create_user("maureen", email="maureen@example.org")
    thing, memory = CollectionObjectFactory(title="Mangle"), consented()
    author = ContributorFactory(user=user)
    StoryPageFactory(title="Trams", body=[one(thing), told(memory)], authors=[author])
    StoryPageFactory(title="Bells", body=[one(CollectionObjectFactory())])
    assert gave_way() == []
    thing.retire()
    memory.withdraw()
    assert gave_way() == [("Trams", "memory"), ("Trams", "object")]
    assert [letter.to for letter in mail.outbox] == [["maureen@example.org"]]
    letter = mail.outbox[0]
    assert "Trams" in letter.subject
    assert "2 places" in letter.body
    for words in ("Mangle", memory.reference, memory.telling.text):
        assert words not in letter.body + letter.subject
    gave_way()
    assert len(mail.outbox) == 1


def test_on_a_page_for_invited_readers_it_is_noted_too():
    user = get_user_model().objects.create_user("maureen", email="maureen@example.org")
    memory, gone, row = consented(), consented(), ObjectImageFactory()
    author = ContributorFactory(user=user)
    page = StoryPageFactory(title="Trams", body=[told(memory)], authors=[author])
    other = StoryPageFactory(title="Bells", body=[told(gone), detail(row)], authors=[author])
    for closed in (page, other):
        PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    assert gave_way() == []
    memory.withdraw()
    assert gave_way() == [("Trams", "memory")]
    assert ["Trams" in letter.subject for letter in mail.outbox] == [True]
    gone.withdraw()
    gone.erase()
    change_picture(row)
    assert gave_way() == [("Bells", "memory"), ("Bells", "picture"), ("Trams", "memory")]


def test_what_a_search_finds_was_promised_by_nobody(index):
    by_hand, found = CollectionObjectFactory(), CollectionObjectFactory(title="Tea tin")
    outbox.drain()
    group = {"title": "", "chosen": [], "search": "q=tin"}
    page = StoryPageFactory(title="Tins", body=[("object_group", group), one(by_hand)])
    assert Shown.on(page.body).record(found).title == "Tea tin"
    assert used() == [(by_hand, "object")]
    found.retire()
    assert gave_way() == []
    assert mail.outbox == []
    by_hand.retire()
    assert gave_way() == [("Tins", "object")]


def test_what_comes_back_is_noted_no_more():
    thing = CollectionObjectFactory()
    StoryPageFactory(body=[one(thing)])
    thing.retire()
    assert len(gave_way()) == 1
    thing.revive()
    assert gave_way() == []


def test_an_erased_memory_stays_noted_until_the_page_is_published_anew():
    memory = consented()
    page = StoryPageFactory(body=[told(memory)])
    memory.withdraw()
    memory.erase()
    assert gave_way() == [(page.title, "memory")]
    assert gave_way() == [(page.title, "memory")]
    page.body = [("heading", "A bell")]
    page.save_revision().publish()
    assert gave_way() == []


def test_in_an_exhibition_another_yes_is_needed():
    memory = MemoryFactory(state="published", uses={"stories": "yes"})
    ExhibitionFactory(title="Bells", body=[told(memory)])
    assert gave_way() == [("Bells", "memory")]
    memory.agree({"exhibitions": "yes"})
    assert gave_way() == [("Bells", "memory")]
    memory.agree({"stories": "yes", "exhibitions": "yes"})
    assert gave_way() == []


def detail(row):
    """A block that shows a part of an object's picture."""
    region = {"picture": row.image.pk, "file_hash": row.image.file_hash} | dict.fromkeys("xy", 0)
    region |= {"width": 0.5, "height": 0.5}
    kept = {"object": row.collection_object.pk, "region": region, "alt": "The rim"}
    block = BLOCKS["object_detail"]
    return ("object_detail", block.to_python(kept | {"caption": ""}))


def change_picture(row):
    row.image = CollectionImageFactory()
    row.save()


def test_a_detail_whose_picture_changed_is_noted():
    row = ObjectImageFactory()
    page = StoryPageFactory(title="Trams", body=[detail(row)])
    assert gave_way() == []
    change_picture(row)
    assert gave_way() == [(page.title, "picture")]


def test_where_nobody_has_an_address_the_editors_are_told():
    person(EDITORS, "ada")
    thing = CollectionObjectFactory()
    StoryPageFactory(body=[one(thing)])
    thing.retire()
    gave_way()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_the_report_lists_them_for_who_may_change_the_page(client):
    producer, thing = person(PRODUCERS), CollectionObjectFactory()
    StoryPageFactory(title="Their own trams", body=[one(thing)], owner=producer)
    StoryPageFactory(title="Somebody’s bells", body=[one(thing)])
    thing.retire()
    gave_way()
    client.force_login(person(EDITORS, "ada"))
    response = client.get(reverse("gave_way_report"))
    assertContains(response, "Their own trams")
    assertContains(response, "Somebody’s bells")
    client.force_login(producer)
    response = client.get(reverse("gave_way_report"))
    assertContains(response, "Their own trams")
    assertNotContains(response, "Somebody’s bells")
    client.force_login(person("Moderators", "mo"))
    assert client.get(reverse("gave_way_report")).status_code == 302


def test_looking_costs_the_same_whatever_there_is():
    counts = []
    for _ in range(2):
        for _ in range(3):
            row = ObjectImageFactory()
            StoryPageFactory(
                body=[one(CollectionObjectFactory()), told(consented()), detail(row), detail(row)]
            )
            change_picture(row)
        with CaptureQueriesContext(connection) as queries:
            settle()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_an_author_is_told_first_costs_the_same_however_many_details():
    counts = []
    for count in (1, 5):
        rows = [ObjectImageFactory() for _ in range(count)]
        page = StoryPageFactory(publish=False, body=[detail(row) for row in rows])
        change_picture(rows[-1])
        with CaptureQueriesContext(connection) as queries:
            said = warnings_of(page)
        assert "The picture of a detail has changed: set the detail again." in said
        counts.append(len(queries))
    assert counts[0] == counts[1]
