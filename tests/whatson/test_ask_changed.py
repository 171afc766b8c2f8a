"""Who asked to see something changes it on their own page: how many, when, and what they need."""

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import CollectionObjectFactory, SessionFactory
from tests.whatson.test_asking_to_see import NEEDS, ask, stamped

pytestmark = pytest.mark.django_db
GROUP = {"who": "society", "people": "6", "group_name": "The Friday walkers"}
OTHERWISE = GROUP | {"days": ["evening"], "access_needs": "A lift", "phone": "020 7946 0000"}


@pytest.fixture
def thing():
    return CollectionObjectFactory(object_number="BAC/12", title="Washboard")


@pytest.fixture
def asked(thing):
    return ask()


def send(asked, **said):
    """Their own form, sent by a browser without scripts or cookies."""
    client = Client(enforce_csrf_checks=True)
    return client.post(f"{asked.page}change/", stamped("change") | said, follow=True)


def test_the_form_has_what_they_said_and_keeps_what_they_say_now(client, asked):
    assertContains(client.get(asked.page), f'href="{asked.page}change/"')
    form = client.get(f"{asked.page}change/")
    for words in (NEEDS, "Leave it as it is", 'value="alone"'):
        assertContains(form, words)
    for name in ("things", "address", "name", "asker"):
        assertNotContains(form, f'name="{name}"')
    own = send(asked, **OTHERWISE)
    for words in ("Done: we have what you changed.", "A society or a club: 6 people"):
        assertContains(own, words)
    for words in ("The Friday walkers", "A weekday, in the evening", "A lift", "020 7946 0000"):
        assertContains(own, words)
    assertNotContains(own, NEEDS)
    assertContains(own, "Washboard")


def test_what_became_of_it_stays_and_after_the_visit_nothing_changes(asked):
    session = SessionFactory()
    asked.invite(session)
    asked.answer(comes=True)
    send(asked, who="alone", people="1")
    asked.refresh_from_db()
    assert (asked.state, asked.people, asked.session) == ("coming", 1, session)
    type(session).objects.update(start="2020-01-01T10:00Z", ends_at="2020-01-01T11:00Z")
    own = send(asked, **OTHERWISE)
    assertNotContains(own, "The Friday walkers")
    assertNotContains(own, "change/")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"who": "family"}, "Please write how many you are, or a guess."),
        ({"who": ""}, "Please choose one."),
        ({"who": "alone", "phone": ""}, "how else can we invite you?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(thing, said, words):
    asked = ask(address="", phone="020 7946 0001")
    response = send(asked, **OTHERWISE | {"people": ""} | said)
    assertContains(response, words)
    assertContains(response, "The Friday walkers")
    asked.refresh_from_db()
    assert (asked.who, asked.phone) == ("alone", "020 7946 0001")


def test_where_the_key_is_lost_it_can_still_be_said_anew(asked):
    with_other = Fernet(Fernet.generate_key()).encrypt(b"x").decode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE whatson_visitask SET access_needs = %s", [with_other])
    response = Client().get(f"{asked.page}change/")
    assertNotContains(response, "our key to it is lost")
    assertContains(send(asked, **OTHERWISE), "A lift")
