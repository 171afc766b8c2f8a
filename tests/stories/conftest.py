"""Who stories' tests have in common."""

import pytest
from django.contrib.auth.models import Group

from stories.groups import EDITORS


@pytest.fixture
def editor(django_user_model):
    """An editor who is reached by letter."""
    editor = django_user_model.objects.create_user("mo", email="mo@example.org")
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor
