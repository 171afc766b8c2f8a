"""SQLite as the settings open it, on a real file: readers never wait, writers wait their turn."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db.utils import ConnectionHandler

from bac_collection.settings.base import SQLITE, SQLITE_TIMEOUT

WRITERS = 8
TURNS = 10


@pytest.fixture
def open_database(tmp_path, django_db_blocker):
    """A function that opens one more connection to the same file."""
    opened = []

    def open_one():
        settings = SQLITE | {"NAME": tmp_path / "db.sqlite3"}
        connection = ConnectionHandler({"default": settings})["default"]
        connection.inc_thread_sharing()
        opened.append(connection)
        return connection

    with django_db_blocker.unblock():
        yield open_one
    for connection in opened:
        connection.close()


def ask(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", SQLITE_TIMEOUT * 1000),
        ("synchronous", 1),
    ],
)
def test_pragmas(open_database, pragma, value):
    assert ask(open_database(), f"PRAGMA {pragma}") == value


def test_many_who_read_and_then_write_at_once_all_get_their_turn(open_database):
    ask(open_database(), "CREATE TABLE counter (n INTEGER)")
    ask(open_database(), "INSERT INTO counter VALUES (0)")

    def add_often(connection):
        for _ in range(TURNS):
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            n = ask(connection, "SELECT n FROM counter")
            ask(connection, f"UPDATE counter SET n = {n + 1}")
            connection.commit()
            connection.set_autocommit(True)

    connections = [open_database() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(add_often, connections))
    assert ask(open_database(), "SELECT n FROM counter") == WRITERS * TURNS


def test_a_reader_does_not_wait_for_a_writer(open_database):
    writer, reader = open_database(), open_database()
    ask(writer, "CREATE TABLE counter (n INTEGER)")
    ask(writer, "BEGIN IMMEDIATE")
    ask(writer, "INSERT INTO counter VALUES (1)")
    assert ask(reader, "SELECT count(*) FROM counter") == 0
    ask(writer, "COMMIT")
    assert ask(reader, "SELECT count(*) FROM counter") == 1
