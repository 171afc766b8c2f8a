"""Curators, and what they work on."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django_tasks import default_task_backend

from objects.groups import COLLECTIONS
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectTermFactory,
)


@pytest.fixture
def curator(db):
    """A member of the Collections group, and of no other."""
    user = get_user_model().objects.create_user("curator")
    user.groups.add(Group.objects.get(name=COLLECTIONS))
    return user


@pytest.fixture
def curator_client(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def full_object(private_folder):
    """An object with 30 materials, 5 people and 5 pictures: the largest that is usual."""
    thing = CollectionObjectFactory(object_number="BAC/2001.1", title="Enamel bread bin")
    for _ in range(30):
        ObjectTermFactory(collection_object=thing)
    for _ in range(5):
        ObjectPersonFactory(collection_object=thing)
        ObjectImageFactory(collection_object=thing)
    return thing


@pytest.fixture
def waiting_tasks(settings):
    """No worker runs: what is put aside for it stays in `.results`."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    default_task_backend.clear()
    return default_task_backend
