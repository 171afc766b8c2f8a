"""Where things are that tests use. Read by what runs without Django, so nothing of the site's."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SHARED_DIR", PROJECT.parent / "shared"))

ELASTICSEARCH = os.environ.get("ELASTICSEARCH_TEST_URL", "")
"""The nodes of one cluster, separated by commas."""
