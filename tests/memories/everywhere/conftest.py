"""A memory that stands wherever one can, in folders of the test's own."""

import pytest
from django.contrib.auth import get_user_model

from tests.memories.everywhere.planted import on_the_site


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.MEMORY_FILES_DIR = tmp_path / "private" / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def memory(reader):
    return on_the_site(reader)
