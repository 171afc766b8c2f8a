"""The way in to one's own page, the pages behind private links, and what is handed over."""

import re
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.forms.models import model_to_dict
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contact import private_pages
from contact.forms import WRONG_WORDS
from contact.fresh_links import answer_requests
from contact.given_links import GivenLink
from contact.guard.limits import RULES
from contact.letters import FRESH_LINKS, WAS_THIS_YOU
from contact.models import DailyKey, Letter, LinkRequest, PrivateLink, Tally
from tests.contact.guarding import later
from tests.contact.post import ADA, contact_at
from tests.contact.yours import PAGE, PURPOSE, add_shoebox, hyphened, make_link

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.contact.yours")]

WRONG = "apple apple apple apple apple apple"


@pytest.fixture(autouse=True)
def shoebox(monkeypatch):
    add_shoebox(monkeypatch)


@pytest.fixture
def type_in(client):
    """Open /yours/ and send one of its two forms, as somebody does who reads first."""

    def send(where, prefix, **typed):
        shown = client.get("/yours/").context
        form = shown["words_form" if prefix == "slip" else "address_form"]
        data = {field.html_name: field.value() or "" for field in form}
        data |= {f"{prefix}-{name}": value for name, value in typed.items()}
        with later(seconds=10):
            return client.post(where, data)

    return send


@pytest.fixture
def type_words(type_in):
    return lambda words: type_in("/yours/", "slip", words=words)


@pytest.fixture
def ask_for_link(type_in):
    return lambda address: type_in("/yours/fresh-link/", "letter", address=address)


