"""The settings of the public site, and beside its addresses that of the bare view."""

from bac_collection.settings.production import *  # noqa: F403
from bac_collection.settings.production import BASE_DIR, TEMPLATES

ROOT_URLCONF = "tests.benchmarks.urls"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "tests" / "benchmarks" / "templates")
