"""The keys of `CONTACT_KEYS`: what is encrypted with them, and what is found again by them.

The first key writes; all of them read. A key is rotated by putting a new one in front and
running `manage.py rotate_contact_keys`. Private links of before are found by the old one only,
so it goes when they have (docs/privacy.md).
"""

import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class WrongKey(Exception):
    """Something was encrypted with a key that `CONTACT_KEYS` does not hold."""


def encrypt(text: str) -> str:
    """The text as only the holder of the keys can read it; nothing stays nothing."""
    return _fernet(_keys()).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """The text again; raises WrongKey rather than hand out what nobody can read."""
    if not token:
        return ""
    try:
        return _fernet(_keys()).decrypt(token.encode()).decode()
    except InvalidToken:
        raise WrongKey(
            "A contact's details were encrypted with a key that is not in CONTACT_KEYS."
        ) from None


def keyed_hashes(purpose: str, text: str) -> list[str]:
    """What `text` may be stored as, by each key, the newest first: 64 hexadecimal digits.

    By HMAC-SHA-256, so that who has the database but not the keys can try no guesses.
    `purpose` keeps the hash of an address from being that of anything else.
    """
    message = f"{purpose}\x00{text}".encode()
    return [hmac.digest(key.encode(), message, "sha256").hex() for key in _keys()]


def keyed_hash(purpose: str, text: str) -> str:
    """The first of `keyed_hashes`: what is written now."""
    return keyed_hashes(purpose, text)[0]


def _keys():
    if not settings.CONTACT_KEYS:
        raise ImproperlyConfigured("Set CONTACT_KEYS: without a key no address can be kept.")
    return tuple(settings.CONTACT_KEYS)


@cache
def _fernet(keys):
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise ImproperlyConfigured(
            "Each of CONTACT_KEYS must be 32 bytes in URL-safe base64: make one with "
            "`manage.py rotate_contact_keys --new`."
        ) from None
