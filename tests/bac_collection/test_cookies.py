"""No cookie until a person opens a form; then the one that the form needs, and no other."""

import pytest
from django.conf import settings
from django.test import Client

from contact.guard.public_forms import form_at
from home.models import HomePage, StandardPage
from tests.bac_collection.public_addresses import WORD, public_addresses
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def something(index):
    """Records at the addresses that the walk asks for."""
    thing = CollectionObjectFactory(object_number=WORD)
    ObjectPersonFactory(collection_object=thing, person__name=WORD)
    ObjectPlaceFactory(collection_object=thing, place__name=WORD)
    ObjectTermFactory(collection_object=thing, term__slug=WORD)
    return thing


def cookies(path) -> set[str]:
    """What is set by who comes there for the first time, wherever it leads."""
    client = Client(raise_request_exception=False)
    client.get(path, follow=True)
    return set(client.cookies)


def test_the_records_are_there(client, something):
    for path in (f"/objects/{WORD}/", f"/people/{WORD}/", f"/places/{WORD}/", f"/terms/{WORD}/"):
        assert client.get(path).status_code == 200


def test_reading_sets_no_cookie(something):
    found = {
        address.name: cookies(address.path)
        for address in public_addresses()
        if not (form_at(address.name) and form_at(address.name).is_a_page)
    }
    assert {name: said for name, said in found.items() if said} == {}


def test_a_form_sets_the_one_that_it_needs(something):
    found = {
        address.name: cookies(address.path)
        for address in public_addresses()
        if form_at(address.name)
    }
    assert set().union(*found.values()) <= {settings.CSRF_COOKIE_NAME}
    assert found["wagtailcore_login"] == {settings.CSRF_COOKIE_NAME}


@pytest.mark.parametrize(
    "path", ["/", "/visiting/", "/nowhere/", "/objects/?q=tin", "/search/?q=tin", "/objects/gone/"]
)
def test_pages_set_no_cookie(index, path):
    page = StandardPage(title="Visiting", slug="visiting")
    HomePage.objects.get().add_child(instance=page)
    ObjectImageFactory()
    assert cookies(path) == set()
