"""The way in to one's own page, the pages behind private links, and what is handed over."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contact.forms import WRONG_WORDS
from contact.fresh_links import answer_requests
from contact.guard.limits import RULES
from contact.letters import FRESH_LINKS, WAS_THIS_YOU
from contact.models import Letter, LinkRequest, Tally
from tests.contact.guarding import later
from tests.contact.post import ADA, contact_at
from tests.contact.yours import WRONG, add_shoebox, ended, hyphened, make_link, revoked

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.contact.yours")]


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


# Typing six words


def test_six_words_lead_to_the_page_of_what_they_open(client, type_words):
    words = make_link("Q7R2")
    response = type_words(f"1. {words.title().replace(' ', ', ')}")
    assert response.status_code == 303
    assert response["Location"] == f"/yours/{hyphened(words)}/shoebox/"
    assert response["Cache-Control"] == "no-store"
    assertContains(client.get(response["Location"]), "The shoebox of Q7R2")


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
