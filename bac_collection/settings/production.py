"""The public site: everything that matters comes from the environment, and is checked here."""

from urllib.parse import urlsplit

from bac_collection.settings import env
from bac_collection.settings.base import *  # noqa: F403
from bac_collection.settings.base import (
    ALLOWED_HOSTS,
    BEHIND_PROXY,
    CONTACT_KEYS,
    SECRET_KEY,
    SITE_URL,
    STORAGES,
)

env.require(
    SECRET_KEY=SECRET_KEY,
    ALLOWED_HOSTS=ALLOWED_HOSTS,
    SITE_URL=SITE_URL,
    CONTACT_KEYS=CONTACT_KEYS,
)

DEBUG = False
COMPRESS_ENABLED = COMPRESS_OFFLINE = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading is for a whole registered domain, which is not this site's to promise.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
