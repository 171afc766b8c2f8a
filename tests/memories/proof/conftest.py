"""Folders of a test's own."""

import pytest


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LOCKS_DIR = tmp_path / "locks"
