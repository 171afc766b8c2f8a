"""The pages behind private links, and what is handed over."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.apps import apps
from django.forms.models import model_to_dict
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern, get_resolver
from pytest_django.asserts import assertContains, assertNotContains

from contact import private_pages
from contact.given_links import GivenLink
from contact.guard.limits import RULES
from contact.models import DailyKey, PrivateLink, Tally
from tests.contact.yours import (
    PAGE,
    PURPOSE,
    WRONG,
    add_shoebox,
    ended,
    hyphened,
    is_private,
    make_link,
    revoked,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.contact.yours")]


@pytest.fixture(autouse=True)
def shoebox(monkeypatch):
    add_shoebox(monkeypatch)


def test_the_short_address_leads_on(client):
    words = make_link("Q7R2")
    response = client.get(f"/yours/{hyphened(words)}/")
    assert is_private(response)
    assert (response.status_code, response["Location"]) == (303, PAGE.address(words))


def test_a_view_behind_a_link_gets_it_and_is_kept_private(client):
    response = client.get(PAGE.address(make_link("Q7R2")))
    assertContains(response, "The shoebox of Q7R2, GET")
    assert is_private(response)


def test_its_forms_need_no_cookie_as_nobody_else_knows_where_to_send_one():
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    response = strict.post(PAGE.address(make_link("Q7R2")))
    assertContains(response, "The shoebox of Q7R2, POST")


@pytest.mark.parametrize("words", [ended, revoked, lambda: WRONG, lambda: "a b"])
@pytest.mark.parametrize("ending", ["", "shoebox/", "slip/"])
def test_words_that_open_nothing_say_so_kindly(client, words, ending):
    response = client.get(f"/yours/{hyphened(words())}/{ending}")
    assertContains(response, "This link does not open anything any more", status_code=404)
    assertContains(response, 'href="/yours/"', status_code=404)
    assert is_private(response)


def test_a_link_of_another_purpose_opens_nothing(client):
    words = PrivateLink.objects.make_for("another", "Q7R2")
    assert client.get(PAGE.address(words)).status_code == 404


def test_wrong_words_are_counted_and_right_ones_open_all_the_same(client):
    right = PAGE.address(make_link())
    wrong = PAGE.address(WRONG)
    for _ in range(RULES["words"].limits[0].most):
        assert client.get(wrong).status_code == 404
    assertContains(client.get(wrong), "Many wrong links", status_code=429)
    assert client.get(right).status_code == 200


def everything():
    """Every row of contact, as the database has it."""
    return {
        model: [model_to_dict(row) for row in model.objects.order_by("pk")]
        for model in apps.get_app_config("contact").get_models()
    }


@pytest.mark.parametrize("ending", ["", "shoebox/", "slip/"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_to_look_changes_nothing(client, method, ending, django_assert_max_num_queries):
    words = make_link()
    before = everything()
    with django_assert_max_num_queries(20) as asked:
        assert getattr(client, method)(f"/yours/{hyphened(words)}/{ending}").status_code < 400
    assert everything() == before
    wrote = [one["sql"] for one in asked if not one["sql"].lstrip().startswith("SELECT")]
    assert wrote == []


def test_who_only_looks_at_the_way_in_is_not_counted(client):
    client.get("/yours/")
    assert not Tally.objects.exists()
    assert not DailyKey.objects.exists()


@pytest.mark.parametrize("ending", ["", "slip/"])
def test_they_take_no_post(client, ending):
    assert client.post(f"/yours/{hyphened(make_link())}/{ending}").status_code == 405


def all_patterns(patterns=None, before=""):
    if patterns is None:
        patterns = get_resolver("bac_collection.urls").url_patterns
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from all_patterns(pattern.url_patterns, route)


def test_every_private_page_is_where_logs_and_search_engines_leave_it_out():
    private = {route for route, view in all_patterns() if hasattr(view, "private_purpose")}
    assert {"yours/<str:words>/", "yours/<str:words>/slip/"} <= private
    assert [route for route in private if not re.match(r"yours/<\w+:words>/", route)] == []
    others = {route for route, _ in all_patterns() if route.startswith("yours/")} - private
    assert {route for route in others if "<" in route} == {"yours/was-this-you/<str:token>/"}


def test_search_engines_stay_outside(client):
    assertContains(client.get("/robots.txt"), "Disallow: /yours/")
    index = client.get("/sitemap.xml").content.decode()
    for address in re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", index):
        assertNotContains(client.get(address), "/yours/")


def test_a_purpose_has_one_page():
    with pytest.raises(ValueError, match=PURPOSE):
        private_pages.register(private_pages.PrivatePage(PURPOSE, "another"))
    with pytest.raises(KeyError):
        private_pages.page_for("none")


# What is handed over


def test_a_link_is_given_as_a_link_as_words_and_as_a_code(client):
    given = GivenLink(make_link("Q7R2"), "Q7R2")
    said = render_to_string("contact/components/link_given.html", {"link": given})
    words = re.findall(r'<li class="six-words__word">(\w+)</li>', said)
    assert " ".join(words) == given.words
    assert f">http://testserver/yours/{hyphened(given.words)}/</a>" in said
    assert "testserver/yours/</strong>" in said
    assert "<strong>Q7R2</strong>" in said
    assert "style=" not in said
    svg = ET.fromstring(re.search(r"<svg.*?</svg>", said)[0])
    assert svg.tag.endswith("svg")
    assert hyphened(given.words) not in ET.tostring(svg).decode()
    assert client.get(given.address)["Location"] == PAGE.address(given.words)
    assertContains(client.get(given.slip_address), "A slip to print")


def test_a_slip_says_what_it_is_for_and_nothing_that_was_told(client):
    words = make_link("Q7R2")
    response = client.get(f"/yours/{hyphened(words)}/slip/")
    assert is_private(response)
    said = response.content.decode()
    assert " ".join(re.findall(r'"six-words__word">(\w+)</li>', said)) == words
    assertContains(response, "This opens your shoebox")
    assertContains(response, "testserver/yours/</strong>")
    assertContains(response, "Reference: <strong>Q7R2</strong>")
    assertContains(response, '<svg xmlns="http://www.w3.org/2000/svg"')
