"""Private links: what six words open, and when they open nothing any more."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.utils import timezone

from contact.models import PrivateLink
from tests.contact.yours import PURPOSE, make_link

pytestmark = pytest.mark.django_db


def test_six_words_open_what_they_were_made_for():
    words = make_link("Q7R2")
    make_link("OTHER")
    link = PrivateLink.objects.opened_by(words)
    assert (link.purpose, link.subject, link.words) == (PURPOSE, "Q7R2", words)


def test_they_open_it_from_paper_too():
    words = make_link("Q7R2")
    cut = " ".join(word[:4].upper() for word in words.split())
    assert PrivateLink.objects.opened_by(cut).words == words
    assert PrivateLink.objects.opened_by(words.replace(" ", "-")).subject == "Q7R2"


def test_in_another_order_they_open_nothing():
    first, *others = make_link().split()
    assert PrivateLink.objects.opened_by(" ".join([*others, first])) is None


@pytest.mark.parametrize("written", ["", "apple", "apple " * 5, "apple " * 6, "%", "\x00"])
def test_other_words_open_nothing(written):
    make_link()
    assert PrivateLink.objects.opened_by(written) is None


def test_only_a_keyed_hash_is_kept():
    words = make_link()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM contact_privatelink")
        row = str(cursor.fetchall())
    assert not [word for word in words.split() if f"'{word}" in row or f" {word} " in row]
    assert len(PrivateLink.objects.get().secret_hash) == 64


def test_it_opens_nothing_from_the_moment_it_ends():
    words = make_link(expires_at=timezone.now() + timedelta(days=30))
    assert PrivateLink.objects.opened_by(words)
    PrivateLink.objects.update(expires_at=timezone.now())
    assert PrivateLink.objects.opened_by(words) is None


def test_a_fresh_one_leaves_the_slip_as_it_is_until_all_are_revoked():
    slip, fresh, other = make_link("Q7R2"), make_link("Q7R2", given="letter"), make_link("OTHER")
    assert PrivateLink.objects.opened_by(slip)
    assert PrivateLink.objects.opened_by(fresh)
    assert PrivateLink.objects.to(PURPOSE, "Q7R2").revoke() == 2
    assert PrivateLink.objects.opened_by(slip) is None
    assert PrivateLink.objects.opened_by(fresh) is None
    assert PrivateLink.objects.opened_by(other)
    assert PrivateLink.objects.to(PURPOSE, "Q7R2").revoke() == 0


def test_those_of_before_a_new_key_open_until_the_old_key_goes(settings):
    old_key = settings.CONTACT_KEYS[0]
    before = make_link("BEFORE")
    settings.CONTACT_KEYS = [Fernet.generate_key().decode(), old_key]
    after = make_link("AFTER")
    assert PrivateLink.objects.opened_by(before).subject == "BEFORE"
    assert PrivateLink.objects.opened_by(after).subject == "AFTER"
    settings.CONTACT_KEYS = settings.CONTACT_KEYS[:1]
    assert PrivateLink.objects.opened_by(before) is None
    assert PrivateLink.objects.opened_by(after).subject == "AFTER"


def test_it_says_nothing_of_what_it_opens():
    make_link("Q7R2")
    link = PrivateLink.objects.get()
    assert str(link) == f"Private link {link.pk}"
    assert "Q7R2" not in repr(link)
