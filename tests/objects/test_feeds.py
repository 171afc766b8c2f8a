"""The feed of new objects, as a feed reader takes it."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pytest_django.asserts import assertContains

from objects.feeds import NEWEST
from tests.factories import CollectionObjectFactory, ObjectPersonFactory, ObjectTermFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://collection.example"


def entries(client):
    response = client.get("/objects/feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")


def titles(client):
    return [entry.find(f"{ATOM}title").text for entry in entries(client)]


def test_the_newest_to_be_seen_comes_first(client):
    now = timezone.now()
    CollectionObjectFactory(object_number="1", title="Old", first_published_at=now)
    CollectionObjectFactory(
        object_number="2", title="Older", first_published_at=now - timedelta(days=9)
    )
    CollectionObjectFactory(object_number="3", title="<New> & true")
    assert titles(client) == ["<New> & true (3)", "Old (1)", "Older (2)"]


def test_what_came_in_one_moment_has_one_order_everywhere(client, index):
    now = timezone.now()
    for number, moment in enumerate([now, now, now - timedelta(microseconds=5), now]):
        CollectionObjectFactory(
            object_number=f"{number}", title=f"Tin {number}", first_published_at=moment
        )
    index.rebuild()
    wanted = ["Tin 3", "Tin 1", "Tin 0", "Tin 2"]
    assert [title[:5] for title in titles(client)] == wanted
    for address in ("/objects/?sort=newest", "/objects/?sort=newest&q=tin"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert [link.text for link in page.select(".card__link")] == wanted
    home = client.get("/")
    shown = [home.context["featured"], *home.context["others"], home.context["unseen"]]
    unseen = home.context["unseen"].title
    assert [thing.title for thing in shown] == [*(t for t in wanted if t != unseen), unseen]


def test_an_entry_says_what_it_is_and_leads_to_its_permalink(client):
    thing = CollectionObjectFactory(object_number="BAC/1", title="Tin", date_text="1935")
    ObjectTermFactory(collection_object=thing, term__name="<tin>", term__vocabulary="object_name")
    ObjectPersonFactory(collection_object=thing, person__name="Ekco")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}link").get("href") == "https://collection.example/objects/bac-1/"
    assert entry.find(f"{ATOM}summary").text == "&lt;tin&gt;, made by Ekco, 1935."


@pytest.mark.parametrize("letter", ["\x0b", "\uffff"])
def test_no_letter_of_the_catalogues_breaks_it(client, letter):
    CollectionObjectFactory(object_number="1", title=f"Ti{letter}n")
    assert titles(client) == ["Tin (1)"]


def test_what_is_not_public_is_not_in_it(client):
    CollectionObjectFactory(live=False)
    CollectionObjectFactory().retire()
    assert titles(client) == []


def test_it_has_an_end_and_costs_few_queries(client, django_assert_max_num_queries):
    CollectionObjectFactory.create_batch(NEWEST + 3)
    with django_assert_max_num_queries(12):
        assert len(entries(client)) == NEWEST


def test_every_page_leads_to_it(client):
    assertContains(client.get("/objects/"), 'href="/objects/feed/"')
