"""No public page costs more than twelve queries, and two for each panel, however much is on it."""

import re
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import search
from objects.models import CollectionObject, Mention, RelatedObject
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
)

MOST = 12
PANELS = {"/objects/": 4, "/places/": 2, "/": 3, "/sitemap.xml": 1}
"""What stands there from apps to the right: two queries more for each. The sitemap has a section
for what is on.
"""
LISTS = ("/objects/", "/places/")
PARTS = 60
"""Of one set; all by one maker, from one place, of one material."""
RELATIONS = 40
"""Of each sort, on one object."""


@pytest.fixture
def thing(client, db, index, private_folder):
    """One of a large set, with more than any record has, in a database and an index."""
    first, *others = CollectionObjectFactory.create_batch(PARTS, set_number="SET/1")
    names = {
        "person": ObjectPersonFactory(collection_object=first).person,
        "place": ObjectPlaceFactory(collection_object=first).place,
        "term": ObjectTermFactory(collection_object=first).term,
    }
    for other in others:
        ObjectPersonFactory(collection_object=other, person=names["person"])
        ObjectPlaceFactory(collection_object=other, place=names["place"])
        ObjectTermFactory(collection_object=other, term=names["term"])
        RelatedObject.objects.create(collection_object=first, related=other)
        Mention.objects.create(collection_object=other, slug=first.slug, mentioned=first)
    for hang in (ObjectPersonFactory, ObjectPlaceFactory, ObjectTermFactory):
        hang.create_batch(RELATIONS, collection_object=first)
    for pictured in [first, first, others[0]]:
        ObjectImageFactory(collection_object=pictured).image.make_sizes()
    alike = CollectionObjectFactory.create_batch(10)
    for other in alike:
        ObjectTermFactory(collection_object=other, term=names["term"])
    index.rebuild()
    client.get("/")  # each process asks once where Wagtail's site begins
    return first


def addresses(thing) -> list[str]:
    """Every kind of public page, with as much on it as there is."""
    term = thing.terms.first().term.slug
    named = {
        "person": thing.people.first().person,
        "place": thing.places.first().place,
        "term": thing.terms.first().term,
    }
    return [
        thing.get_absolute_url(),
        f"{thing.get_absolute_url()}?in=material%3D{term}&at=2",
        "/objects/",
        f"/objects/?q=sign&material={term}&maker={named['person'].slug}&page=2",
        f"/objects/?material={term}&material=material-gone&view=list&sort=newest",
        "/objects/?q=nothing+has+this",
        *(f"/objects/choose/{facet}/" for facet in ("maker", "place", "material", "when")),
        *(reverse(f"objects:{kind}", args=[name.slug]) for kind, name in named.items()),
        reverse("objects:label", args=[thing.slug]),
        "/",
        "/objects/feed/",
        "/sitemap.xml",
        *(f"/sitemap/{section}.xml" for section in ("objects", "people", "places", "terms")),
        "/no/such/page/",
    ]


def most(address: str) -> int:
    """How many queries a page may cost: an object, a place and the home page have panels."""
    path = address.partition("?")[0]
    if path in LISTS:
        return MOST
    one = re.fullmatch(r"(/objects/|/places/)[^/]+/", path)
    return MOST + 2 * PANELS.get(one[1] if one else path, 0)


def test_no_page_costs_more_than_twelve(thing, client, settings, django_assert_max_num_queries):
    settings.SEARCH_REMEMBERS = 30  # as it is: synonyms are read now and then, not for each page
    for address in addresses(thing):
        for visit in ("first", "second"):
            with django_assert_max_num_queries(most(address), info=f"{address}, {visit} visit"):
                # A person's words that found nothing are counted besides, once a minute at most.
                client.get(address, headers={"User-Agent": "a robot"})


def test_nor_while_searching_is_away(thing, client, settings, django_assert_max_num_queries):
    settings.SEARCH_INDEX_DIR = settings.SEARCH_INDEX_DIR / "nothing"
    for address in addresses(thing):
        with django_assert_max_num_queries(most(address), info=address):
            client.get(address)


def test_nor_while_changes_wait_for_the_index(thing, client, django_assert_max_num_queries):
    search.changed(CollectionObject._meta.label, [thing.pk])
    for address in ("/", thing.get_absolute_url()):
        with django_assert_max_num_queries(most(address), info=address):
            client.get(address)


def test_a_longer_table_costs_a_few_more_for_each_piece(thing, client, monkeypatch):
    def cost(batch):
        monkeypatch.setattr(import_module("objects.browsing.table"), "BATCH", batch)
        with CaptureQueriesContext(connection) as queries:
            b"".join(client.get("/objects/list.csv?sort=date").streaming_content)
        return len(queries)

    assert cost(500) <= 4
    assert cost(35) <= 8


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a few rows as they lie")
def test_the_newest_and_one_unseen_are_found_without_reading_every_object(db):
    published = CollectionObject.objects.published()
    newest = published.newest_first().values("pk")[:30].explain()
    assert "object_newest" in newest
    assert "TEMP B-TREE" not in newest
    unseen = published.some_unseen().explain()
    assert unseen.count("object_unseen") == unseen.count("SCAN") + unseen.count("SEARCH") == 2
