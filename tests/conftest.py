"""What all tests share."""

import gc
import json
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection

from search import outbox
from search.engines import engine
from tests import migrated
from tests.places import ELASTICSEARCH, PROJECT, SHARED
from tests.together import Together

KINDS = "contenttypes.contenttype"


def listed(name: str) -> frozenset[str]:
    """The tests that a list of measured ones names, a line each."""
    lines = (PROJECT / "tests" / name).read_text().splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


LISTS = {"slow": listed("slow.txt"), "sqlite_only": listed("sqlite_only.txt")}
"""The marks that are given by measuring, not where the test stands."""


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines what nobody should take for tested."""
    skipped = terminalreporter.stats.get("skipped", ()) if not ELASTICSEARCH else ()
    count = sum("no Elasticsearch" in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(
            f"Not tested on Elasticsearch: {count} tests were skipped, as there is none"
            " (`make elasticsearch` starts one; ELASTICSEARCH_TEST_URL names it)."
        )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Skip, by name, what reads the shared folder where there is none; mark what is listed as slow;
    and let every test that really commits begin with the rows that the migrations made.

    All of them or none: a test without would leave content types behind, in which the rows of
    the next one with them can't be put.
    """
    refuse_windows_elsewhere(items)
    for item in items:
        marks = [mark for mark in LISTS if item.nodeid.partition("[")[0] in LISTS[mark]]
        for mark in marks:
            item.add_marker(mark)
        database = item.get_closest_marker("django_db")
        if database and database.kwargs.get("transaction"):
            refuse_to_go_before_others(item)
            if marks:
                item.add_marker(pytest.mark.on_both)
            options = {**database.kwargs, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no shared folder at {SHARED} (SHARED_DIR names another)")
    for item in items:
        if "shared" in item.keywords or "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(skip)


def refuse_to_go_before_others(item) -> None:
    """What really commits leaves an empty database, and so runs after all that does not: a group
    of tests that stay together is run before.
    """
    if item.get_closest_marker("xdist_group"):
        raise pytest.UsageError(f"{item.nodeid} really commits: it can be in no xdist_group")


def refuse_windows_elsewhere(items) -> None:
    """A test that calls what it has a `page` gets a browser by that name, and is put among those
    that really commit: what comes after them finds an empty database.
    """
    found = [
        item.nodeid
        for item in items
        if "browser_name" in item.fixturenames and not item.nodeid.startswith("tests/browser/")
    ]
    if found:
        raise pytest.UsageError(f"No fixture outside tests/browser is named `page`: {found}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material: real exports, pictures, standards."""
    return SHARED


@pytest.fixture(scope="session")
def is_migrated(django_db_modify_db_settings):
    """Whether the database begins as an earlier run has migrated it."""
    return migrated.bring()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, is_migrated):
    return django_db_keepdb or is_migrated


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker):
    with django_db_blocker.unblock():
        if not django_db_keepdb:
            migrated.keep()
        migrated.put_back_from_a_copy()
    if rows := getattr(connection, "_test_serialized_contents", ""):
        connection._test_serialized_contents = kinds_first(rows)


def kinds_first(rows: str) -> str:
    """The migrations' rows, as they are put back, with the content types before all others.

    Wagtail's tasks of a workflow ask for theirs while they are read, and would make another.
    """
    return json.dumps(sorted(json.loads(rows), key=lambda row: row["model"] != KINDS))


@pytest.fixture(autouse=True)
def nobody_is_late(monkeypatch):
    """No consumer of the outbox was away in another test: that one is, stands in the log once."""
    monkeypatch.setattr(outbox, "_late", set())


@pytest.fixture
def index(settings, tmp_path):
    """The site's search engine, with an empty index in a folder of the test's own."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.LOCKS_DIR = tmp_path / "locks"
    caches["searches"].clear()  # another index may count its changes alike
    settings.TABLES_DIR = tmp_path / "tables"
    engine().rebuild()
    return engine()


def pytest_collection_finish():
    """Don't go through all that was loaded again and again: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
