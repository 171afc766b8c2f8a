"""Memories of a production: given on it, shown on it, and gone with it, as of everything else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Page, PageViewRestriction

from memories import consent
from memories.documents import documents
from memories.models import Memory
from objects.panels import panels_of
from search.models import OutboxEntry
from tests.factories import (
    CollectionObjectFactory,
    MemoryFactory,
    PlaceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
)
from tests.memories.giving.conftest import Giver

pytestmark = pytest.mark.django_db
EVERYWHERE = dict.fromkeys(consent.CHOICES, "yes")
WORDS = "The steam came down into the stalls and everybody cheered."


def told(production=None, **fields):
    """A published memory that may stand everywhere; of this production, or else of what is said."""
    of = {"production": production, "collection_object": None} if production else {}
    return MemoryFactory(
        **{"state": "published", "uses": EVERYWHERE, "text": WORDS, **of, **fields}
    )


@pytest.fixture
def laundry(db):
    return ProductionPageFactory(title="The Laundry", slug="laundry")


@pytest.fixture
def giver(laundry):
    return Giver("/memories/give/production/laundry/")


# Giving


def test_whoever_was_there_tells_us_from_the_productions_page_to_the_end(client, laundry, giver):
    page = client.get(laundry.url)
    assertContains(page, "Were you there?")
    assertContains(page, f'href="{giver.start}"')
    first = client.get(giver.start, follow=True)
    assertContains(first, "The Laundry")
    assertNotContains(first, "I have one too")
    giver.first(WORDS)
    giver.answer("age", age="adult")
    assertContains(giver.get("uses"), consent.CHOICES["productions"].label)
    giver.answer("look")
    memory = Memory.objects.get()
    assert (memory.production, memory.subject, memory.state) == (laundry, laundry, "submitted")
    own = client.get(f"/yours/{giver.words}/", follow=True)
    assertContains(own, "A memory of “The Laundry”")


def test_nothing_is_told_of_what_nobody_may_read(client, laundry):
    ProductionPageFactory(slug="draft", publish=False)
    assert client.get("/memories/give/production/draft/").status_code == 404
    assert client.get(f"/memories/give/production/{'ü' * 3}/").status_code == 404


def test_a_memory_is_of_one_thing_alone(laundry):
    for of in ({}, {"place": PlaceFactory()}, {"collection_object": CollectionObjectFactory()}):
        memory = Memory(**of, production=laundry if of else None)
        with pytest.raises(ValidationError, match="one object, to one place or to one production"):
            memory.validate_constraints()
        with pytest.raises(IntegrityError), transaction.atomic():
            memory.save()


def test_one_on_paper_is_typed_in_by_the_productions_title(admin_client, laundry):
    page = admin_client.get(reverse("moderating:type_in"))
    said = page.context["form"].initial | {
        "production_title": "the laundry",
        "kind": "memory",
        "language": "en",
        "text": WORDS,
        "age": "adult",
        "name_as": "none",
        "outliving": "ask",
        "licence": "bac",
        **EVERYWHERE,
    }
    assertContains(
        admin_client.post(reverse("moderating:type_in"), said | {"kind": "picture"}),
        "This makes no sense here",
    )
    admin_client.post(reverse("moderating:type_in"), said)
    assert Memory.objects.get().production == laundry


# Shown


def test_a_production_shows_its_own_and_those_of_its_objects_and_each_leads_to_the_others(client):
    thing = CollectionObjectFactory(title="Washboard")
    laundry = ProductionPageFactory(title="The Laundry", objects=[thing, thing])
    own, of_thing = told(laundry), told(collection_object=thing, text="Mine had a glass one.")
    page = client.get(laundry.url)
    assertContains(page, WORDS, count=1)
    assertContains(page, "Mine had a glass one.", count=1)
    assertContains(page, "A memory of “Washboard”", count=1)
    assertContains(page, thing.get_absolute_url())
    detail = client.get(own.get_absolute_url())
    assertContains(detail, "A memory of “The Laundry”")
    assertContains(detail, f'href="{laundry.url}"')
    assertContains(detail, "Were you there?")
    object_page = client.get(thing.get_absolute_url())
    assertContains(object_page, f'href="{laundry.url}"')
    assertContains(object_page, "Mine had a glass one.")
    assertNotContains(object_page, WORDS)
    assertContains(client.get(of_thing.get_absolute_url()), thing.get_absolute_url())


def test_without_a_yes_to_productions_it_is_on_none(client, laundry):
    memory = told(laundry, uses={"site": "yes"})
    assertNotContains(client.get(laundry.url), WORDS)
    assertContains(client.get(memory.get_absolute_url()), WORDS)
    memory.agree(EVERYWHERE)
    assertContains(client.get(laundry.url), WORDS)


def test_a_project_shows_those_of_its_objects_where_people_agreed(client):
    thing = CollectionObjectFactory(title="Washboard")
    project = ProjectPageFactory(objects=[thing, thing])
    agreed = told(collection_object=thing)
    told(collection_object=thing, text="Mine had a glass one.", uses={"site": "yes"})
    page = client.get(project.get_url())
    assertContains(page, WORDS, count=1)
    assertContains(page, "A memory of “Washboard”", count=1)
    assertNotContains(page, "Mine had a glass one.")
    assertNotContains(page, "Were you there?")
    agreed.agree(EVERYWHERE | {"productions": "no"})
    assertNotContains(client.get(project.get_url()), WORDS)
    agreed.agree(EVERYWHERE)
    thing.retire()
    assertNotContains(client.get(project.get_url()), WORDS)


def test_many_projects_cost_two_queries(django_assert_num_queries):
    things = CollectionObjectFactory.create_batch(2)
    pages = [ProjectPageFactory(objects=things) for _ in range(3)]
    memories = [told(collection_object=thing) for thing in things]
    with django_assert_num_queries(3):  # of which one is for stories
        found = panels_of(pages)
    assert [found[page.pk][0].content for page in pages] == [memories] * 3


def test_many_productions_cost_two_queries(django_assert_num_queries):
    things = CollectionObjectFactory.create_batch(2)
    pages = [ProductionPageFactory(objects=things) for _ in range(3)]
    own = [told(page) for page in pages]
    for thing in things:
        told(collection_object=thing)
    with django_assert_num_queries(
        4
    ):  # of which one says whether we take any now, and one is for stories
        found = panels_of(pages)
    for page, memory in zip(pages, own, strict=True):
        shown = found[page.pk][0].content
        assert shown[0] == memory
        assert [one.collection_object_id for one in shown[1:]] == [one.pk for one in things]


def test_of_a_withdrawn_object_nothing_stands_there(client):
    thing = CollectionObjectFactory()
    laundry = ProductionPageFactory(objects=[thing])
    told(collection_object=thing)
    thing.retire()
    assertNotContains(client.get(laundry.url), WORDS)


# Gone with it


def by_everybody(client, memory):
    """All that anybody is told of it, wherever memories are."""
    found = {surface for surface in consent.SURFACES if Memory.objects.shown_on(surface).exists()}
    told = [client.get(path).content.decode() for path in ("/memories/", "/memories/feed/")]
    told.append(client.get(memory.get_absolute_url()).content.decode())
    return found | {"words"} if any(WORDS in one or "The Laundry" in one for one in told) else found


@pytest.mark.parametrize("how", ["unpublished", "closed", "closed above"])
def test_with_its_production_it_is_reachable_nowhere_and_comes_back_with_it(client, laundry, how):
    memory = told(laundry)
    assert by_everybody(client, memory) == {*consent.SURFACES, "words"}
    assert [document.pk for document in documents()] == [memory.pk]
    if how == "unpublished":
        laundry.unpublish()
    else:
        closed = laundry if how == "closed" else laundry.get_parent()
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert by_everybody(client, memory) == set()
    assert client.get(memory.get_absolute_url()).status_code == 404
    assert not list(documents())
    PageViewRestriction.objects.all().delete()
    laundry.save_revision().publish()
    assert by_everybody(client, memory) == {*consent.SURFACES, "words"}


def test_its_readers_are_told_that_it_is_hidden_with_its_production(admin_client, laundry):
    memory = told(laundry)
    laundry.unpublish()
    assertContains(admin_client.get(reverse("moderating:tab", args=["away"])), "The Laundry")
    page = admin_client.get(reverse("moderating:memory", args=[memory.reference]))
    assertContains(page, "Its production is not shown now")


def noted():
    """Whether some memory waits to be written anew into the index; forgets it."""
    rows = OutboxEntry.objects.filter(kind=Memory._meta.label)
    found = rows.exists()
    rows.delete()
    return found


def test_it_is_found_anew_when_its_production_is_renamed_taken_down_or_closed(laundry):
    told(laundry)
    noted()
    laundry.title = "The Wash House"
    laundry.save_revision().publish()
    assert noted()
    assert "Wash House" in next(iter(documents())).texts["memory_of"]
    laundry.unpublish()
    assert noted()
    PageViewRestriction.objects.create(page=laundry.get_parent(), restriction_type="login")
    assert noted()
    ProductionPageFactory(title="Another").unpublish()
    assert not noted()


def test_taken_back_it_is_gone_from_the_production_too(client, laundry):
    told(laundry).withdraw()
    assertNotContains(client.get(laundry.url), WORDS)


# Never deleted with it


@pytest.mark.parametrize("state", ["draft", "published", "withdrawn"])
def test_a_production_with_memories_is_not_deleted_nor_is_what_it_stands_below(
    admin_client, laundry, state
):
    told(laundry, state=state)
    for page in (laundry, laundry.get_parent()):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        for ask in (admin_client.get, admin_client.post):
            response = ask(address, follow=True)
            assertContains(response, "“The Laundry” cannot be deleted: 1 memory was given on it.")
            assertNotContains(response, WORDS)
    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=laundry.pk).delete()
    assert Memory.objects.get().production == laundry


def test_nor_with_others_at_once_and_those_without_go_as_ever(admin_client, laundry):
    told(laundry)
    told(laundry)
    other = ProjectPageFactory()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    next_one = reverse("wagtailadmin_explore", args=[other.get_parent().pk])
    several = f"{address}?id={laundry.pk}&id={other.pk}&next={next_one}"
    response = admin_client.post(several, follow=True)
    assertContains(response, "cannot be deleted: 2 memories were given on it.")
    assert Page.objects.filter(pk__in=[laundry.pk, other.pk]).count() == 2
    admin_client.post(f"{address}?id={other.pk}", follow=True)
    assert not Page.objects.filter(pk=other.pk).exists()
