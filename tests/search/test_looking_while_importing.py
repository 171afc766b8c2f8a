"""While an import is put in and indexed, everybody looks at pages, in other processes."""

import json
import os
import time
import uuid
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from tests.objects.importing.conftest import MAPPING
from tests.objects.importing.test_crash import Copy

pytestmark = pytest.mark.slow

BEFORE, AFTER = 100, 600
LOOK = """
import json, re, sys
from pathlib import Path
from django.test import Client
client, stop, seen = Client(headers={{"host": "127.0.0.1"}}), Path({stop!r}), {{}}
while not stop.exists():
    for address in ("/objects/", "/objects/t-1/", "/objects/?q=tin"):
        page = client.get(address)
        said = re.search(r"([\\d,]+) objects", re.sub("<[^>]+>", "", page.content.decode()))
        total = int(said[1].replace(",", "")) if said else None
        met = seen.setdefault(address, [])
        if [page.status_code, total] not in met[-1:]:
            met.append([page.status_code, total])
    Path({mark!r}).touch()
print(json.dumps(seen))
"""


@contextmanager
def own_database():
    """The address of an empty database beside the tests' own; "" on SQLite (the copy's file)."""
    if connection.vendor != "postgresql":
        yield ""
        return
    url, name = os.environ["DATABASE_URL"], f"looking_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def copy(tmp_path):
    """A site with some objects and an index of them."""
    with own_database() as url:
        copy = Copy(tmp_path, url)
        copy.environment["DEBUG"] = "1"  # style sheets as they are written
        (tmp_path / "test.toml").write_text(MAPPING)
        bring_in(copy, BEFORE)
        copy.manage("rebuild_search_index")
        yield copy


def bring_in(copy, number):
    """Import so many objects, of which those that are there already have not changed."""
    path = copy.folder / "tins.csv"
    rows = "".join(f"T {n},Tin {n},a tin|paper,height {n} mm\n" for n in range(number))
    path.write_text("number,title,material,size\n" + rows)
    copy.manage("import_objects", path, "--mapping", copy.folder / "test.toml")


def look(copy, name):
    code = LOOK.format(stop=str(copy.folder / "stop"), mark=str(copy.folder / name))
    return copy.start("shell", "-v0", "-c", code)


def test_pages_are_whole_and_totals_only_grow(copy):
    readers = {name: look(copy, name) for name in ("one", "two")}
    look_round(copy, readers)
    bring_in(copy, AFTER)
    for _ in range(2):  # the first may have begun before the end of the import
        look_round(copy, readers)
    (copy.folder / "stop").touch()
    said = [reader.communicate(timeout=120)[0] for reader in readers.values()]
    assert [reader.returncode for reader in readers.values()] == [0, 0], said
    for output in said:
        check(json.loads(output.splitlines()[-1]))


def look_round(copy, readers):
    """Wait until every reader has looked at each page once more."""
    marks = [copy.folder / name for name in readers]
    for mark in marks:
        mark.unlink(missing_ok=True)
    while not all(mark.exists() for mark in marks):
        assert all(reader.poll() is None for reader in readers.values())
        time.sleep(0.05)


def check(seen):
    """`seen`: by address, [status, total] each time that one was another than before."""
    assert {status for met in seen.values() for status, _ in met} == {200}
    for address in ("/objects/", "/objects/?q=tin"):
        totals = [total for _, total in seen[address]]
        assert totals[0] == BEFORE
        assert totals == sorted(totals)
        assert totals[-1] == AFTER
