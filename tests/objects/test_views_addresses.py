"""Addresses: permalinks, raw numbers, former ones, withdrawn records, merged names."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from objects.models import FormerAddress
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
    PersonFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def moved_to(client, address, target):
    response = client.get(address)
    assertRedirects(response, target, status_code=301, fetch_redirect_response=False)


@pytest.mark.parametrize(
    "address",
    [
        "/objects/AIBDC : 007661.2/",
        "/objects/aibdc:007661.2/",
        "/objects/ AIBDC  :  007661.2 /",
        "/objects/AIBDC-007661-2/",
    ],
)
def test_a_number_in_any_case_and_spacing_leads_to_the_permalink(client, address):
    CollectionObjectFactory(object_number="AIBDC : 007661.2")
    moved_to(client, address, "/objects/aibdc-007661-2/")


def test_numbers_with_a_stroke_lead_on_and_are_not_confused(client):
    CollectionObjectFactory(object_number="1983/12.4")
    CollectionObjectFactory(object_number="1983124", title="Another thing")
    moved_to(client, "/objects/1983/12.4/", "/objects/1983-12-4/")
    assertContains(client.get("/objects/1983124/"), "Another thing")


def test_a_former_address_leads_on_for_ever(client):
    thing = CollectionObjectFactory(object_number="BAC/2")
    FormerAddress.objects.create(slug="old-9", collection_object=thing)
    moved_to(client, "/objects/old-9/", "/objects/bac-2/")


@pytest.mark.parametrize("address", ["nothing", "12/34/56", "%00", "a%0Ab", "'", "x" * 3000, "é"])
def test_an_address_of_nothing_is_not_found(client, address):
    response = client.get(f"/objects/{address}/")
    assertContains(response, "There is nothing at this address", status_code=404)
    assertContains(response, 'href="/objects/"', status_code=404)


def test_a_draft_is_not_found(client):
    CollectionObjectFactory(object_number="BAC/3", live=False)
    assert client.get("/objects/bac-3/").status_code == 404


def test_a_withdrawn_object_is_gone_and_the_page_says_so_without_its_content(client):
    thing = CollectionObjectFactory(object_number="BAC/3", title="Something we took back")
    thing.retire()
    response = client.get("/objects/bac-3/")
    assertContains(response, "This record was withdrawn", status_code=410)
    assertContains(response, "ways-on__way", count=3, status_code=410)
    assertNotContains(response, "Something we took back", status_code=410)


def test_a_withdrawn_object_that_was_never_public_is_not_found(client):
    CollectionObjectFactory(object_number="BAC/3", live=False, retired_at=timezone.now())
    assert client.get("/objects/bac-3/").status_code == 404


def test_a_replaced_object_leads_to_what_replaced_it_over_several_steps(client):
    last = CollectionObjectFactory(object_number="BAC/6")
    middle = CollectionObjectFactory(object_number="BAC/5")
    first = CollectionObjectFactory(object_number="BAC/4")
    middle.retire(replaced_by=last)
    first.retire(replaced_by=middle)
    moved_to(client, "/objects/bac-4/", "/objects/bac-6/")


def test_a_circle_of_replacements_is_gone(client):
    one, other = CollectionObjectFactory(object_number="BAC/7"), CollectionObjectFactory()
    one.retire(replaced_by=other)
    other.retire(replaced_by=one)
    assert client.get("/objects/bac-7/").status_code == 410


def test_a_withdrawn_object_replaced_by_a_draft_is_gone(client):
    thing = CollectionObjectFactory(object_number="BAC/8")
    thing.retire(replaced_by=CollectionObjectFactory(live=False))
    assert client.get("/objects/bac-8/").status_code == 410


def test_a_term_has_the_objects_of_all_its_names(client):
    polypropylene = TermFactory(name="polypropylene")
    ObjectTermFactory(term=polypropylene, collection_object__title="Bucket")
    ObjectTermFactory(
        term=TermFactory(name="PP", preferred=polypropylene), collection_object__title="Beaker"
    )
    ObjectTermFactory(term=polypropylene, collection_object__live=False)
    response = client.get("/terms/material-polypropylene/")
    for words in ("<h1>polypropylene</h1>", "Also called PP.", "Bucket", "Beaker", "2 objects"):
        assertContains(response, words)


def test_a_name_that_stands_only_in_a_draft_is_not_said(client):
    ekco = ObjectPersonFactory(person__name="Ekco").person
    draft = PersonFactory(name="A private name", preferred=ekco)
    ObjectPersonFactory(person=draft, collection_object__live=False)
    ObjectPersonFactory(person=PersonFactory(name="E. K. Cole", preferred=ekco))
    response = client.get("/people/ekco/")
    assertContains(response, "Also called E. K. Cole.")
    assertNotContains(response, "A private name")


def test_the_old_address_of_a_merged_name_leads_on(client):
    old, kept = PersonFactory(name="E. K. Cole"), PersonFactory(name="Ekco")
    ObjectPersonFactory(person=old)
    old.merge_into(kept)
    moved_to(client, "/people/e-k-cole/", "/people/ekco/")
    assert client.get("/people/ekco/").status_code == 200


def test_a_name_without_a_published_object_is_not_found(client):
    person = ObjectPersonFactory(collection_object__live=False).person
    assert client.get(f"/people/{person.slug}/").status_code == 404


def test_a_name_page_costs_few_queries(client, django_assert_max_num_queries):
    person = PersonFactory()
    ObjectPersonFactory.create_batch(5, person=person)
    client.get(f"/people/{person.slug}/")
    with django_assert_max_num_queries(9):
        client.get(f"/people/{person.slug}/")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/people/", "/objects/choose/maker/"),
        ("/places/", "/objects/choose/place/"),
        ("/terms/", "/objects/choose/kind/"),
        ("/objects/choose/", "/objects/"),
        ("/o/", "/objects/"),
    ],
)
def test_the_beginning_of_an_address_leads_to_all_there_are(client, index, address, target):
    assertRedirects(client.get(address), target)
