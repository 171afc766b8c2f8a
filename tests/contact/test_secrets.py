"""What is encrypted with the keys of CONTACT_KEYS, and found again by them."""

import re

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from contact.secrets import WrongKey, decrypt, encrypt, keyed_hash, keyed_hashes

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.mark.parametrize("text", ["ada@example.org", "Ağca Ñandú 🫖", " ", "x" * 5000])
def test_a_text_comes_back_and_cannot_be_read_meanwhile(text):
    token = encrypt(text)
    assert decrypt(token) == text
    assert text.strip() == "" or text not in token
    assert encrypt(text) != token


def test_nothing_stays_nothing():
    assert (encrypt(""), decrypt("")) == ("", "")


def test_the_first_key_writes_and_all_of_them_read(settings):
    settings.CONTACT_KEYS = [OLD]
    before = encrypt("Ada")
    settings.CONTACT_KEYS = [NEW, OLD]
    after = encrypt("Ada")
    assert decrypt(before) == decrypt(after) == "Ada"
    settings.CONTACT_KEYS = [NEW]
    assert decrypt(after) == "Ada"
    with pytest.raises(WrongKey):
        decrypt(before)


@pytest.mark.parametrize("spoil", [lambda t: t[:-4], lambda t: "Ada", lambda t: t[:20] + t[21:]])
def test_what_was_spoilt_is_never_handed_out(spoil):
    with pytest.raises(WrongKey) as error:
        decrypt(spoil(encrypt("ada@example.org")))
    assert "ada" not in str(error.value)
    assert error.value.__suppress_context__


def test_a_hash_is_of_one_key_one_purpose_and_one_text(settings):
    settings.CONTACT_KEYS = [OLD]
    old = keyed_hash("address", "ada@example.org")
    assert re.fullmatch("[0-9a-f]{64}", old)
    assert old == keyed_hash("address", "ada@example.org")
    settings.CONTACT_KEYS = [NEW, OLD]
    hashes = keyed_hashes("address", "ada@example.org")
    assert hashes == [keyed_hash("address", "ada@example.org"), old]
    others = [
        keyed_hash("link", "ada@example.org"),
        keyed_hash("address", "eda@example.org"),
        keyed_hash("addressa", "da@example.org"),
    ]
    assert len({*hashes, *others}) == 5


@pytest.mark.parametrize("keys", [[], ["short"], [NEW, "short"], ["ä" * 32]])
def test_keys_that_are_none_say_what_to_do(settings, keys):
    settings.CONTACT_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="CONTACT_KEYS"):
        encrypt("Ada")


def test_without_a_key_nothing_is_hashed_either(settings):
    settings.CONTACT_KEYS = []
    with pytest.raises(ImproperlyConfigured, match="CONTACT_KEYS"):
        keyed_hash("address", "ada@example.org")
