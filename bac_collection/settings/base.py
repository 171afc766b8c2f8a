"""What is the same everywhere. Every environment variable is read here, once."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from bac_collection.settings import env
from bac_collection.settings.logs import *  # noqa: F403
from bac_collection.settings.wagtail import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]
env.load(BASE_DIR / ".env")

# The environment

DEBUG = env.flag("DEBUG", "0")
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL").rstrip("/")
BEHIND_PROXY = env.flag("BEHIND_PROXY", "0")
PORT = env.number("PORT", "8000")
WEB_PROCESSES = env.number("WEB_PROCESSES", "2")
WEB_THREADS = env.number("WEB_THREADS", "8")
DATABASE_URL = env.text("DATABASE_URL")
SQLITE_TIMEOUT = env.number("SQLITE_TIMEOUT", "30")
SEARCH_URL = env.words("SEARCH_URL")
SEARCH_USER = env.text("SEARCH_USER")
SEARCH_PASSWORD = env.text("SEARCH_PASSWORD")
SEARCH_API_KEY = env.text("SEARCH_API_KEY")
SEARCH_CA_FILE = env.text("SEARCH_CA_FILE")
SEARCH_INDEX_PREFIX = env.text("SEARCH_INDEX_PREFIX", "bac-collection")
SEARCH_SHARDS = env.number("SEARCH_SHARDS", "1")
SEARCH_REPLICAS = env.text("SEARCH_REPLICAS", "0-1")
SEARCH_PATIENCE = 1.5  # seconds that all of a search may take on a server
SEARCH_FALLBACK = env.flag("SEARCH_FALLBACK", "0")
# Resolved against the project, so that a relative one means the same from anywhere.
VAR_DIR = (BASE_DIR / env.text("VAR_DIR", "var")).resolve()

# Where the site writes

PRIVATE_MEDIA_ROOT = VAR_DIR / "private"  # every file that comes in, behind views that check
STATIC_ROOT = VAR_DIR / "static"
IMPORTS_DIR = VAR_DIR / "imports"
LOCKS_DIR = VAR_DIR / "locks"
SEARCH_INDEX_DIR = VAR_DIR / "index"
SEARCH_REMEMBERS = 30  # seconds: synonyms, and the words that spelling is corrected by
ASK_US_EMAIL = env.text("ASK_US_EMAIL")  # for who found nothing
ASK_US_PHONE = env.text("ASK_US_PHONE")  # for whom no form serves
INCOMING_DIR = VAR_DIR / "incoming"  # files that people send, until they are made anew
MEMORY_FILES_DIR = PRIVATE_MEDIA_ROOT / "memories"  # one folder for each memory
# Before anything else looks at it, what is too large is not written to any disk.
FILE_UPLOAD_HANDLERS = [
    "memories.uploads.handlers.NotTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "memories.uploads.handlers.ToIncoming",
]
LEDGER_FILE = Path(env.text("LEDGER_FILE") or VAR_DIR / "withdrawals.txt").resolve()
LEFTOVERS_DIR = VAR_DIR / "leftovers"  # that something erased is still to be forgotten
BOXOFFICE_HOSTS = env.words("BOXOFFICE_HOSTS", "system.spektrix.com")
SEASON_FILE = BASE_DIR / "home" / "sample" / "season.toml"
CLAMAV_SOCKET = env.text("CLAMAV_SOCKET")
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", "587")
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_TLS = env.flag("EMAIL_TLS", "1")
LETTERS_FROM = env.text("LETTERS_FROM")
CONTACT_KEYS = env.words("CONTACT_KEYS")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", "0")
TABLES_DIR = VAR_DIR / "tables"
MEDIA_URL = "/media/"  # nothing is there: no file is public without being asked for
# The web server's internal address of PRIVATE_MEDIA_ROOT; unset, Python hands pictures out.
X_ACCEL_REDIRECT = env.text("X_ACCEL_REDIRECT")
STATIC_URL = "/static/"

# Addresses of Django views at the site's root, and of those below `/stories/`, where a page is: no
# page may take one as its slug.
RESERVED_ROOT_SLUGS = (
    "admin",
    "ask-to-see",
    "asked",
    "avatar_images",
    "documents",
    "feed",
    "frame",
    "healthz",
    "images",
    "letter",
    "media",
    "memories",
    "numbers",
    "o",
    "objects",
    "oembed",
    "original_images",
    "past",
    "people",
    "people-who-write",
    "places",
    "recordings",
    "robots.txt",
    "search",
    "series",
    "share",
    "sitemap",
    "sitemap.xml",
    "static",
    "tagged",
    "terms",
    "yours",
)

INSTALLED_APPS = [
    "home",
    "stories",
    "memories",
    "whatson",
    "objects",
    "contact",
    "search",
    "users",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "compressor",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "bac_collection.middleware.HeadHasNoBody",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bac_collection.middleware.ContentSecurityPolicyMiddleware",
    "bac_collection.middleware.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "objects.middleware.SavesWaitForImports",
    "objects.images.middleware.PublicPagesOnlyFindPictures",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "bac_collection.urls"
WSGI_APPLICATION = "bac_collection.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "bac_collection" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"components": "bac_collection.component_tags"},
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR_DIR / "db.sqlite3",
    "CONN_MAX_AGE": None,  # a file's connection never goes bad, and each costs 3 ms to open
    "OPTIONS": {
        # A writer takes its place in the queue at once: one that begins by reading and
        # then writes is refused by SQLite without any waiting.
        "transaction_mode": "IMMEDIATE",
        "timeout": SQLITE_TIMEOUT,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            # What is deleted is overwritten in the file, not only no longer found.
            "PRAGMA secure_delete=ON;"
        ),
    },
}
DATABASES = {
    "default": (
        dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)
        if DATABASE_URL
        else SQLITE
    )
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # What was found a moment ago: apart, so that a crawler pushes out nothing else.
    "searches": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "searches",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
    # Parts of pages (search/keeping.py), in each process: what was asked for longest ago goes
    # first, at most some 30 MB. While templates are written, nothing is kept.
    "kept": {
        "BACKEND": "django.core.cache.backends."
        + ("dummy.DummyCache" if DEBUG else "locmem.LocMemCache"),
        "LOCATION": "kept",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000, "CULL_FREQUENCY": 10},
    },
    # Wagtail's memory of renditions: one may go at any time, in another process.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# Letters

# Without a mail server they wait, and what goes on by itself says so (contact/letters/sending.py).
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_USE_SSL = EMAIL_TLS and EMAIL_PORT == 465  # encrypted from the first byte
EMAIL_USE_TLS = EMAIL_TLS and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = LETTERS_FROM or "webmaster@localhost"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
WAGTAIL_PASSWORD_RESET_ENABLED = bool(EMAIL_HOST)

# Language and time: one language until a second exists

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Static files: written by hand, joined into one hashed file when served

STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "compressor.finders.CompressorFinder",
]
STORAGES = {
    "default": {"BACKEND": "objects.images.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A name with a hash never changes what it holds, whoever put the hash there.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.\w+$"
# Beside it lies a compressed one, which whitenoise sends: a quarter of the bytes.
COMPRESS_STORAGE = "compressor.storage.GzipCompressorFileStorage"
COMPRESS_ENABLED = not DEBUG
COMPRESS_OFFLINE = not DEBUG

# Security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    }
}
# Wagtail's editor has inline scripts and styles, and shows pictures as data and blobs.
ADMIN_POLICY = {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
}
CSRF_FAILURE_VIEW = "contact.guard.refusals.csrf_failure"
# An error's report shows no private link, and nothing that somebody typed.
DEFAULT_EXCEPTION_REPORTER = "contact.redaction.PrivateReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "contact.redaction.PrivateFilter"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # one edit form of an object with many rows

# Wagtail (the rest is in wagtail.py)

WAGTAILADMIN_BASE_URL = SITE_URL
