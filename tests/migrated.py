"""The tests' SQLite database as the migrations leave it, kept from one run to the next: making it
takes longer than most folders of tests.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.creation import DatabaseCreation

from tests.places import PROJECT

FOLDER = PROJECT / ".pytest_cache" / "migrated"
MADE_OF = ("requirements.txt", "*/migrations/*.py", "*/groups.py")
"""What decides how it looks; what Django makes after all migrations is made again each time."""


def bring() -> bool:
    """Put a copy where the tests' database belongs, if there is one; says whether. Then no
    migration is read, as there is nothing left for it to do.
    """
    test = connection.settings_dict["TEST"]
    if connection.vendor != "sqlite" or not copy_to(Path(test["NAME"])):
        return False
    test["MIGRATE"] = False
    return True


def copy_to(path: Path) -> bool:
    """Put a copy where another site's database belongs, if there is one; says whether."""
    if not _kept().exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(_kept(), path)
    return True


def keep() -> None:
    """Keep a copy of the database that was just made, instead of those of older migrations."""
    if connection.vendor != "sqlite":
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    whole = FOLDER / f"{os.getpid()}.new"
    whole.unlink(missing_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(whole)])
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    whole.replace(_kept())


def put_back_from_a_copy() -> None:
    """Have Django put the migrations' rows back from a copy of the database as it stands now, and
    not one by one: before a test that really commits, that takes a second.
    """
    if connection.vendor != "sqlite":
        return
    copy = settings.VAR_DIR / "begun.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])

    def put_back(creation, rows):
        creation.connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as whole:
            whole.backup(creation.connection.connection)

    DatabaseCreation.deserialize_db_from_string = put_back


def _kept() -> Path:
    made_of = sha256(sqlite3.sqlite_version.encode())
    for pattern in MADE_OF:
        for path in sorted(PROJECT.glob(pattern)):
            made_of.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return FOLDER / f"{made_of.hexdigest()[:16]}.sqlite3"
