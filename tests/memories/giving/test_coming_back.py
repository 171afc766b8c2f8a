"""Without scripts, too, one form is one memory: also for who goes back to it and sends it anew."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.guard import RULES
from memories.models import Memory
from tests.memories.giving.conftest import WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody types here, so nobody is too quick."""
    monkeypatch.setitem(RULES, "memory", replace(RULES["memory"], quickest=timedelta(0)))


def opened(client, address):
    """The page at which a browser ends, and its address."""
    response = client.get(address, follow=True)
    assert response.status_code == 200
    ended = response.redirect_chain[-1][0] if response.redirect_chain else address
    return BeautifulSoup(response.content, "html.parser"), ended


def sent(client, address, text):
    """Open the page there, write these words, and press the button."""
    page, ended = opened(client, address)
    stamp = page.select_one("[name=stamp]")["value"]
    said = {"text": text, "kind": "memory", "language": "en", "stamp": stamp}
    assert client.post(ended, said).status_code == 303
    return ended


def test_who_goes_back_and_adds_to_it_has_one_draft(giver):
    browser = Client()
    address = sent(browser, giver.start, WORDS)
    assert urlsplit(address).path == giver.start
    # The browser asks for the page before anew: it has its address, and no script.
    sent(browser, address, f"{WORDS} It was blue.")
    assert [memory.last_telling.text for memory in Memory.objects.all()] == [
        f"{WORDS} It was blue."
    ]


def test_two_tabs_with_one_form_are_one_memory(giver):
    browser = Client()
    _, address = opened(browser, giver.start)
    for _ in range(2):
        sent(browser, address, WORDS)
    assert Memory.objects.count() == 1


def test_who_begins_another_one_gets_another(giver):
    browser = Client()
    for text in (WORDS, "And another one stood in the scullery."):
        sent(browser, giver.start, text)
    assert Memory.objects.count() == 2


def test_an_address_that_was_passed_on_begins_a_memory_of_ones_own(giver):
    address = sent(Client(), giver.start, WORDS)
    sent(Client(), address, "We had six, and two are left.")
    assert Memory.objects.count() == 2


def test_an_address_of_nobodys_making_leads_to_a_form_of_ours(giver):
    page, ended = opened(Client(), f"{giver.start}?form=ours&from=a-letter")
    asked = parse_qs(urlsplit(ended).query)
    assert asked["form"] != ["ours"]
    assert asked["from"] == ["a-letter"]
    assert page.select_one("[name=stamp]")["value"]


def test_what_was_sent_is_not_opened_by_going_back(giver):
    browser = Client()
    address = sent(browser, giver.start, WORDS)
    memory = Memory.objects.get()
    memory.say_age("adult")
    memory.send()
    page, ended = opened(browser, address)
    said = {"text": WORDS, "kind": "memory", "language": "en"}
    said["stamp"] = page.select_one("[name=stamp]")["value"]
    assert browser.post(ended, said).status_code == 409
    assert Memory.objects.get().last_telling.text == WORDS
