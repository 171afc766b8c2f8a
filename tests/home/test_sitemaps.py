"""What programs are told of the whole site: sitemap, robots.txt, reserved addresses."""

import re
import xml.etree.ElementTree as ET
from urllib.robotparser import RobotFileParser

import pytest
from django.urls import get_resolver
from django.utils import timezone

from home.models import HomePage, StandardPage
from objects import sitemaps
from objects.models.addresses import RESERVED_ADDRESSES
from objects.numbers import slug_of_number
from tests.factories import (
    CollectionObjectFactory,
    ConsultationFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    ProductionPageFactory,
    ProjectPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://collection.example"


def addresses(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return [found.text for found in ET.fromstring(response.content).iter() if "loc" in found.tag]


def everything(client):
    sections = addresses(client, "/sitemap.xml")
    return {address for section in sections for address in addresses(client, section)}


def test_it_has_every_public_page_of_every_kind(client):
    thing = CollectionObjectFactory(object_number="BAC/1")
    person = ObjectPersonFactory(collection_object=thing).person
    place = ObjectPlaceFactory(collection_object=thing).place
    term = ObjectTermFactory(collection_object=thing).term
    home = HomePage.objects.get()
    home.add_child(instance=StandardPage(title="About"))
    found = everything(client)
    wanted = ["/", "/about/", "/objects/", "/objects/bac-1/", f"/people/{person.slug}/"]
    wanted += [f"/places/{place.slug}/", f"/terms/{term.slug}/"]
    wanted += ["/memories/", "/memories/wanted/"]
    assert found == {f"https://collection.example{path}" for path in wanted}
    for address in found:
        assert client.get(address.removeprefix("https://collection.example")).status_code == 200


def test_it_has_what_is_on_and_what_is_asked_and_nothing_that_is_not_public(client):
    shown = ProductionPageFactory()
    ProductionPageFactory(publish=False)
    project, taken_down = ProjectPageFactory(), ProjectPageFactory()
    taken_down.unpublish()
    closed = ProjectPageFactory()
    closed.view_restrictions.create(restriction_type="login")
    asked = ConsultationFactory(answers=("Red", "Blue"))
    done = ConsultationFactory(state="closed", heard="Red", did="It is red", answers=("Red", "No"))
    ConsultationFactory(state="draft")
    found = everything(client)
    wanted = ["/", "/whats-on/", shown.url, project.url, "/whats-on/past/", "/asked/"]
    wanted += [asked.get_absolute_url(), done.get_absolute_url()]
    wanted += ["/objects/", "/memories/", "/memories/wanted/"]
    assert found == {f"https://collection.example{path}" for path in wanted}
    for address in found:
        assert client.get(address.removeprefix("https://collection.example")).status_code == 200


def test_nothing_else_is_in_it(client):
    hidden = ObjectPersonFactory(collection_object__live=False)
    hidden_too = ObjectPersonFactory(collection_object__retired_at=timezone.now())
    merged = PersonFactory(preferred=PersonFactory(name="Kept"))
    ObjectPersonFactory(person=merged)
    home = HomePage.objects.get()
    home.add_child(instance=StandardPage(title="Draft", live=False))
    closed = home.add_child(instance=StandardPage(title="Closed"))
    closed.view_restrictions.create(restriction_type="login")
    found = " ".join(everything(client))
    assert "/people/kept/" in found
    for slug in (hidden.person.slug, hidden_too.person.slug, merged.slug, "draft", "closed"):
        assert f"/{slug}/" not in found


def test_it_comes_in_pages(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(sitemaps.ObjectSitemap, "limit", 2)
    CollectionObjectFactory.create_batch(5)
    sections = [url for url in addresses(client, "/sitemap.xml") if "objects" in url]
    assert [len(addresses(client, url)) for url in sections] == [2, 2, 1]
    with django_assert_max_num_queries(2):
        client.get("/sitemap/objects.xml?p=2")
    for wrong in ("9", "x", "-1"):
        assert client.get(f"/sitemap/objects.xml?p={wrong}").status_code == 404
    assert client.get("/sitemap/nothing.xml").status_code == 404


def test_its_index_costs_few_queries(client, django_assert_max_num_queries):
    CollectionObjectFactory.create_batch(3)
    with django_assert_max_num_queries(14):
        client.get("/sitemap.xml")


def test_robots_are_told_where_the_sitemap_is_and_where_not_to_look(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    lines = response.content.decode().splitlines()
    assert "Sitemap: https://collection.example/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("/", True),
        ("/objects/", True),
        ("/objects/?page=2", True),
        ("/objects/aibdc-1/", True),
        ("/people/ada-draper/?page=2", True),
        ("/objects/?kind=x", False),
        ("/objects/?from=1920&to=1939&page=2", False),
        ("/objects/?q=tea", False),
        ("/objects/choose/maker/?letter=B", False),
        ("/objects/list.csv", False),
        ("/admin/", False),
        ("/memories/", True),
        ("/memories/?page=2", True),
        ("/memories/wanted/", True),
        ("/memories/wx7k2m9qzr/", True),
        ("/memories/?decade=1960", False),
        ("/memories/give/bac-1/", False),
    ],
)
def test_robots_may_ask_for_every_object_but_not_for_every_choice(client, address, may):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert may_ask(lines, address) is may
    if may:
        older = RobotFileParser()
        older.parse(lines)
        assert older.can_fetch("Anybot", address)


def may_ask(lines, address):
    """As RFC 9309 has it: of the rules that fit, the longest counts; a star is anything."""
    rules = [re.fullmatch(r"(Allow|Disallow): (\S+)", line) for line in lines]
    fitting = [
        (len(rule[2]), rule[1])
        for rule in rules
        if rule and re.match(re.escape(rule[2]).replace(r"\*", ".*"), address)
    ]
    return not fitting or max(fitting)[1] == "Allow"


def test_no_object_gets_the_address_of_something_else():
    words = re.findall(r"^objects/([\w-]+)/", "\n".join(our_patterns()), re.MULTILINE)
    assert set(words) == RESERVED_ADDRESSES
    for word in RESERVED_ADDRESSES:
        assert CollectionObjectFactory(object_number=word).slug != slug_of_number(word)


def our_patterns():
    for included in get_resolver().url_patterns:
        yield from (str(found.pattern) for found in getattr(included, "url_patterns", ()))
