"""For pytest: quick, and nothing outside a temporary folder is written."""

import tempfile
from pathlib import Path

from bac_collection.settings.base import *  # noqa: F403

SECRET_KEY = "for tests only"
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL

# A folder for each process, so that pytest's workers do not meet.
TEST_DIR = tempfile.TemporaryDirectory(prefix="bac-collection-test-")
VAR_DIR = Path(TEST_DIR.name)
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
STATIC_ROOT = VAR_DIR / "static"
IMPORTS_DIR = VAR_DIR / "imports"
LOCKS_DIR = VAR_DIR / "locks"
SEARCH_INDEX_DIR = VAR_DIR / "index"
SEARCH_URL = []  # what needs Elasticsearch uses ELASTICSEARCH_TEST_URL, and no index of a site
SEARCH_FALLBACK = False
SEARCH_REMEMBERS = 0
TABLES_DIR = VAR_DIR / "tables"
INCOMING_DIR = VAR_DIR / "incoming"
MEMORY_FILES_DIR = VAR_DIR / "memories"
LEDGER_FILE = VAR_DIR / "withdrawals.txt"
LEFTOVERS_DIR = VAR_DIR / "leftovers"
BOXOFFICE_HOSTS = ["system.spektrix.com"]
BOXOFFICE_ON_LOOPBACK = True  # the tests' own box office (tests/boxoffice), over http
CONTACT_KEYS = ["dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk="]

if not DATABASE_URL:  # noqa: F405
    # A file, as on the real site: what lives in memory is one connection for every thread of
    # the browser tests' server, and a request that fails in one leaves the others inside its
    # transaction.
    SQLITE["NAME"] = VAR_DIR / "db.sqlite3"  # noqa: F405
    SQLITE["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}  # noqa: F405

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LETTERS_FROM = "BAC Collection <letters@example.org>"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
COMPRESS_ENABLED = False
COMPRESS_OFFLINE = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
