"""What is hidden, in the words and beside them, of which telling; more is looked at before."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from memories.models import Memory
from tests.factories import MemoryFactory
from tests.memories.admin.pages import fields_of, form_of, now, press, seen, url_of
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db

TEXT = "My neighbour Joan Smith of 12 Acacia Road kept one."
BESIDE = {
    "users_role": "I am Mo Ali in Year 4",
    "when_text": "on 3 June at 12 Usk Road",
    "where_text": "Usk Road",
}


def public(memory) -> str:
    """Its page, as anybody reads it."""
    return words(Client().get(memory.get_absolute_url()))


@pytest.fixture
def memory(moderator):
    return MemoryFactory(state="published", reader=moderator, text=TEXT, **BESIDE)


def test_words_are_hidden_wherever_they_stand_beside_the_words_too(moderator_client, memory):
    assert "Usk Road" in public(memory)
    hidden = "Joan Smith\r\nMo Ali\r\nUsk Road"
    press(moderator_client, memory, "public-version", hide=hidden)
    page = public(memory)
    for name in ("Joan Smith", "Mo Ali", "Usk Road"):
        assert name not in page
    assert "who is [hidden] in Year 4" in page
    telling = memory.tellings.get()
    assert {name: getattr(telling, name) for name in BESIDE} == BESIDE


def test_what_is_hidden_already_is_no_mistake_and_what_stands_nowhere_is(moderator_client, memory):
    press(moderator_client, memory, "public-version", hide="Mo Ali")
    press(moderator_client, memory, "public-version", hide="Mo Ali\r\nJoan Smith")
    assert "Joan Smith" not in public(memory)
    response = press(moderator_client, memory, "public-version", hide="Ida")
    assert "“Ida” stands nowhere in what was given." in words(response)


def test_all_of_a_line_is_hidden_and_no_line_is_reworded(moderator_client, memory):
    press(moderator_client, memory, "public-version", public_where="[hidden]")
    assert memory.tellings.get().where == ""
    response = press(moderator_client, memory, "public-version", public_when="in June")
    assert "is not in what was given" in words(response)
    assert now(memory).telling.when == BESIDE["when_text"]
    moderator_page = words(moderator_client.get(url_of(memory)))
    assert "Usk Road (the public reads: nothing of it)" in moderator_page


@pytest.mark.parametrize("field", ["public_text", "public_role"])
def test_an_empty_box_hides_nothing_and_shows_nothing(moderator_client, memory, field):
    press(moderator_client, memory, "public-version", hide="Joan Smith\r\nMo Ali")
    before = public(memory)
    response = press(moderator_client, memory, "public-version", **{field: ""})
    assert "to hide all of it, write [hidden]" in words(response)
    assert public(memory) == before


def test_more_of_what_people_read_is_looked_at_before(moderator_client, memory):
    press(moderator_client, memory, "public-version", hide="Joan Smith\r\n12 Acacia Road")
    form = form_of(seen(moderator_client, memory), "public-version")
    typed = {"public_text": TEXT.replace("12 Acacia Road", "[hidden]"), "content_note": "A note"}
    response = moderator_client.post(form["action"], fields_of(form) | typed)
    look = BeautifulSoup(response.content, "html.parser")
    assert "Joan Smith" in look.select_one("[aria-labelledby=look-new]").get_text()
    assert "Joan Smith" not in look.select_one("[aria-labelledby=look-old]").get_text()
    assert "Joan Smith" not in public(memory)
    form = form_of(look, "public-version")
    moderator_client.post(form["action"], fields_of(form))
    page = public(memory)
    assert "Joan Smith" in page
    assert "A note" in page
    assert "Acacia" not in page


def test_less_is_at_once(moderator_client, memory):
    response = press(moderator_client, memory, "public-version", hide="Joan Smith")
    assert f"{memory.reference}: Kept." in words(response)


def test_a_childs_lines_are_hidden_until_a_moderator_lets_them_out(moderator_client, moderator):
    memory = MemoryFactory(
        state="in_review", reader=moderator, age="child", agreed_by_adult=True, **BESIDE
    )
    press(moderator_client, memory, "approve", on="look")
    page = public(memory)
    assert "Mo Ali" not in page
    assert "Year 4" not in page
    assert "3 June" not in page
    role = "[hidden] in Year 4"
    form = form_of(seen(moderator_client, memory), "public-version")
    response = moderator_client.post(form["action"], fields_of(form) | {"public_role": role})
    form = form_of(BeautifulSoup(response.content, "html.parser"), "public-version")
    moderator_client.post(form["action"], fields_of(form))
    page = public(memory)
    assert "in Year 4" in page
    assert "Mo Ali" not in page


def test_what_the_public_reads_is_hidden_while_news_waits(moderator_client, memory):
    memory.retell(text="Joan Smith had two.")
    press(moderator_client, memory, "public-version", number=1, hide="Joan Smith")
    assert "Joan Smith" not in public(memory)
    assert memory.tellings.order_by("-pk").first().public_text == ""
    press(moderator_client, memory, "public-version", hide="Joan Smith")
    assert memory.tellings.order_by("-pk").first().public_text == "[hidden] had two."


def test_lines_that_stay_the_same_stay_hidden_when_its_giver_changes_the_words(memory):
    memory.prepare(memory.telling, None, public_role="[hidden]", public_text="[hidden]")
    memory.retell(text="It was blue.", where_text="Falcon Road")
    told = now(memory).told
    assert (told.role, told.words, told.where) == ("", "It was blue.", "Falcon Road")


def test_whoever_meets_a_change_is_told_of_no_mistake_in_words_they_never_saw(moderator_client):
    memory = MemoryFactory(state="submitted", text=TEXT)
    form = form_of(seen(moderator_client, memory), "public-version")
    memory.retell(text="She kept two of them.")
    typed = {"public_text": "[hidden] kept one.", "hide": "Joan"}
    response = moderator_client.post(form["action"], fields_of(form) | typed)
    assert response.status_code == 409
    assert "Its giver changed what they told" in words(response)
    assert "in what was given" not in words(response)
    form = form_of(BeautifulSoup(response.content, "html.parser"), "public-version")
    assert fields_of(form)["public_text"] == "[hidden] kept one."
    assert Memory.objects.get().told.pk == int(fields_of(form)["telling_number"])
