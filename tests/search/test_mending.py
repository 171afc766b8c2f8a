"""An index that can't be used is built anew by whoever looks for that, and the log says so."""

import pytest

from search import locks, mending
from search.engines import RebuildFailed
from search.engines.embedded import EmbeddedEngine, schema
from search.engines.embedded.folder import REBUILD
from search.mending import Mender
from search.query import Query
from tests.factories import CollectionObjectFactory

pytestmark = pytest.mark.django_db


def lose(index, monkeypatch):
    index.folder.pointer_path.unlink()


def outdate(index, monkeypatch):
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    index.reader.forget()


def spoil(index, monkeypatch):
    path = index.folder.path_of(index.folder.pointer())
    (path / "meta.json").write_text("{}")


@pytest.mark.parametrize("breakage", [lose, outdate, spoil])
def test_searching_comes_back(index, monkeypatch, caplog, breakage):
    CollectionObjectFactory(title="Tea tin")
    index.rebuild()
    breakage(index, monkeypatch)
    trouble = index.status().trouble
    Mender().mend()
    assert index.search(Query("tea")).total == 1
    assert caplog.messages == [
        f"The search index is being built anew. {trouble}",
        "The search index was built anew: it holds 1 records.",
    ]


def test_nothing_is_built_where_nothing_is_wrong(index, caplog):
    before = index.generation()
    Mender().mend()
    assert (index.generation(), caplog.messages) == (before, [])


def test_what_failed_is_tried_again_later_only(index, monkeypatch, caplog):
    lose(index, monkeypatch)
    tries = []

    def fail(engine, progress=None):
        tries.append(1)
        raise RebuildFailed("The disk is full.")

    monkeypatch.setattr(EmbeddedEngine, "rebuild", fail)
    mender = Mender()
    mender.mend()
    mender.mend()
    assert len(tries) == 1
    assert "The disk is full. Searching stays away." in caplog.messages
    monkeypatch.setattr(mending, "PAUSE", 0)
    mender.not_before = 0
    mender.mend()
    mender.mend()
    assert len(tries) == 3


def test_two_do_not_build_at_once(index, monkeypatch, caplog):
    lose(index, monkeypatch)
    with locks.hold_file(REBUILD):
        Mender().mend()
    assert index.status().trouble
    assert "Another process is building the search index already." in caplog.messages
