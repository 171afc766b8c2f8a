"""A newcomer's own machine: nothing needs to be set. `DEBUG=1` shows Django's own error pages."""

import os

from django.core.management.utils import get_random_secret_key

from bac_collection.settings.base import *  # noqa: F403
from bac_collection.settings.base import ALLOWED_HOSTS, PORT, SECRET_KEY, SITE_URL, VAR_DIR


def kept_secret_key() -> str:
    """The key made on the first start and kept in VAR_DIR: a restart logs nobody out."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        whole = path.with_name(f"secret-key-{os.getpid()}")
        whole.touch(mode=0o600)
        whole.write_text(get_random_secret_key())
        whole.replace(path)  # never seen half written by a process that starts beside this one
    return path.read_text()


SECRET_KEY = SECRET_KEY or kept_secret_key()
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = SITE_URL or f"http://127.0.0.1:{PORT}"
WAGTAILADMIN_BASE_URL = SITE_URL
# Browsers keep cookies by host, not by port: two copies must not log each other out.
SESSION_COOKIE_NAME = f"sessionid-{PORT}"
CSRF_COOKIE_NAME = f"csrftoken-{PORT}"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
