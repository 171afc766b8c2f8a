"""What all tests share."""

import os
from pathlib import Path

import pytest

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
