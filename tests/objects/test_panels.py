"""The one hook through which apps to the right stand on a public record's page."""

import copy

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains
from wagtail import hooks

from objects.models import CollectionObject, Person, Place
from objects.panels import HOOK, Panel, panels_of
from tests.factories import (
    CollectionObjectFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def template(settings, tmp_path):
    """A template as an app to the right would bring one."""
    (tmp_path / "test_panel.html").write_text("<p>{{ content }} of {{ record.pk }}</p>")
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(tmp_path)
    settings.TEMPLATES = templates


@pytest.fixture
def register():
    """Register a panel for as long as the test runs; `calls` are the batches it was given."""
    undo, calls = [], []

    def one(model, words, order=0, keep=lambda record: True):
        def load(records):
            calls.append([record.pk for record in records])
            list(get_user_model().objects.all())  # a query, as a real one has
            list(get_user_model().objects.all())
            return {record.pk: words for record in records if keep(record)}

        panel = Panel(model, order, "test_panel.html", load)
        context = hooks.register_temporarily(HOOK, lambda: panel)
        context.__enter__()
        undo.append(context)

    one.calls = calls
    yield one
    for context in reversed(undo):
        context.__exit__(None, None, None)


def test_panels_stand_in_their_order_on_their_own_kind_of_page(client, register):
    thing = CollectionObjectFactory()
    register(CollectionObject, "Second", order=20)
    register(CollectionObject, "First", order=10)
    register(Person, "Elsewhere")
    text = client.get(thing.get_absolute_url()).content.decode()
    assert text.index(f"First of {thing.pk}") < text.index(f"Second of {thing.pk}")
    assert "Elsewhere" not in text


def test_they_stand_on_the_pages_of_people_and_places(client, register):
    person, place = ObjectPersonFactory().person, ObjectPlaceFactory().place
    register(Person, "Remembered")
    register(Place, "Performed at")
    assertContains(client.get(f"/people/{person.slug}/"), f"Remembered of {person.pk}")
    assertContains(client.get(f"/places/{place.slug}/"), f"Performed at of {place.pk}")


def test_they_stay_when_the_object_is_withdrawn_and_tell_nothing_of_it(client, register):
    thing = CollectionObjectFactory(title="Taken back")
    register(CollectionObject, "A memory")
    thing.retire()
    response = client.get(thing.get_absolute_url())
    assertContains(response, f"A memory of {thing.pk}", status_code=410)
    assertNotContains(response, "Taken back", status_code=410)


def test_a_draft_has_no_page_for_them(client, register):
    thing = CollectionObjectFactory(live=False)
    register(CollectionObject, "A memory")
    assertNotContains(client.get(thing.get_absolute_url()), "A memory", status_code=404)
    assert register.calls == []


def test_many_records_are_loaded_at_once(register, django_assert_num_queries):
    people = PersonFactory.create_batch(5)  # who have no other panel
    register(Person, "One", keep=lambda record: record != people[0])
    with django_assert_num_queries(2):
        shown = panels_of(people)
    assert register.calls == [[person.pk for person in people]]
    assert [len(shown[person.pk]) for person in people] == [0, 1, 1, 1, 1]


def test_what_is_empty_is_not_shown(client, register):
    thing = CollectionObjectFactory()
    register(CollectionObject, "")
    assertNotContains(client.get(thing.get_absolute_url()), f"of {thing.pk}")


def test_a_page_costs_two_queries_more_for_each(client, register, django_assert_num_queries):
    thing = CollectionObjectFactory()
    client.get(thing.get_absolute_url())  # what is kept between pages is there
    with CaptureQueriesContext(connection) as without:
        client.get(thing.get_absolute_url())
    for words in ("One", "Two"):
        register(CollectionObject, words)
    with django_assert_num_queries(len(without) + 2 + 2):
        assertContains(client.get(thing.get_absolute_url()), f"Two of {thing.pk}")


def test_an_object_that_was_never_saved_has_none(register):
    register(CollectionObject, "A memory")
    assert panels_of([CollectionObject(title="Just typed")]) == {}
