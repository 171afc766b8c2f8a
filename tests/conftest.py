"""What all tests share."""

import os
from pathlib import Path

import pytest

from search.engines import engine

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SHARED_DIR", PROJECT.parent / "shared"))


def pytest_collection_modifyitems(items):
    """Skip, by name, what reads the shared folder where there is none."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no shared folder at {SHARED} (SHARED_DIR names another)")
    for item in items:
        if "shared" in item.keywords or "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material: real exports, pictures, standards."""
    return SHARED


@pytest.fixture
def index(settings, tmp_path):
    """The site's search engine, with an empty index in a folder of the test's own."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.TABLES_DIR = tmp_path / "tables"
    engine().rebuild()
    return engine()
