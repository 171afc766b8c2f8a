"""Searching in trouble is found out by searching, and people are told what it means for them."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.utils import timezone

from objects.groups import COLLECTIONS
from search.engines import _embedded, engine
from search.indexing import MAIN
from search.models import OutboxEntry
from search.outbox import drain
from search.query import Query
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db
TO_DO = "manage.py rebuild_search_index"


@pytest.fixture
def damage(index):
    """Do something to the files of an index with things in it, and open it as a new process."""
    CollectionObjectFactory.create_batch(5, title="Radio")
    drain()

    def harm(act):
        folder = index.folder
        act(folder, folder.path_of(folder.pointer()))
        _embedded.cache_clear()
        assert engine() is not index

    yield harm
    _embedded.cache_clear()


def spoil(ending):
    def act(folder, path):
        for file in path.glob(f"*.{ending}"):
            file.write_bytes(b"\xff" * file.stat().st_size)

    return act


def without_meta(folder, path):
    (path / "meta.json").unlink()


def junk(folder, path):
    folder.pointer_path.write_bytes(b"\xff junk")


def of_another_version(folder, path):
    pointer = json.loads(folder.pointer_path.read_text())
    folder.pointer_path.write_text(json.dumps(pointer | {"made_for": "another"}))


def gone(folder, path):
    folder.pointer_path.unlink()


@pytest.mark.parametrize(
    "act",
    [
        spoil("fast"),
        spoil("term"),
        spoil("idx"),
        spoil("fieldnorm"),
        without_meta,
        junk,
        of_another_version,
        gone,
    ],
    ids=["fast", "term", "idx", "fieldnorm", "meta", "junk", "version", "gone"],
)
def test_every_trouble_fails_says_what_to_do_and_is_mended_by_it(damage, act, capsys):
    call_command("search_status", "--quick")
    damage(act)
    with pytest.raises(CommandError, match=TO_DO) as failed:
        call_command("search_status", "--quick")
    assert str(failed.value).count(TO_DO) == 1
    call_command("rebuild_search_index", if_needed=True)
    call_command("search_status", "--quick")
    assert engine().search(Query("radio")).total == 5


def test_a_sound_index_is_not_built_again(damage, index):
    before = index.folder.pointer()
    call_command("rebuild_search_index", if_needed=True)
    assert index.folder.pointer() == before


# The admin's first page


@pytest.fixture
def first_page(client):
    """What somebody of the group Collections reads there, or one of no such group."""

    def read(name="curator", group=COLLECTIONS):
        person = get_user_model().objects.create_user(name)
        if group:
            person.groups.add(Group.objects.get(name=group))
        else:
            person.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(person)
        return client.get("/admin/").content.decode()

    return read


def test_the_first_page_is_silent_while_all_is_well(damage, first_page):
    page = first_page()
    assert "Searching is away" not in page
    assert "waited" not in page


def test_people_who_edit_are_told_that_searching_is_away(damage, first_page):
    damage(spoil("fast"))
    page = first_page()
    assert "Searching is away just now" in page
    assert "what you save is kept" in page
    assert "tell whoever looks after this site" in page
    assert "Searching is away" not in first_page("editor", group=None)


def test_they_are_told_of_changes_that_wait_too_long(damage, first_page):
    OutboxEntry.objects.bulk_create(
        OutboxEntry(consumer=MAIN, kind="k", key=str(key)) for key in range(1200)
    )
    assert "waited" not in first_page()
    OutboxEntry.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    page = first_page("other")
    assert "1,200 changes can’t be found by searching yet: they have waited" in page
    assert "the worker" in page
