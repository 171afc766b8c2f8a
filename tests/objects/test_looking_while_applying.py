"""While an import holds SQLite's only pen, everybody can look; nobody's page hangs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
AT_ONCE = 5
"""Seconds; SQLite would wait for thirty."""

LOOK = """
import json, sqlite3, time
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from objects.importing import locks
from objects.models import CollectionImage, CollectionObject, ObjectImage
from tests.factories import ObjectImageFactory
from users.models import User

call_command("migrate", verbosity=0)
link = ObjectImageFactory()
client = Client(headers={"host": "127.0.0.1"})
client.force_login(User.objects.create_superuser("vera"))
edit = f"/admin/snippets/objects/collectionobject/edit/{link.collection_object_id}/"
listed = "/admin/snippets/objects/collectionobject/"
public = link.collection_object.get_absolute_url()
client.get("/admin/")
database = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
seen = {}

def look(name, url):
    began = time.monotonic()
    response = client.get(url)
    seen[name] = (response.status_code, time.monotonic() - began, response.content.decode())

with locks.hold(locks.APPLY):
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE objects_collectionobject SET title = 'Halfway'")
    for name, url in {
        "edit": edit, "listed": listed, "pictures": "/admin/images/", "public": public,
        "picture": f"/admin/images/{link.image_id}/", "home": "/admin/", "objects": "/objects/",
        "imports": "/admin/imports/",
        "chosen": reverse("wagtailimages_chooser:chosen", args=[link.image_id]),
    }.items():
        look(name, url)
    database.execute("ROLLBACK")
look("edit after", edit)
look("listed after", listed)
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a curator sees at each address: status, seconds, page."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bac_collection.settings.dev",
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "DATABASE_URL": "",
        "DEBUG": "1",  # style sheets as they are written
        "PYTHONPATH": str(PROJECT),
    }
    run = [sys.executable, "-c", f"import django; django.setup()\n{LOOK}"]
    done = subprocess.run(run, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


# One group: they share what was seen.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("applying")]


@pytest.mark.parametrize("name", ["listed", "pictures", "picture", "public", "home", "objects"])
def test_pages_are_shown_without_what_would_have_to_be_written(seen, name):
    status, seconds, _ = seen[name]
    assert status == 200
    assert seconds < AT_ONCE


def test_a_picture_in_the_list_comes_when_it_can_be_made(seen):
    assert "not made yet" in seen["listed"][2]
    assert "not made yet" not in seen["listed after"][2]


@pytest.mark.parametrize("name", ["edit", "chosen"])
def test_a_page_that_must_write_says_at_once_that_one_can_look_again(seen, name):
    status, seconds, page = seen[name]
    assert status == 503
    assert seconds < AT_ONCE
    assert "You can look again in a moment" in page
    assert "Not saved" not in page
    assert seen["edit after"][0] == 200
