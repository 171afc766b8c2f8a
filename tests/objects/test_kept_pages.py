"""What is kept of pages is what they would show made anew, whatever changes.

Each change is looked at twice: while it waits in the outbox, and when the outbox is empty again.
"""

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from home.models import HomePage
from objects.beside import Beside
from objects.models import CollectionObject, CollectionRendition, Dimension, RelatedObject
from search import keeping
from search.outbox import drain
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    TermFactory,
)
from tests.objects.pictures import encoded, picture
from tests.sampling import first_few

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index", "private_folder")]


@pytest.fixture
def thing():
    """A pictured thing with a maker and a kind, and one that a curator set beside it."""
    thing = CollectionObjectFactory(object_number="BAC/1", title="", brief_description="Of tin.")
    ObjectPersonFactory(collection_object=thing, person__name="Ada Ekblom")
    ObjectTermFactory(collection_object=thing, term__name="lantern", term__vocabulary="object_name")
    other = CollectionObjectFactory(object_number="BAC/2", title="A glass eye")
    ObjectPersonFactory(collection_object=other, person=thing.people.get().person)
    RelatedObject.objects.create(collection_object=thing, related=other)
    ObjectImageFactory(collection_object=thing).image.make_sizes()
    HomePage.objects.update(featured_object=thing)
    drain()
    return thing


ADDRESSES = ("/", "/objects/", "/objects/bac-1/", "/objects/bac-2/", "/people/ada-ekblom/")


def looked_at(client) -> dict[str, str]:
    """Every page on which the thing is. Some of them offer one by chance: there is only one."""
    return {address: client.get(address).content.decode() for address in ADDRESSES}


@pytest.fixture(autouse=True)
def all_but_one_seen(thing):
    CollectionObject.objects.exclude(pk=thing.pk).mark_seen()


def new_title_beside_it(thing):
    other = CollectionObject.objects.get(title="A glass eye")
    other.title = "An eye of glass"
    other.save()


def new_words(thing):
    thing.brief_description = "Of brass."
    thing.save()


def a_number_in_prose(thing):
    CollectionObjectFactory(object_number="BAC/3", brief_description="It goes with BAC/1.")
    CollectionObject.objects.exclude(pk=thing.pk).mark_seen()


def renamed_maker(thing):
    person = thing.people.get().person
    person.name = "Ada Feakes"
    person.save()


def merged_kind(thing):
    lamp = TermFactory(name="lamp", vocabulary="object_name")
    thing.terms.get().term.merge_into(lamp)


def measured(thing):
    Dimension.objects.create(collection_object=thing, part="height", text="a foot")


def told_apart(thing):
    RelatedObject.objects.get().delete()


def the_other_withdrawn(thing):
    CollectionObject.objects.get(title="A glass eye").retire()


def the_other_deleted(thing):
    CollectionObject.objects.get(title="A glass eye").delete()


def new_alternative_text(thing):
    image = thing.object_images.get().image
    image.description = "A lantern, lit"
    image.save()


def picture_forbidden(thing):
    row = thing.object_images.get()
    row.may_show = False
    row.save()


def picture_exchanged(thing):
    image = thing.object_images.get().image
    image.file = ContentFile(encoded(picture(size=(90, 90)), "PNG"), name="other.png")
    image.save()


def pictures_closed(thing):
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type=BaseViewRestriction.LOGIN
    )


CHANGES = [
    new_title_beside_it,
    new_words,
    a_number_in_prose,
    renamed_maker,
    merged_kind,
    measured,
    told_apart,
    the_other_withdrawn,
    the_other_deleted,
    new_alternative_text,
    picture_forbidden,
    picture_exchanged,
    pictures_closed,
]


@pytest.mark.parametrize("change", first_few(CHANGES))
def test_a_kept_page_shows_what_changed(client, thing, change):
    before = looked_at(client)
    assert looked_at(client) == before
    change(thing)
    assert looked_at(client) == made_anew(client)
    drain()
    assert looked_at(client) == made_anew(client) != before


def made_anew(client):
    caches[keeping.CACHE].clear()
    return looked_at(client)


def test_sizes_that_the_worker_made_later_are_shown(client, thing):
    later = ObjectImageFactory(collection_object=CollectionObject.objects.get(title="A glass eye"))
    drain_without_making()
    before = looked_at(client)
    assert later.image.make_sizes()
    drain()
    after = looked_at(client)
    assert before["/objects/bac-2/"].count("<picture") < after["/objects/bac-2/"].count("<picture")
    assert before["/objects/"].count("<picture") < after["/objects/"].count("<picture")


def drain_without_making():
    """As where the worker has not come to it yet."""
    drain()
    of_other = CollectionRendition.objects.filter(
        image__object_images__collection_object__title="A glass eye"
    )
    of_other.delete()
    caches[keeping.CACHE].clear()


def test_no_file_is_named_that_is_gone(client, thing):
    address = thing.object_images.get().image.download_rendition().url
    assert address in looked_at(client)["/objects/bac-1/"]
    pictures_closed(thing)
    drain()
    assert not any(address in page for page in looked_at(client).values())


ON_HOME, ON_OBJECTS = 5, 3
"""What is on changes with the time, and is asked for each time."""


@pytest.mark.parametrize(
    ("address", "most"), [("/", 9 + ON_HOME), *((page, 6 + ON_OBJECTS) for page in ADDRESSES[1:4])]
)
def test_what_is_kept_is_not_asked_for_again(client, thing, address, most):
    client.get(address)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= most, [query["sql"][:100] for query in queries]


def test_what_was_read_before_a_change_is_not_shown_after_it(client, thing):
    state = keeping.state()
    as_it_was = CollectionObject.objects.told_for_a_page().get(pk=thing.pk)
    new_words(thing)
    drain()
    Beside(as_it_was, QueryDict(), state)
    assert "Of brass." in client.get("/objects/bac-1/").content.decode()


def test_a_page_made_while_a_change_waits_is_not_kept(client, thing):
    new_words(thing)
    client.get("/objects/bac-1/")
    CollectionObject.objects.filter(pk=thing.pk).update(brief_description="Of lead.")
    assert "Of lead." in client.get("/objects/bac-1/").content.decode()


def test_nothing_of_one_reader_s_way_is_kept_for_another(client, thing):
    walking = client.get("/objects/bac-1/?in=q%3Dlantern&at=1").content.decode()
    assert "Your list" in walking
    assert "noindex" in walking
    plain = client.get("/objects/bac-1/").content.decode()
    assert "Your list" not in plain
    assert "noindex" not in plain
    assert "in=" in client.get("/objects/?q=lantern").content.decode()
    assert client.get("/objects/bac-1/?in=q%3Dlantern&at=1").content.decode() == walking


def test_whether_somebody_has_seen_it_is_always_true(client, thing):
    assert "<seen-object" in client.get("/objects/bac-1/").content.decode()
    client.post("/objects/bac-1/seen/")
    assert "<seen-object" not in client.get("/objects/bac-1/").content.decode()
