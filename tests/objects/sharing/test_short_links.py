"""Short links: stable, typed from a wall, no way in to what is not public."""

import pytest
from pytest_django.asserts import assertRedirects

from objects.sharing.short_links import code_of, pk_of, short_link
from tests.factories import CollectionObjectFactory


@pytest.mark.parametrize("pk", [0, 1, 31, 32, 10_231, 2**40])
def test_a_code_leads_back_to_its_key(pk):
    assert pk_of(code_of(pk)) == pk


def test_codes_stay_what_they_were_printed_as():
    assert [code_of(pk) for pk in (1, 100, 10_231)] == ["1", "34", "9zq"]


def test_a_code_is_read_as_people_type_it():
    assert pk_of("1O") == pk_of("10") == pk_of("lo") == pk_of("I0") == 32


@pytest.mark.parametrize("code", ["", "u", "a-b", "_", "z" * 13, "é"])
def test_what_is_no_code_has_no_key(code):
    assert pk_of(code) is None


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["", "/"])
def test_it_leads_to_the_object_even_under_a_new_number(client, settings, ending):
    thing = CollectionObjectFactory(object_number="BAC/1")
    link = short_link(thing)
    assert link.startswith(f"{settings.SITE_URL}/o/")
    assertRedirects(client.get(link + ending), "/objects/bac-1/")
    thing.object_number = "BAC/2"
    thing.save()
    assert short_link(thing) == link
    assertRedirects(client.get(link + ending), "/objects/bac-2/")


@pytest.mark.django_db
def test_a_replaced_object_leads_on_and_a_withdrawn_one_says_so(client):
    old, new = CollectionObjectFactory(), CollectionObjectFactory()
    old.retire(replaced_by=new)
    assertRedirects(client.get(short_link(old)), new.get_absolute_url(), status_code=301)
    new.retire()
    assert client.get(short_link(new)).status_code == 410


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["0", "zzzz", "zzzzzzzzzzzz", "u", "a_b"])
def test_a_code_of_nothing_is_not_found(client, code):
    assert client.get(f"/o/{code}").status_code == 404
