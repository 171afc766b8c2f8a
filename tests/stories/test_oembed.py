"""Stories, objects and consented memories in other sites' pages: asked for, framed, taken back."""

import json
from xml.etree import ElementTree

import micawber
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from tests.factories import (
    CollectionObjectFactory,
    ContributorFactory,
    MemoryFactory,
    StoryPageFactory,
)
from tests.stories.addresses import OURS

pytestmark = pytest.mark.django_db


WORDS = "Grandad’s ocarina hung there."


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = OURS


def framed_memory(**uses):
    return MemoryFactory(state="published", text=WORDS, uses={"frames": "yes", **uses})


def ask(client, url, **more):
    return client.get(reverse("stories:oembed"), {"url": url, **more})


def frame_of(said):
    return BeautifulSoup(said["html"], "html.parser").iframe


def inside(client, frame):
    return client.get(frame["src"].removeprefix(OURS))


def addresses():
    story = StoryPageFactory(title="Wash <day>", authors=[ContributorFactory(name="Ada")])
    thing = CollectionObjectFactory(title="A mangle")
    return {
        "Wash <day>": OURS + story.url,
        "A mangle": OURS + thing.get_absolute_url(),
        "A memory": OURS + framed_memory().get_absolute_url(),
    }


def test_each_kind_is_a_frame_of_ours_that_can_do_nothing(client):
    for title, url in addresses().items():
        said = ask(client, url).json()
        assert (said["version"], said["type"]) == ("1.0", "rich")
        assert said["title"].startswith(title)
        frame = frame_of(said)
        assert frame["src"].startswith(f"{OURS}/frame/")
        assert frame["sandbox"] == ["allow-popups", "allow-popups-to-escape-sandbox"]
        assert "ocarina" not in str(said)
        shown = inside(client, frame)
        assertContains(shown, f'href="{url}"')
        assert not BeautifulSoup(shown.content, "html.parser").find("script")


def test_the_frame_alone_may_be_framed_and_nobody_keeps_it(client):
    for url in addresses().values():
        shown = inside(client, frame_of(ask(client, url).json()))
        assert "frame-ancestors *" in shown["Content-Security-Policy"]
        assert "sandbox allow-popups" in shown["Content-Security-Policy"]
        assert "X-Frame-Options" not in shown
        assert "no-cache" in shown["Cache-Control"]
        assert not shown.cookies
        page = client.get(url.removeprefix(OURS))
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_a_memory_needs_its_givers_yes(client):
    other = MemoryFactory(state="published", uses={"stories": "yes"})
    url = OURS + other.get_absolute_url()
    assert ask(client, url).status_code == 404
    assertNotContains(client.get(other.get_absolute_url()), "oembed")
    address = reverse("stories:frame", args=["memory", other.reference])
    assert client.get(address).status_code == 404
    assertContains(client.get(framed_memory().get_absolute_url()), "application/json+oembed")


def test_what_is_taken_back_is_gone_from_the_frame_at_once(client):
    memory = framed_memory()
    frame = frame_of(ask(client, OURS + memory.get_absolute_url()).json())
    first = inside(client, frame)
    assertContains(first, WORDS)
    memory.withdraw()
    again = client.get(frame["src"].removeprefix(OURS), HTTP_IF_NONE_MATCH=first["ETag"])
    assertContains(again, "This is not shown here any more.", status_code=404)
    assertNotContains(again, "ocarina", status_code=404)
    assert "X-Frame-Options" not in again


@pytest.mark.parametrize("end", ["unpublish", "close"])
def test_a_story_that_nobody_may_read_is_framed_no_more(client, end):
    page = StoryPageFactory(title="Wash day")
    frame = frame_of(ask(client, OURS + page.url).json())
    assertContains(inside(client, frame), "Wash day")
    if end == "close":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.unpublish()
    assertNotContains(inside(client, frame), "Wash day", status_code=404)
    assert ask(client, OURS + page.url).status_code == 404


def test_it_is_no_larger_than_asked_for(client):
    url = OURS + StoryPageFactory().url
    small = ask(client, url, maxwidth="320", maxheight="200").json()
    assert (small["width"], small["height"]) == (320, 200)
    assert "thumbnail_url" not in small
    assert (frame_of(small)["width"], frame_of(small)["height"]) == ("320", "200")
    for typed in ("", "-5", "wide", "9" * 30):
        assert ask(client, url, maxwidth=typed).json()["width"] == 600
    assert ask(client, url).json()["thumbnail_width"] == 1200


def test_xml_says_the_same(client):
    url = OURS + StoryPageFactory(title="Wash <day> & more").url
    response = ask(client, url, format="xml")
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    said = {child.tag: child.text for child in ElementTree.fromstring(response.content)}
    assert said == {name: str(value) for name, value in ask(client, url).json().items()}
    assert ask(client, url, format="yaml").status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "http://[",
        "https://elsewhere.example/objects/a/",
        "javascript:alert(1)",
        f"{OURS}/",
        f"{OURS}/objects/",
        f"{OURS}/admin/",
        f"{OURS}/objects/none/",
        f"{OURS}/stories/\x00/",
        f"{OURS}/stories/%00/",
        f"{OURS}/stories/%FF/",
        f"{OURS}/frame/story/1/",
    ],
)
def test_nothing_else_is_answered(client, url):
    assert ask(client, url).status_code == 404


@pytest.mark.parametrize("slug", ["wäsche-und-töpfe", "вагон", "ünï-1"])
def test_a_story_with_letters_of_any_alphabet_is_found_by_the_links_in_its_page(client, slug):
    page = StoryPageFactory(title="Wash day", slug=slug)
    head = BeautifulSoup(client.get(page.url).content, "html.parser").head
    for kind in ("application/json+oembed", "text/xml+oembed"):
        link = head.find("link", type=kind)["href"]
        assertContains(client.get(link.removeprefix(OURS)), "Wash day")
    plain = f"{OURS}{page.get_parent().url}{slug}/"
    assertContains(inside(client, frame_of(ask(client, plain).json())), "Wash day")


def test_an_address_without_its_last_slash_is_the_same(client):
    for title, url in addresses().items():
        assert ask(client, url.rstrip("/")).json()["title"].startswith(title)


@pytest.mark.parametrize("path", ["story/x/", "story/99999999999999999999/", "cat/1/", "memory/a/"])
def test_no_such_frame(client, path):
    assert client.get(f"/frame/{path}").status_code == 404


def test_a_consumer_finds_it_by_the_links_in_the_page(client, monkeypatch):
    for title, url in addresses().items():
        head = BeautifulSoup(client.get(url.removeprefix(OURS)).content, "html.parser").head
        for kind in ("application/json+oembed", "text/xml+oembed"):
            link = head.find("link", type=kind)["href"]
            assert link.startswith(f"{OURS}/oembed?")
            assert client.get(link.removeprefix(OURS)).status_code == 200
        provider = micawber.Provider(f"{OURS}/oembed")
        monkeypatch.setattr(
            provider, "fetch", lambda asked: client.get(asked.removeprefix(OURS)).text
        )
        providers = micawber.ProviderRegistry()
        providers.register(rf"{OURS}/\S*", provider)
        said = providers.request(url, maxwidth=400)
        assert said["title"].startswith(title)
        assert said["width"] == 400
        assert json.dumps(said).count("<iframe") == 1
