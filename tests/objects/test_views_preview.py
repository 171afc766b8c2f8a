"""The preview in the admin shows the draft on the public page's own template."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from objects.models import CollectionObject, ObjectTerm
from tests.factories import CollectionObjectFactory, TermFactory

pytestmark = pytest.mark.django_db


def preview_of(thing):
    response = thing.make_preview_request()
    assert response.status_code == 200
    return response


def test_a_draft_is_previewed_with_its_unsaved_words_and_rows():
    thing = CollectionObjectFactory(title="As published")
    thing.title = "As drafted"
    thing.terms = [ObjectTerm(term=TermFactory(name="horn"))]
    response = preview_of(thing)
    assertContains(response, "<h1>As drafted</h1>", html=True)
    assertContains(response, "horn")
    assertNotContains(response, "As published")


def test_an_object_that_was_never_saved_can_be_previewed():
    response = preview_of(CollectionObject(title="Just typed"))
    assertContains(response, "Just typed")
    assertNotContains(response, "canonical")
