"""An address is asked first, seldom, and in words that nobody else chose; its answer holds."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from contact.letters import WAS_THIS_YOU, Subjects, kinds, register_subjects, write
from contact.letters.sending import send_due
from contact.letters.wording import token_for
from contact.models import AskedAddress, Contact, Letter
from contact.signals import address_refused
from tests.contact.post import ADA, add, contact_at, in_full, made, state_of, the_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def news(monkeypatch):
    add(monkeypatch, made("news"))


@pytest.fixture
def refused():
    """The contacts of which apps to the right heard that they were refused."""
    heard = []

    def hear(contact, **kwargs):
        heard.append(contact)

    address_refused.connect(hear)
    yield heard
    address_refused.disconnect(hear)


def address_of(contact) -> str:
    return f"/yours/was-this-you/{token_for(contact)}/"


def asked() -> int:
    return Letter.objects.filter(kind=WAS_THIS_YOU).count()


def let_pass(**span):
    """Have everything that was asked or refused been so long ago."""
    then = timezone.now() - timedelta(**span)
    Letter.objects.filter(kind=WAS_THIS_YOU).update(made_at=then, sent_at=then, due_at=then)
    AskedAddress.objects.filter(asked_at__isnull=False).update(asked_at=then)
    AskedAddress.objects.filter(refused_at__isnull=False).update(refused_at=then)


# The letter


def test_to_an_address_that_said_nothing_yet_only_the_question_goes(mailoutbox):
    contact = contact_at(confirmed=False)
    letters = [write("news", contact, about="M-7KQ2"), write("news", contact)]
    assert send_due() == 1
    assert the_letter().subject == "Was this you?"
    assert the_letter().to == [ADA]
    assert "M-7KQ2" not in in_full(the_letter())
    assert [state_of(letter) for letter in letters] == [Letter.WAITING] * 2
    assert send_due() == 0
    assert len(mailoutbox) == 1


def test_whoever_types_the_address_of_another_chooses_no_word_of_it():
    contact = contact_at(name="BUY PILLS at pills.example", confirmed=False)
    write("news", contact)
    send_due()
    assert "pills" not in in_full(the_letter()).lower()
    assert "Hello," in the_letter().body


def test_letter_and_page_say_for_what_sort_of_thing_it_was_given_and_no_more(client, monkeypatch):
    monkeypatch.setattr(kinds, "_subjects", {})
    contact = contact_at(confirmed=False)
    register_subjects(Subjects("hen", lambda contact: ["H-7KQ2"], "with a hen"))
    register_subjects(Subjects("cow", lambda contact: ["C-7KQ2"], "with a cow"))
    register_subjects(Subjects("cat", lambda contact: [], "with a cat"))
    register_subjects(Subjects("dog", lambda contact: ["D-7KQ2"]))
    write("news", contact)
    send_due()
    said, shown = in_full(the_letter()), client.get(address_of(contact)).content.decode()
    for form in (the_letter().body, the_letter().alternatives[0][0]):
        assert "somebody gave us this e-mail address with a hen; with a cow." in form
    assert ", with a hen; with a cow</li>" in shown
    for nothing in ("7KQ2", "a cat"):
        assert nothing not in said + shown


def test_of_what_says_nothing_of_itself_the_letter_asks_all_the_same(monkeypatch):
    monkeypatch.setattr(kinds, "_subjects", {})
    write("news", contact_at(confirmed=False))
    send_due()
    assert "somebody told us something on our site, and gave us" in the_letter().body


def test_the_letter_leads_to_the_page(client):
    write("news", contact_at(confirmed=False))
    send_due()
    (address,) = {word for word in the_letter().body.split() if "was-this-you" in word}
    assert f'href="{address}"' in the_letter().alternatives[0][0]
    assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_an_address_is_asked_once_a_week_whoever_types_it_how_often(mailoutbox):
    first = contact_at(confirmed=False)
    write("news", first)
    for written in ("ADA@example.org", " ada@example.org"):
        write("news", contact_at(written, confirmed=False))
    write(WAS_THIS_YOU, first)
    send_due()
    send_due()
    assert len(mailoutbox) == asked() == 1
    let_pass(days=7, minutes=1)
    send_due()
    assert len(mailoutbox) == asked() == 2


def test_who_does_not_answer_is_not_asked_again_unless_they_want(mailoutbox):
    contact = contact_at(confirmed=False)
    write("news", contact)
    send_due()
    let_pass(days=20)
    send_due()
    assert len(mailoutbox) == 1
    write(WAS_THIS_YOU, contact)
    send_due()
    assert len(mailoutbox) == 2


def test_where_somebody_said_no_nobody_asks_for_90_days(client, mailoutbox):
    contact = contact_at(confirmed=False)
    client.post(address_of(contact), {"answer": "no"})
    write("news", contact_at(confirmed=False))
    send_due()
    assert mailoutbox == []
    let_pass(days=91)
    write("news", contact_at(confirmed=False))
    send_due()
    assert len(mailoutbox) == 1


def test_a_contact_that_is_erased_takes_no_refusal_along(client, mailoutbox):
    contact = contact_at(confirmed=False)
    client.post(address_of(contact), {"answer": "no"})
    contact.refresh_from_db()
    contact.erase()
    assert AskedAddress.objects.at(" ADA@example.org").refused().exists()
    letter = write(WAS_THIS_YOU, contact_at(confirmed=False))
    send_due()
    assert mailoutbox == []
    assert state_of(letter) == Letter.DROPPED


def test_an_address_that_is_typed_anew_each_time_is_asked_once_a_week(mailoutbox):
    for _ in range(6):
        contact = contact_at(confirmed=False)
        letter = write(WAS_THIS_YOU, contact)
        assert write(WAS_THIS_YOU, contact_at(confirmed=False)) == letter
        send_due()
        Contact.objects.all().delete()
    assert len(mailoutbox) == 1
    letter = write(WAS_THIS_YOU, contact_at(confirmed=False))
    week = timezone.now() + timedelta(days=7)
    assert week - timedelta(minutes=5) < letter.due_at < week
    let_pass(days=7)
    send_due()
    assert len(mailoutbox) == 2


def test_who_answered_before_the_letter_went_gets_none(mailoutbox):
    contact = contact_at(confirmed=False)
    letter = write(WAS_THIS_YOU, contact)
    Contact.objects.confirm()
    assert send_due() == 0
    assert state_of(letter) == Letter.DROPPED


# The page


def test_looking_changes_nothing(client):
    contact = contact_at(confirmed=False)
    response = client.get(address_of(contact))
    client.head(address_of(contact))
    text = response.content.decode()
    assert "Yes, that was me" in text
    assert "No, that was not me" in text
    contact.refresh_from_db()
    assert contact.confirmed_at is None
    assert contact.refused_at is None
    assert contact.address == ADA


def test_it_shows_neither_address_nor_name(client):
    text = client.get(address_of(contact_at(confirmed=False, name="Maureen"))).content.decode()
    assert ADA not in text
    assert "Maureen" not in text


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_kept_by_nobody(client, method):
    response = getattr(client, method)(address_of(contact_at(confirmed=False)))
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


def test_yes_lets_the_letters_go(client, mailoutbox):
    contact = contact_at(confirmed=False, name="Ada")
    write("news", contact, about="M-7KQ2")
    send_due()
    response = client.post(address_of(contact), {"answer": "yes"}, follow=True)
    assert "Now we know that this address is yours." in response.content.decode()
    contact.refresh_from_db()
    assert contact.may_be_written_to
    assert send_due() == 1
    assert mailoutbox[1].subject == "News of M-7KQ2"
    assert "Dear Ada," in mailoutbox[1].body


def test_no_deletes_the_address_and_tells_who_must_know(client, mailoutbox, refused):
    contact = contact_at(confirmed=False)
    letter = write("news", contact)
    response = client.post(address_of(contact), {"answer": "no"}, follow=True)
    assert "Your address is deleted." in response.content.decode()
    contact.refresh_from_db()
    assert (contact.address, contact.name) == ("", "")
    assert contact.refused_at
    assert refused == [contact]
    assert state_of(letter) == Letter.DROPPED
    assert send_due() == 0
    assert mailoutbox == []


def test_a_no_cannot_become_a_yes(client):
    contact = contact_at(confirmed=False)
    client.post(address_of(contact), {"answer": "no"})
    client.post(address_of(contact), {"answer": "yes"})
    contact.refresh_from_db()
    assert contact.confirmed_at is None


def test_one_answer_is_for_everything_given_there(client, refused):
    first, second = contact_at(confirmed=False), contact_at("ADA@EXAMPLE.ORG", confirmed=False)
    other = contact_at("bob@example.org", confirmed=False)
    assert client.get(address_of(first)).content.decode().count("<li>on ") == 2
    client.post(address_of(first), {"answer": "yes"})
    assert set(Contact.objects.confirmed()) == {first, second}
    assert Contact.objects.unanswered().get() == other


@pytest.mark.parametrize("answer", ["", "maybe", None])
def test_another_answer_changes_nothing(client, answer):
    contact = contact_at(confirmed=False)
    data = {} if answer is None else {"answer": answer}
    response = client.post(address_of(contact), data, follow=True)
    assert "Yes, that was me" in response.content.decode()
    assert Contact.objects.unanswered().exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_token_that_is_old_false_or_of_somebody_erased_opens_nothing(client, method):
    contact = contact_at(confirmed=False)
    good = address_of(contact)
    other = signing.dumps(contact.pk, salt="something else")
    for address in (good[:-2] + "x/", f"/yours/was-this-you/{other}/", "/yours/was-this-you/7/"):
        response = getattr(client, method)(address, {"answer": "yes"})
        assert response.status_code == 404
        assert "This letter opens nothing any more" in response.content.decode()
    contact.erase()
    assert getattr(client, method)(good, {"answer": "yes"}).status_code == 404
    assert not Contact.objects.confirmed().exists()


def test_a_token_is_too_old_after_30_days(client, monkeypatch):
    contact = contact_at(confirmed=False)
    now = signing.time.time()
    for days, status in ((29, 200), (31, 404)):
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", lambda days=days: now - days * 86400)
            address = address_of(contact)
        assert client.get(address).status_code == status
