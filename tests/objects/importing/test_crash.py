"""`kill -9` and Ctrl-C at any moment leave the database as it was, and the next run works."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.outbox import consumers

PROJECT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.slow


class Copy:
    """A copy of the site with a database of its own (a file, if no other), driven from outside."""

    def __init__(self, folder, database_url=""):
        self.folder = folder
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "bac_collection.settings.dev",
            "VAR_DIR": str(folder / "var"),
            "DATABASE_URL": database_url,
        }
        self.manage("migrate", "-v0")

    def start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def manage(self, *arguments):
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0, output
        return output

    def ask(self, sql):
        with sqlite3.connect(self.folder / "var" / "db.sqlite3") as database:
            return database.execute(sql).fetchall()

    def count(self, table):
        return self.ask(f"SELECT count(*) FROM {table}")[0][0]


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


@pytest.fixture
def export(tmp_path, museum_mapping):
    path = tmp_path / "many.csv"
    rows = "".join(f"T {n},Tin {n},a tin|paper,height {n} mm\n" for n in range(2000))
    path.write_text("number,title,material,size\n" + rows)
    return path


@pytest.fixture
def museum_mapping(tmp_path):
    from tests.objects.importing.conftest import MAPPING

    path = tmp_path / "test.toml"
    path.write_text(MAPPING)
    return path


def wait_for_step(copy, step):
    """Until the run's progress names this step."""
    progress = copy.folder / "var" / "imports" / "1" / "progress.json"
    for _ in range(600):
        if progress.exists() and step in progress.read_text():
            return
        time.sleep(0.05)
    raise AssertionError(f"The import never came to “{step}”.")


@pytest.mark.parametrize(
    ("how", "step"),
    [
        (signal.SIGKILL, "Reading the file"),
        (signal.SIGKILL, "Comparing"),
        (signal.SIGKILL, "Putting it in"),
        (signal.SIGINT, "Putting it in"),
    ],
)
def test_a_killed_import_leaves_nothing_and_the_next_one_works(
    copy, export, museum_mapping, how, step
):
    command = ("import_objects", export, "--mapping", museum_mapping)
    process = copy.start(*command)
    wait_for_step(copy, step)
    process.send_signal(how)
    process.communicate(timeout=60)
    assert process.returncode != 0
    for table in ("objects_collectionobject", "objects_term", "objects_importchange"):
        assert copy.count(table) == 0
    output = copy.manage(*command)
    assert "2,000  objects created" in output
    assert copy.ask("SELECT state FROM objects_importrun ORDER BY id") == [
        ("interrupted",),
        ("done",),
    ]
    assert copy.ask("PRAGMA integrity_check") == [("ok",)]
    assert "2,000  objects deleted" in copy.manage("undo_import", "2")
    assert "2,000  objects created" in copy.manage(*command)


DIE_BEFORE_DRAINING = """
import os, signal, sys
from django.core.management import call_command
from objects.management import terminal
terminal.drain = lambda progress: os.kill(os.getpid(), signal.SIGKILL)
call_command("import_objects", {export!r}, "--mapping", {mapping!r})
"""


def test_what_was_committed_before_a_kill_is_drained_at_the_next_start(
    copy, export, museum_mapping
):
    code = DIE_BEFORE_DRAINING.format(export=str(export), mapping=str(museum_mapping))
    process = copy.start("shell", "-v0", "-c", code)
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert copy.count("objects_collectionobject") == 2000
    assert copy.count("search_outboxentry") == 2000 * len(consumers())
    worker = copy.start("work")
    try:
        for _ in range(300):
            if not copy.count("search_outboxentry"):
                break
            time.sleep(0.1)
    finally:
        worker.send_signal(signal.SIGINT)
        worker.communicate(timeout=60)
    assert copy.count("search_outboxentry") == 0
