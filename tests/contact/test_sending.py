"""Each letter goes once, whoever sends; what fails is tried again, later each time, and ends."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from contact.letters import WAS_THIS_YOU, write
from contact.letters.sending import send_due, trouble
from contact.models import Contact, Letter, PrivateLink
from contact.models.letters import PAUSES
from tests.contact.post import ADA, add, add_page, contact_at, made, make_due, state_of

pytestmark = pytest.mark.django_db
BACKEND = f"{__name__}.Refusing"


class Refusing(EmailBackend):
    """A mail server that refuses some, in words that name them."""

    refused = {ADA}

    def send_messages(self, messages):
        for message in messages:
            if self.refused & set(message.to):
                raise OSError(f"550 no such mailbox: {message.to[0]}")
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def news(monkeypatch):
    add(monkeypatch, made("news"), made("answered", opens="memory"))
    add_page(monkeypatch)


@pytest.fixture
def refusing(settings):
    settings.EMAIL_BACKEND = BACKEND


def at_once(count, act) -> list:
    """Do it in so many threads, each with a connection of its own, beginning together."""
    ready, results = threading.Barrier(count), []

    def run():
        ready.wait()
        try:
            results.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_what_is_not_due_waits():
    write("news", contact_at(), due_at=timezone.now() + timedelta(hours=1))
    assert send_due() == 0
    make_due(Letter.objects.get())
    assert send_due() == 1
    assert send_due() == 0


@pytest.mark.django_db(transaction=True)
def test_four_that_send_at_once_send_each_letter_once():
    for number in range(20):
        write("news", contact_at(f"{number}@example.org"))
    results = at_once(4, send_due)
    assert sum(results) == 20
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(
        f"{number}@example.org" for number in range(20)
    )
    assert set(Letter.objects.values_list("state", "tries")) == {(Letter.SENT, 1)}


@pytest.mark.django_db(transaction=True)
def test_four_that_ask_an_address_at_once_ask_it_once():
    for _ in range(3):
        write("news", contact_at(confirmed=False))
    at_once(4, send_due)
    assert [letter.subject for letter in mail.outbox] == ["Was this you?"]
    assert Letter.objects.filter(kind=WAS_THIS_YOU).count() == 1


def test_a_claim_of_a_process_that_died_is_free_after_15_minutes():
    letter = write("news", contact_at())
    assert Letter.objects.claim() == letter  # and here it died
    assert send_due() == 0
    Letter.objects.update(claimed_at=timezone.now() - timedelta(minutes=14))
    assert send_due() == 0
    Letter.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    assert send_due() == 1
    assert state_of(letter) == Letter.SENT


def test_who_comes_back_late_changes_nothing_of_the_next_ones(mailoutbox):
    write("news", contact_at())
    late = Letter.objects.claim()
    Letter.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    assert send_due() == 1
    late.mark_failed(OSError())
    assert state_of(late) == Letter.SENT
    assert len(mailoutbox) == 1


def test_a_letter_over_which_every_process_dies_comes_to_an_end(mailoutbox):
    letter = write("news", contact_at())
    Letter.objects.update(tries=len(PAUSES) + 1)
    assert send_due() == 0
    assert state_of(letter) == Letter.FAILED
    assert letter.trouble == "DiedOver"
    assert mailoutbox == []


def test_a_failure_is_tried_again_later_each_time_and_then_no_more(refusing):
    letter = write("news", contact_at())
    pauses = []
    while state_of(letter) == Letter.WAITING:
        make_due(letter)
        before = timezone.now()
        assert send_due() == 0
        letter.refresh_from_db()
        pauses.append(letter.due_at - before)
    assert letter.state == Letter.FAILED
    assert letter.tries == len(PAUSES) + 1
    assert letter.trouble == "OSError"
    rounded = [timedelta(minutes=round(pause.total_seconds() / 60)) for pause in pauses]
    assert rounded == [*PAUSES, timedelta()]
    assert sorted(PAUSES) == PAUSES


def test_a_failure_names_nobody_in_row_or_log(refusing, caplog):
    letter = write("news", contact_at(name="Maureen"))
    send_due()
    letter.refresh_from_db()
    assert letter.trouble == "OSError"
    assert f"Letter {letter.pk} did not go: OSError" in caplog.text
    assert "send_messages" in caplog.text
    assert ADA not in caplog.text
    assert "Maureen" not in caplog.text


def test_one_that_fails_keeps_no_other_back(refusing, mailoutbox):
    failing = write("news", contact_at())
    write("news", contact_at("bob@example.org"))
    broken = Letter.objects.create(contact=contact_at(), kind="gone with its app")
    assert send_due() == 1
    assert [letter.to for letter in mailoutbox] == [["bob@example.org"]]
    assert state_of(failing) == state_of(broken) == Letter.WAITING


def test_a_letter_that_does_not_go_leaves_no_link(refusing, monkeypatch):
    write("answered", contact_at(), about="M-7KQ2")
    assert send_due() == 0
    assert not PrivateLink.objects.exists()
    monkeypatch.setattr(Refusing, "refused", set())
    make_due(Letter.objects.get())
    assert send_due() == 1
    assert PrivateLink.objects.get().subject == "M-7KQ2"


def test_a_key_that_did_not_go_is_in_no_letter_after_it(refusing, monkeypatch, mailoutbox):
    contact = contact_at()
    for _ in range(2):
        write("answered", contact, about="M-7KQ2")
    refusals = iter([{ADA}, set()])
    monkeypatch.setattr(Refusing, "refused", property(lambda self: next(refusals)))
    assert send_due() == 1
    assert len(mailoutbox) == PrivateLink.objects.count() == 1


def test_a_refused_contact_gets_nothing(mailoutbox):
    contact = contact_at(confirmed=False)
    contact.refuse()
    letter = write("news", contact)
    assert send_due() == 0
    assert state_of(letter) == Letter.DROPPED


def test_a_contact_that_is_erased_takes_its_letters_along():
    contact = contact_at()
    write("news", contact)
    contact.erase()
    assert not Letter.objects.exists()
    assert send_due() == 0


def test_a_contact_that_cannot_be_read_is_tried_and_keeps_no_other_back(settings, mailoutbox):
    lost = write("news", contact_at())
    settings.CONTACT_KEYS = ["YW5vdGhlci1rZXktYW5vdGhlci1rZXktYW5vdGhlciE="]
    write("news", contact_at("bob@example.org"))
    assert send_due() == 1
    lost = Letter.objects.get(pk=lost.pk)
    assert (lost.state, lost.trouble) == (Letter.WAITING, "WrongKey")


@pytest.mark.parametrize(
    ("name", "value"),
    [("LETTERS_FROM", ""), ("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")],
)
def test_without_a_way_out_letters_wait_and_it_is_said(settings, name, value):
    letter = write("news", contact_at())
    assert trouble() == ""
    setattr(settings, name, value)
    assert send_due() == 0
    assert state_of(letter) == Letter.WAITING
    assert letter.tries == 0
    assert "set EMAIL_HOST and LETTERS_FROM. Letters that wait: 1." in trouble()


def test_sending_writes_no_address_anywhere_but_into_the_letter(caplog):
    caplog.set_level("DEBUG")
    write("news", contact_at())
    send_due()
    assert ADA not in caplog.text
    assert Contact.objects.count() == 1