def spoil(contact):
    """What a lost key leaves: an address that nobody can read."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_contact SET address = 'x' WHERE id = %s", [contact.pk])


def is_private(response):
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert not response.cookies
    return True


# Typing six words


def test_six_words_lead_to_the_page_of_what_they_open(client, type_words):
    words = make_link("Q7R2")
    response = type_words(f"1. {words.title().replace(' ', ', ')}")
    assert response.status_code == 303
    assert response["Location"] == f"/yours/{hyphened(words)}/shoebox/"
    assert response["Cache-Control"] == "no-store"
    assertContains(client.get(response["Location"]), "The shoebox of Q7R2")


def ended():
    words = make_link(expires_at=timezone.now() - timedelta(seconds=1))
    assert PrivateLink.objects.count()
    return words


def revoked():
    words = make_link()
    PrivateLink.objects.revoke()
    return words


@pytest.mark.parametrize("words", [ended, revoked, lambda: WRONG, lambda: "no words of ours"])
def test_whatever_is_wrong_there_is_one_kind_sentence(type_words, words):
    typed = words()
    response = type_words(typed)
    assertContains(response, WRONG_WORDS)
    assertContains(response, f'value="{typed}"')
    assertContains(response, "Something needs doing: Your own page")
    assert response.context["words_form"].errors == {"words": [WRONG_WORDS]}


def test_no_words_are_asked_for(type_words):
    assertContains(type_words(" "), "Please type the six words from your slip.")


def test_tries_are_limited_and_say_when_to_come_back(type_words):
    for _ in range(RULES["words"].limits[0].most):
        assertContains(type_words(WRONG), WRONG_WORDS)
    response = type_words(WRONG)
    assertNotContains(response, WRONG_WORDS)
    assertContains(response, "Please come back")
    assertContains(response, f'value="{WRONG}"')


def test_right_words_are_taken_however_many_were_right_or_wrong_before(type_words):
    for _ in range(RULES["words"].limits[0].most + 1):
        assert type_words(make_link()).status_code == 303
    assert not Tally.objects.exists()
    for _ in range(RULES["words"].limits[0].most + 1):
        type_words(WRONG)
    assert type_words(make_link()).status_code == 303


def test_a_page_with_the_words_of_a_slip_is_kept_by_nobody(client, type_words):
    response = type_words(f"{make_link()} extra")
    assertContains(response, "extra")
    assert response["Cache-Control"] == "no-store"
    assert "no-store" not in client.get("/yours/").get("Cache-Control", "")


def test_a_form_from_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/yours/", {"slip-words": make_link()}).status_code == 403


# Asking for a fresh link


def test_the_answer_is_the_same_whether_an_address_is_known_or_not(client, ask_for_link):
    contact_at(ADA)
    contact_at("bea@example.org", confirmed=False)
    contact_at("cleo@example.org", refused_at=timezone.now())
    addresses = (ADA, "bea@example.org", "cleo@example.org", "nobody@example.org")
    with later(minutes=0):
        answers = [ask_for_link(address) for address in addresses[:3]]
    assert {(one.status_code, one["Location"]) for one in answers} == {(303, "/yours/asked/")}
    assert {one.content for one in answers} == {b""}
    Tally.objects.all().delete()
    assertRedirects(ask_for_link(addresses[3]), "/yours/asked/", status_code=303)
    assertContains(client.get("/yours/asked/"), "If you gave us this address before")


def letters():
    """Those that wait once the clock has looked."""
    answer_requests()
    return list(Letter.objects.order_by("pk").values_list("kind", "contact"))


def test_a_letter_goes_to_who_confirmed_and_others_are_asked(ask_for_link):
    ada, bea = contact_at(ADA), contact_at("bea@example.org", confirmed=False)
    contact_at("cleo@example.org", refused_at=timezone.now())
    for address in ("Ada@Example.org", "bea@example.org", "cleo@example.org"):
        ask_for_link(address)
    assert letters() == [(FRESH_LINKS, ada.pk), (WAS_THIS_YOU, bea.pk)]


def test_an_address_with_several_things_gets_one_letter(ask_for_link):
    first = contact_at(ADA)
    contact_at(ADA)
    ask_for_link(ADA)
    ask_for_link(ADA)
    assert letters() == [(FRESH_LINKS, first.pk)]


def test_nobody_gets_a_letter_who_did_not_give_the_address(ask_for_link):
    contact_at(ADA)
    ask_for_link("eda@example.org")
    assert letters() == []


def test_what_is_done_is_the_same_for_an_address_that_we_know(ask_for_link):
    for _ in range(8):
        contact_at(ADA)
    asked = {}
    ask_for_link("bob@example.org")  # the first of a day makes the key of the day
    for address in (ADA, "eda@example.org"):
        with CaptureQueriesContext(connection) as queries:
            ask_for_link(address)
        asked[address] = [one["sql"].split()[:3] for one in queries if "SAVEP" not in one["sql"]]
    assert asked[ADA] == asked["eda@example.org"]
    assert not Letter.objects.exists()
    assert LinkRequest.objects.count() == 3
    assert len(letters()) == 1
    assert not LinkRequest.objects.exists()


def test_a_lost_key_tells_nobody_who_is_known_and_keeps_no_other_from_a_letter(ask_for_link):
    lost, ada = contact_at(ADA), contact_at(ADA)
    spoil(lost)
    assert ask_for_link(ADA).status_code == 303
    assert letters() == [(FRESH_LINKS, ada.pk)]
    LinkRequest.objects.create(address=ADA)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_linkrequest SET address = 'x'")
    assert answer_requests() == 0
    assert not LinkRequest.objects.exists()


@pytest.mark.parametrize("written", ["ada", "ada@", "@example.org", "ada@example"])
def test_what_is_no_address_is_asked_for_again(ask_for_link, written):
    response = ask_for_link(written)
    assertContains(response, "Please type it as in name@example.org.")
    assertContains(response, f'value="{written}"')


def test_letters_asked_for_are_limited(ask_for_link):
    for _ in range(RULES["fresh_link"].limits[0].most):
        assert ask_for_link("nobody@example.org").status_code == 303
    assertContains(ask_for_link("nobody@example.org"), "Please come back")


# Pages behind private links


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


def test_words_are_written_nowhere_by_being_used(client, type_words):
    words = make_link()
    type_words(words)
    client.get(f"/yours/{hyphened(words)}/slip/")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = str(cursor.fetchall())
            assert words not in rows
            assert hyphened(words) not in rows
