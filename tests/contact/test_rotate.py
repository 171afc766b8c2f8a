"""`manage.py rotate_contact_keys`: a new key for names and addresses."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from contact.management.commands import rotate_contact_keys
from contact.models import AskedAddress, Contact, PrivateLink
from contact.secrets import WrongKey
from tests.contact.post import ADA, contact_at
from tests.contact.yours import make_link

pytestmark = pytest.mark.django_db

NEW = Fernet.generate_key().decode()


def run(*options):
    out = StringIO()
    call_command("rotate_contact_keys", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def put_first(settings):
    """Put a new key before the old one, as docs/privacy.md says."""

    def put():
        settings.CONTACT_KEYS = [NEW, *settings.CONTACT_KEYS]

    return put


def test_new_makes_a_key_and_changes_nothing(settings):
    contact_at()
    key = run("--new").strip()
    assert key != run("--new").strip()
    settings.CONTACT_KEYS = [key, *settings.CONTACT_KEYS]
    assert Contact.objects.get().address == ADA


def test_after_it_the_new_key_alone_reads_and_finds_everybody(settings, put_first):
    for number in range(3):
        contact_at(f"ada{number}@example.org", name=f"Ada {number}")
    contact_at("", name="Bea")
    put_first()
    assert "4 contacts are encrypted with the first key." in run()
    settings.CONTACT_KEYS = [NEW]
    assert {contact.name for contact in Contact.objects.all()} == {"Ada 0", "Ada 1", "Ada 2", "Bea"}
    assert [Contact.objects.at(f"ada{n}@example.org").get().name for n in range(3)] == [
        *("Ada 0", "Ada 1", "Ada 2")
    ]


def test_what_is_not_encrypted_stays_as_it_is(put_first):
    contact = contact_at()
    put_first()
    run()
    again = Contact.objects.get()
    for name in ("created_at", "confirmed_at", "erase_on", "refused_at"):
        assert getattr(again, name) == getattr(contact, name)


def test_it_is_safe_to_run_twice(put_first):
    contact_at()
    put_first()
    assert run() == run()
    assert Contact.objects.at(ADA).get().address == ADA


def test_with_a_key_missing_it_fails_loudly_and_loses_nothing(settings):
    contact_at(name="Ada Lovelock")
    old = settings.CONTACT_KEYS
    settings.CONTACT_KEYS = [NEW]
    with pytest.raises(CommandError, match="Put that key back") as error:
        run()
    assert "Lovelock" not in str(error.value)
    settings.CONTACT_KEYS = old
    assert Contact.objects.get().name == "Ada Lovelock"


def test_stopped_in_the_middle_it_goes_on_when_run_again(monkeypatch, settings, put_first):
    for number in range(5):
        contact_at(f"ada{number}@example.org")
    put_first()
    monkeypatch.setattr(rotate_contact_keys, "BATCH", 2)
    encrypt_anew, done = Contact.encrypt_anew, []

    def until_stopped(contact):
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(contact.pk)
        encrypt_anew(contact)

    monkeypatch.setattr(Contact, "encrypt_anew", until_stopped)
    with pytest.raises(CommandError, match="Run it again"):
        run()
    monkeypatch.setattr(Contact, "encrypt_anew", encrypt_anew)
    assert [contact.address for contact in Contact.objects.order_by("pk")] == [
        f"ada{number}@example.org" for number in range(5)
    ]
    assert "… 2\n… 4\n… 5\n5 contacts" in run()
    settings.CONTACT_KEYS = [NEW]
    assert Contact.objects.at("ada4@example.org").exists()


def test_without_running_it_the_old_key_is_still_needed(settings, put_first):
    contact_at()
    put_first()
    settings.CONTACT_KEYS = [NEW]
    with pytest.raises(WrongKey):
        Contact.objects.get()


def test_it_says_what_hangs_on_older_keys(put_first):
    words = make_link()
    refused = contact_at()
    refused.refuse()
    put_first()
    said = run()
    assert "1 private links work" in said
    assert "1 addresses at which somebody said “that was not me”" in said
    assert PrivateLink.objects.opened_by(words)
    assert AskedAddress.objects.at(ADA).refused().exists()
    assert not Contact.objects.at(ADA).exists()


def test_nothing_of_a_person_is_printed(put_first):
    contact_at(name="Ada Lovelock")
    put_first()
    assert "Ada" not in run()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM contact_contact")
        assert "Ada" not in str(cursor.fetchall())
