"""Tags: one word for objects, memories and stories; renamed and made one with nothing lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from taggit.models import Tag
from wagtail.models import Revision

from contact.jobs import publish_scheduled
from objects.models import CollectionObject
from stories.groups import EDITORS, PRODUCERS
from stories.models import FormerTag, StoryPage
from stories.tags import NameTaken, merge, rename
from tests.factories import (
    CollectionImageFactory,
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    ObjectImageFactory,
    StoryPageFactory,
    TopicPageFactory,
)
from tests.stories.test_groups import person

pytestmark = pytest.mark.django_db


def tagged_object(*words, **fields):
    thing = CollectionObjectFactory(**fields)
    thing.tags.add(*words)
    thing.save()
    return thing


def tagged_memory(*words):
    memory = MemoryFactory(state="published")
    memory.tag_with(words, by=None)
    return memory


def address(tag):
    return reverse("stories:tag", args=[tag.slug])


def test_one_tag_gathers_all_kinds(client):
    tagged_object("trams", title="A conductor’s bell")
    memory = tagged_memory("Trams")
    StoryPageFactory(title="The last tram", tag_words=["trams"])
    assert Tag.objects.count() == 1
    response = client.get(address(Tag.objects.get()))
    for words in ("A conductor’s bell", memory.telling.text, "The last tram"):
        assertContains(response, words)


def test_nothing_is_told_of_what_is_not_public(client):
    thing = tagged_object("trams", live=False)
    StoryPageFactory(tag_words=["trams"], publish=False)
    tag = Tag.objects.get()
    assert client.get(address(tag)).status_code == 404
    CollectionObject.objects.filter(pk=thing.pk).update(live=True)
    assert client.get(address(tag)).status_code == 200


def test_a_tag_that_pictures_alone_have_has_no_page(client):
    CollectionImageFactory().tags.add("inside joke")
    assert client.get(address(Tag.objects.get())).status_code == 404


@pytest.mark.parametrize("slug", ["nothing", "a%00b", "né"])
def test_an_address_of_nothing_is_not_found(client, slug):
    assert client.get(f"/tagged/{slug}/").status_code == 404


def test_a_topic_gathers_by_tag_and_what_was_chosen_first(client):
    chosen = CollectionObjectFactory(title="Chosen by hand")
    withdrawn = CollectionObjectFactory(title="Withdrawn since")
    tagged_object("trams", title="A conductor’s bell")
    page = TopicPageFactory(tag_words=["trams"], chosen=[("object", chosen), ("object", withdrawn)])
    withdrawn.retire()
    response = client.get(page.url)
    text = response.text
    assert text.index("Chosen by hand") < text.index("A conductor’s bell")
    assertNotContains(response, "Withdrawn since")


def test_what_was_chosen_stands_once_and_in_its_order(client):
    first, second = (StoryPageFactory(title=f"{n} tram", tag_words=["trams"]) for n in "12")
    StoryPageFactory(title="3 tram", tag_words=["trams", "bells"])
    StoryPageFactory(title="Of no tram")
    draft = StoryPageFactory(title="A draft", publish=False)
    memory = MemoryFactory(state="published", uses={"stories": "yes"})
    memory.tag_with(["trams"], by=None)
    not_for_stories = MemoryFactory(state="published", text="Not for stories.")
    chosen = [*(("page", one) for one in (second, draft, first)), ("memory", memory)]
    page = TopicPageFactory(
        tag_words=["trams", "bells"], chosen=[*chosen, ("memory", not_for_stories)]
    )
    main = BeautifulSoup(client.get(page.url).text, "html.parser").main
    found = [a.get_text() for a in main.select(".story-cards a")]
    assert found == ["2 tram", "1 tram", "3 tram"]
    assert main.get_text().count(memory.telling.text) == 1
    assert "Not for stories." not in main.get_text()


def test_a_draft_of_a_topic_shows_what_it_will_gather():
    story, other = StoryPageFactory(tag_words=["trams"]), StoryPageFactory(tag_words=["bells"])
    page = TopicPageFactory(tag_words=["trams"])
    page.tags.set(["bells"])
    page.chosen = [("page", story)]
    draft = page.save_revision().as_object()
    shown = draft.get_context(RequestFactory().get("/"))
    assert [one.pk for one in shown["chosen"].articles] == [story.pk]
    assert [one.pk for one in shown["gathered"].articles] == [other.pk]


def test_a_topic_costs_the_same_however_much_it_gathers(client):
    counts = []
    for count in (2, 6):
        stories = [_pictured_story() for _ in range(count)]
        fields = {"tag_words": ["trams"], "picture": _picture()}
        page = TopicPageFactory(chosen=[("page", one) for one in stories[:2]], **fields)
        counts.append(_queries(client, page.url))
    assert counts[0] == counts[1] <= 12
    for _ in range(2):
        things = [_pictured_object() for _ in range(3)]
        memories = [MemoryFactory(state="published", uses={"stories": "yes"}) for _ in range(3)]
        for one in memories:
            one.tag_with(["trams"], by=None)
        chosen = [("page", stories[0]), ("object", things[0]), ("memory", memories[0])]
        counts.append(_queries(client, TopicPageFactory(chosen=chosen, **fields).url))
    # Two more for the objects and two for the memories, as for any panel.
    assert counts[2] == counts[3] <= 16


def _picture():
    image = CollectionImageFactory(in_library=True)
    image.make_sizes()
    return image


def _pictured_story():
    return StoryPageFactory(tag_words=["trams"], picture=_picture(), authors=[ContributorFactory()])


def _pictured_object():
    thing = ObjectImageFactory().collection_object
    thing.tags.add("trams")
    thing.save()
    return thing


def _queries(client, path):
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_each_part_of_a_topic_has_a_heading_of_its_own(client):
    chosen = CollectionObjectFactory(title="Chosen by hand")
    tagged_object("trams", title="A conductor’s bell")
    StoryPageFactory(title="The last tram", tag_words=["trams"])
    page = TopicPageFactory(tag_words=["trams"], chosen=[("object", chosen)])
    main = BeautifulSoup(client.get(page.url).text, "html.parser").main
    told = {h2.get_text(): h2["id"] for h2 in main("h2")}
    assert list(told) == ["Objects", "Stories", "More objects"]
    assert [one["aria-labelledby"] for one in main("section")] == list(told.values())
    assert len(set(told.values())) == 3


# Renaming, and making two one


def test_a_renamed_tag_keeps_what_it_gathers_and_its_old_address(client):
    tagged_object("trams", title="A conductor’s bell")
    tag = Tag.objects.get()
    before = address(tag)
    rename(tag, "  Electric   tramways ")
    assert (tag.name, tag.slug) == ("Electric tramways", "electric-tramways")
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, address(tag))
    assertContains(client.get(address(tag)), "A conductor’s bell")


def test_a_tag_renamed_back_has_its_own_address_again(client):
    tagged_object("trams")
    tag = Tag.objects.get()
    rename(tag, "tramways")
    rename(tag, "trams")
    assert client.get(address(tag)).status_code == 200
    assert [former.slug for former in FormerTag.objects.all()] == ["tramways"]


def test_a_name_that_another_tag_has_is_not_taken():
    first, other = Tag.objects.create(name="trams"), Tag.objects.create(name="tramways")
    with pytest.raises(NameTaken) as taken:
        rename(other, "TRAMS")
    assert taken.value.tag == first


def test_two_become_one_everywhere(client):
    both = tagged_object("trams", "tramways")
    one, image = tagged_object("tramways"), CollectionImageFactory()
    image.tags.add("tramways")
    memory, story = tagged_memory("tramways"), StoryPageFactory(tag_words=["tramways"])
    topic = TopicPageFactory(tag_words=["tramways"])
    tram, way = Tag.objects.get(name="trams"), Tag.objects.get(name="tramways")
    old = address(way)
    merge(way, tram)
    for thing in (both, one, image, memory, story, topic):
        assert [tag.name for tag in type(thing).objects.get(pk=thing.pk).tags.all()] == ["trams"]
    assert client.get(old)["Location"] == address(tram)


def test_former_addresses_follow_through_several_merges(client):
    tagged_object("a tram")
    first = Tag.objects.get()
    addresses = [address(first)]
    rename(first, "b tram")
    addresses.append(address(first))
    second = Tag.objects.create(name="c tram", slug="c-tram")
    merge(first, second)
    for before in addresses:
        assert client.get(before)["Location"] == address(second)


def test_a_draft_does_not_bring_a_merged_tag_back():
    story = StoryPageFactory(tag_words=["tramways", "bells"], publish=False)
    merge(Tag.objects.get(name="tramways"), Tag.objects.create(name="trams", slug="trams"))
    assert sorted(tag.name for tag in story.get_latest_revision_as_object().tags.all()) == [
        "bells",
        "trams",
    ]
    story.get_latest_revision().publish()
    names = StoryPage.objects.get().tags.values_list("name", flat=True)
    assert sorted(names) == ["bells", "trams"]


def test_a_scheduled_story_keeps_its_tag_when_two_become_one(client):
    story = StoryPageFactory(title="The last tram", tag_words=["tramways"], publish=False)
    story.go_live_at = timezone.now() + timedelta(days=1)
    story.save_revision(approved_go_live_at=story.go_live_at)
    story.title = "A newer draft"
    story.save_revision()
    trams = Tag.objects.create(name="trams", slug="trams")
    merge(Tag.objects.get(name="tramways"), trams)
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()
    assert publish_scheduled() == 1
    assertContains(client.get(address(trams)), "The last tram")


def test_a_tag_cannot_become_itself():
    tag = Tag.objects.create(name="trams")
    with pytest.raises(ValueError, match="itself"):
        merge(tag, tag)


# In the admin


def test_an_editor_renames_and_makes_one(client):
    tagged_object("tramways")
    tag = Tag.objects.get()
    Tag.objects.create(name="trams", slug="trams")
    client.force_login(person(EDITORS))
    assertContains(client.get(reverse("tags:index")), "tramways")
    edit = reverse("tags:edit", args=[tag.pk])
    assertContains(client.post(edit, {"name": "Trams"}), "There is a tag “trams”")
    client.post(edit, {"name": "Trams", "become_one": "on"})
    assert [tag.name for tag in Tag.objects.all()] == ["trams"]
    assert CollectionObject.objects.get().tags.get().name == "trams"


def test_nobody_else_does(client):
    tag = Tag.objects.create(name="trams")
    client.force_login(person(PRODUCERS))
    for path in (reverse("tags:index"), reverse("tags:edit", args=[tag.pk])):
        assert client.get(path).status_code == 302
    client.post(reverse("tags:edit", args=[tag.pk]), {"name": "bells"})
    assert Tag.objects.get().name == "trams"
    assert Permission.objects.filter(codename="change_tag", group__name=EDITORS).exists()


# Memories and objects


def test_a_memorys_tags_are_erased_with_it():
    memory = tagged_memory("trams", "bells")
    tagged_object("bells")
    memory.withdraw()
    memory.erase()
    assert Tag.objects.get(name="trams").memories_taggedmemory_items.count() == 0
    assert Tag.objects.get(name="bells").objects_taggedobject_items.count() == 1


def test_a_reader_tags_a_memory_at_the_desk(client):
    memory = MemoryFactory(state="published")
    client.force_login(person("Moderators"))
    page = reverse("moderating:memory", args=[memory.reference])
    assertContains(client.get(page), "Keep these tags")
    act = reverse("moderating:act", args=[memory.reference, "tags"])
    client.post(act, {"tags": "Washing day,  copper ,", "version": memory.stamp})
    assert sorted(memory.tags.names()) == ["Washing day", "copper"]


def test_what_is_chosen_and_tagged_stands_on_a_topic_once(client):
    story = StoryPageFactory(title="Steam and soap", tag_words=["laundry"])
    topic = TopicPageFactory(tag_words=["laundry"], chosen=[("page", story)])
    assert client.get(topic.url).text.count(">Steam and soap<") == 1
