"""What stories' tests have in common."""

import pytest
from django.contrib.auth.models import Group

from stories.groups import EDITORS
from tests.stories.addresses import OURS


@pytest.fixture
def editor(django_user_model):
    """An editor who is reached by letter."""
    editor = django_user_model.objects.create_user("mo", email="mo@example.org")
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor


@pytest.fixture
def site(settings, tmp_path):
    """Where the site is, with files of its own."""
    settings.SITE_URL = OURS
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def letters_can_go(settings):
    """There is somebody whom letters are from."""
    settings.LETTERS_FROM = "bac@example.org"
