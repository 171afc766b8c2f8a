"""What the tests of the catalogue share."""

import pytest
from django.core.cache import cache


@pytest.fixture
def private_folder(settings, tmp_path):
    """A private folder of this test's own; Wagtail remembers no rendition."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    cache.clear()
    return settings.PRIVATE_MEDIA_ROOT
