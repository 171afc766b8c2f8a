"""Producers and curators before the window of objects."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from objects.groups import COLLECTIONS
from tests.objects.admin.pages import words

WINDOW = "/admin/snippets/choose/objects/collectionobject/"


@pytest.fixture
def producer(db):
    """Somebody who may enter the admin, and nothing more of the catalogue's."""
    user = get_user_model().objects.create_user("producer")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def curator(db):
    user = get_user_model().objects.create_user("curator")
    user.groups.add(Group.objects.get(name=COLLECTIONS))
    return user


class Asking:
    """What the window says to somebody who asks it something."""

    def __init__(self, client, user):
        client.force_login(user)
        self.client = client

    def results(self, **asked):
        return self.client.get(f"{WINDOW}results/", {"use": "story", **asked})

    def words(self, **asked) -> str:
        return words(self.results(**asked))

    def names(self, **asked) -> list[str]:
        """The names of what can be chosen, in order."""
        return [tile.record.title for tile in self.tiles(**asked) if tile.may_be_chosen]

    def tiles(self, **asked):
        return self.results(**asked).context["tiles"]

    def choose(self, thing, **asked):
        return self.client.get(f"{WINDOW}chosen/{thing.pk}/", {"use": "story", **asked})


@pytest.fixture
def ask(client, producer):
    return Asking(client, producer)


@pytest.fixture
def curator_asks(client, curator):
    return Asking(client, curator)
