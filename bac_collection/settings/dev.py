"""A newcomer's own machine: nothing needs to be set. `DEBUG=1` shows Django's own error pages."""

import os

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key

from bac_collection.settings.base import *  # noqa: F403
from bac_collection.settings.base import (
    ALLOWED_HOSTS,
    CONTACT_KEYS,
    EMAIL_HOST,
    LETTERS_FROM,
    PORT,
    SECRET_KEY,
    SITE_URL,
    VAR_DIR,
)


def kept(name, make) -> str:
    """A key made on the first start and kept in VAR_DIR: a restart loses nothing."""
    path = VAR_DIR / name
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        whole = path.with_name(f"{name}-{os.getpid()}")
        whole.touch(mode=0o600)
        whole.write_text(make())
        whole.replace(path)  # never seen half written by a process that starts beside this one
    return path.read_text()


SECRET_KEY = SECRET_KEY or kept("secret-key", get_random_secret_key)
CONTACT_KEYS = CONTACT_KEYS or [kept("contact-key", lambda: Fernet.generate_key().decode())]
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = SITE_URL or f"http://127.0.0.1:{PORT}"
WAGTAILADMIN_BASE_URL = SITE_URL
# Browsers keep cookies by host, not by port: two copies must not log each other out.
SESSION_COOKIE_NAME = f"sessionid-{PORT}"
CSRF_COOKIE_NAME = f"csrftoken-{PORT}"
LETTERS_FROM = LETTERS_FROM or f"BAC Collection <letters@{ALLOWED_HOSTS[0]}>"
if not EMAIL_HOST:
    # A file for each letter: on the screen they would lie between the worker's lines.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "letters"
