"""Two people at once can't undo each other, and lose nothing that they wrote."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import MemoryFactory
from tests.memories.admin.conftest import logged_in
from tests.memories.admin.pages import fields_of, form_of, press, seen
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db


def again(response, action):
    """The form as it stands on the page after it was not done."""
    return form_of(BeautifulSoup(response.content, "html.parser"), action)


@pytest.fixture
def memory(moderator):
    return MemoryFactory(state="in_review", reader=moderator, text="Ada’s copper, at number 9.")


def test_the_second_sees_what_the_first_did_with_her_own_words_kept(
    moderator_client, lead_client, memory
):
    form = form_of(seen(lead_client, memory), "public-version")
    press(moderator_client, memory, "public-version", hide="Ada")
    press(moderator_client, memory, "answer", text="We have her mangle too.")
    typed = {"public_text": "Ada’s copper, at [hidden]", "content_note": "My own note"}
    response = lead_client.post(form["action"], fields_of(form) | typed)
    assert response.status_code == 409
    assert "This was not done: somebody changed the memory meanwhile" in words(response)
    assert "Somebody wrote about it (Ann)" in words(response)
    telling = memory.tellings.get()
    assert telling.public_text == "[hidden]’s copper, at number 9."
    fields = fields_of(again(response, "public-version"))
    assert fields["public_text"] == "Ada’s copper, at [hidden]"
    assert fields["content_note"] == "My own note"
    lead_client.post(form["action"], fields)
    telling.refresh_from_db()
    assert telling.public_text == "Ada’s copper, at [hidden]"


def test_what_the_second_left_as_it_was_undoes_nothing(moderator_client, lead_client, memory):
    memory.files.create(kind="picture", state="ready")
    page = seen(lead_client, memory)
    press(moderator_client, memory, "public-version", hide="Ada")
    press(moderator_client, memory, "file", is_left_out="on")
    for action, typed in (
        ("public-version", {"content_note": "A note"}),
        ("file", {"description": "A copper"}),
    ):
        form = form_of(page, action)
        response = lead_client.post(form["action"], fields_of(form) | typed)
        assert response.status_code == 409
        lead_client.post(form["action"], fields_of(again(response, action)))
    telling, file = memory.tellings.get(), memory.files.get()
    assert (telling.public_text, telling.content_note) == (
        "[hidden]’s copper, at number 9.",
        "A note",
    )
    assert (file.is_left_out, file.description) == (True, "A copper")


def test_what_can_no_more_be_done_is_given_back_to_be_copied(moderator_client, lead_client, memory):
    form = form_of(seen(lead_client, memory), "ask")
    press(moderator_client, memory, "decline", reason="repeated", text="We have this one.")
    question = {"text": "Who was Ada, if I may ask?"}
    response = lead_client.post(form["action"], fields_of(form) | question)
    memory.refresh_from_db()
    assert memory.state == "declined"
    assert response.status_code == 409
    said = words(response)
    assert "Declined: it is here already (Ann)" in said
    assert "Nothing that you wrote is lost" in said
    assert "Who was Ada, if I may ask?" in said


def test_a_change_of_the_giver_counts_as_well(moderator_client, memory):
    form = form_of(seen(moderator_client, memory, "look"), "approve")
    memory.agree({"site": "no"})
    response = moderator_client.post(form["action"], fields_of(form))
    memory.refresh_from_db()
    assert memory.state == "in_review"
    assert "Its giver changed what they allow" in words(response)


def test_a_picture_that_comes_meanwhile_is_not_let_out_unseen(moderator_client, memory):
    form = form_of(seen(moderator_client, memory, "look"), "approve")
    memory.files.create(kind="picture", state="ready")
    response = moderator_client.post(form["action"], fields_of(form))
    memory.refresh_from_db()
    assert memory.state == "in_review"
    assert "A file came" in words(response)


def test_the_same_button_twice_does_it_once(moderator, memory):
    client = logged_in(moderator)
    form = form_of(seen(client, memory), "answer")
    for _ in range(2):
        client.post(form["action"], fields_of(form) | {"text": "Thank you."})
    assert memory.messages.filter(kind="answer").count() == 1


def test_what_was_taken_back_meanwhile_is_gone(moderator_client, memory):
    form = form_of(seen(moderator_client, memory, "look"), "approve")
    memory.withdraw()
    assert moderator_client.post(form["action"], fields_of(form)).status_code == 404
    memory.refresh_from_db()
    assert memory.state == "withdrawn"
