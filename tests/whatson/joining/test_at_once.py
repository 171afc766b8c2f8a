"""Many come at once: exactly as many get a place as there are."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.factories import SessionFactory
from tests.whatson.joining.people import come, say
from whatson.models import Joining

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
FORTY = range(40)


@contextmanager
def own_connection():
    try:
        yield
    finally:
        connection.close()


@pytest.fixture
def session():
    with transaction.atomic():
        return SessionFactory(spaces=10)


def test_forty_people_taking_the_last_ten_places_at_once_get_exactly_ten(session):
    """Through the site, each from an internet connection of their own, over 16 threads."""

    def press(number):
        with own_connection():
            client = Client(REMOTE_ADDR=f"192.0.2.{number + 1}")
            return say(session, client, follow=False).status_code

    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(press, FORTY))
    assert answers == [303] * 40
    assert Joining.objects.coming().people() == 10
    assert Joining.objects.waiting().people() == 30


def test_ten_who_cancel_at_once_while_others_come_leave_no_place_empty_and_none_twice(session):
    coming = [come(session) for _ in range(10)]
    waiting = [come(session) for _ in range(5)]

    def act(number):
        with own_connection():
            coming[number].cancel() if number < 10 else come(session)

    with ThreadPoolExecutor(16) as threads:
        list(threads.map(act, range(20)))
    assert Joining.objects.coming().people() == 10
    assert Joining.objects.waiting().people() == 5
    assert set(
        Joining.objects.filter(pk__in=[one.pk for one in waiting]).values_list("state", flat=True)
    ) == {"coming"}
