"""Tables as files: that of the whole list is kept until a record changes, and few are made at a
time, as anybody can ask for one and each takes a second or two for 10,000 objects.
"""

import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from objects.browsing.form import SearchForm
from objects.browsing.table import COLUMNS, table
from search.engines import engine
from search.locks import Busy, hold_file
from search.models import OutboxEntry

AT_ONCE = 2
"""How many are made at once on one machine. Each is written out first and sent then, so that a
slow reader keeps nobody from making one."""


def open_table(form: SearchForm) -> tuple[BinaryIO, str]:
    """The table of a list, from its beginning, and its name, "" for one that isn't kept.

    Raises SearchAway, and Busy where as many as may are being made.
    """
    name = _name() if form.is_plain else ""
    if name:
        with suppress(FileNotFoundError):
            return _path(name).open("rb"), name
    return _made(form, name), name


def _name() -> str:
    """What the whole list's table is called now; "" while changes wait to be heard of."""
    # In this order, for the reason that search/keeping.py gives.
    generation = engine().generation()
    if OutboxEntry.objects.exists():
        return ""
    design = zlib.crc32(repr([settings.SITE_URL, *COLUMNS]).encode())
    return f"{generation}-{design:08x}"


def _made(form: SearchForm, name: str) -> BinaryIO:
    with _a_place() as place:
        pieces = table(form)
        fresh = _path(place).with_suffix(".new")
        file = fresh.open("w+b")
        file.writelines(pieces)
        file.flush()
        if name:
            _keep(fresh, name)
        else:
            fresh.unlink()
    file.seek(0)
    return file


def _keep(fresh: Path, name: str) -> None:
    fresh.replace(_path(name))
    for old in set(settings.TABLES_DIR.glob("*.csv")) - {_path(name)}:
        old.unlink(missing_ok=True)


def _path(name: str) -> Path:
    settings.TABLES_DIR.mkdir(parents=True, exist_ok=True)
    return settings.TABLES_DIR / f"{name}.csv"


@contextmanager
def _a_place() -> Iterator[str]:
    """One of the places at which tables are made on this machine; raises Busy."""
    with ExitStack() as held:
        for place in map(str, range(AT_ONCE)):
            with suppress(Busy):
                held.enter_context(hold_file(f"table-{place}", patience=0))
                break
        else:
            raise Busy("table")
        yield place
