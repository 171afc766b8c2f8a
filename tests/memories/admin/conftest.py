"""Those who read memories, and where."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from memories.groups import LEAD, MODERATORS


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LOCKS_DIR = tmp_path / "locks"


def member(name, group):
    user = get_user_model().objects.create_user(name, first_name=name.title())
    user.groups.add(Group.objects.get(name=group))
    return user


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def moderator(db):
    """A member of the Moderators group, and of no other."""
    return member("ann", MODERATORS)


@pytest.fixture
def lead(db):
    return member("bea", LEAD)


@pytest.fixture
def moderator_client(moderator):
    return logged_in(moderator)


@pytest.fixture
def lead_client(lead):
    return logged_in(lead)
