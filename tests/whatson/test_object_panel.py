"""On an object's page stands what it is behind: on stage now, later that it was."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from objects.panels import panels_of
from tests.factories import (
    CollectionObjectFactory,
    PerformanceFactory,
    ProductionPageFactory,
    ProjectPageFactory,
    SessionFactory,
)
from whatson.panels import behind_objects
from whatson.times import local

pytestmark = pytest.mark.django_db


@pytest.fixture
def washboard():
    return CollectionObjectFactory(title="Washboard")


@pytest.fixture
def laundry(washboard):
    return ProductionPageFactory(title="The Laundry", objects=[washboard])


def in_days(days):
    return timezone.now() + timedelta(days=days)


def words_of(thing):
    return [(one.words, one.page.title) for one in behind_objects([thing]).get(thing.pk, [])]


def test_until_its_last_night_it_is_on_stage(client, washboard, laundry):
    for days in (3, 20):
        PerformanceFactory(event=laundry.event, start=in_days(days))
    PerformanceFactory(event=laundry.event, start=in_days(30), cancelled=True)
    response = client.get(washboard.get_absolute_url())
    assertContains(response, f'On stage: <a class="link-list__link" href="{laundry.get_url()}"')
    assertContains(response, f">{date_format(local(in_days(20)), 'j F')}</time>")
    assertContains(response, f'{laundry.get_url()}#when">book')
    assertContains(response, "until <time")


def test_after_its_last_night_it_was_part_of_it(client, washboard, laundry):
    PerformanceFactory(event=laundry.event, start=in_days(-3))
    response = client.get(washboard.get_absolute_url())
    assertContains(response, "Was part of:")
    assertNotContains(response, ">book")


def test_before_dates_are_known_it_is_part_of_it(washboard, laundry):
    PerformanceFactory(event=laundry.event, vanished_at=timezone.now())
    assert words_of(washboard) == [("Part of", "The Laundry")]


def test_a_project_stands_beside_a_production(client, washboard, laundry):
    PerformanceFactory(event=laundry.event, start=in_days(9))
    project = ProjectPageFactory(title="Mending", objects=[washboard])
    SessionFactory(project=project, start=in_days(5))
    assert words_of(washboard) == [("Take part", "Mending"), ("On stage", "The Laundry")]
    assertContains(client.get(washboard.get_absolute_url()), f'{project.get_url()}#join">join in')


def test_what_nobody_can_read_is_not_named(washboard, laundry):
    PageViewRestriction.objects.create(page=laundry, restriction_type="login")
    ProductionPageFactory(objects=[washboard], publish=False)
    assert words_of(washboard) == []


def test_a_withdrawn_object_says_nothing_of_it(client, washboard, laundry):
    washboard.retire()
    assertNotContains(client.get(washboard.get_absolute_url()), "The Laundry", status_code=410)


def test_many_objects_cost_two_queries(django_assert_num_queries, laundry):
    things = [CollectionObjectFactory() for _ in range(4)]
    ProductionPageFactory(objects=things)
    ProjectPageFactory(objects=things)
    with django_assert_num_queries(2):
        found = behind_objects(things)
    assert all(len(found[thing.pk]) == 2 for thing in things)
    assert panels_of(things[:1])
