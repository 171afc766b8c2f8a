"""Making the embedded index anew, beside the one in use."""

import gc
import multiprocessing
import os
import resource
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from tantivy import Document as IndexDocument

from search import locks, registry
from search.engines.base import RebuildFailed
from search.engines.embedded import EmbeddedEngine, folder, schema, writer
from search.query import Query, SearchAway
from tests.search.contract.kinds import NAME, Shelf
from tests.search.embedded.looking import in_use, total

FORK = multiprocessing.get_context("fork")


def test_an_open_reader_follows_a_rebuild_and_the_old_folder_goes_later(shelf, engine, monkeypatch):
    old = in_use(engine)
    open_one = EmbeddedEngine(engine.folder.root)
    assert total(open_one) == 100
    shelf.add(101, "egg")
    engine.rebuild()
    assert old.exists()
    assert total(open_one) == 101
    engine.tidy()
    assert old.exists()
    monkeypatch.setattr(folder, "GRACE", -1)
    engine.tidy()
    assert not old.exists()
    assert total(open_one) == 101


def test_what_changes_while_an_index_is_built_is_in_it(shelf, engine, monkeypatch):
    def read_then_change(pks=None):
        documents = list(Shelf.those(shelf, pks))
        yield from documents
        if pks is None:  # the whole has been read: what changes now was missed
            shelf.add(101, "late egg")
            del shelf.documents[1]
            engine.update(shelf.kind(), [101, 1])

    monkeypatch.setattr(shelf, "those", read_then_change)
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    engine.rebuild()
    assert engine.search(Query("late")).pks(NAME) == [101]
    assert total(engine) == 100


def write_while_built(shelf, monkeypatch, *steps):
    """Call the first step once a rebuild has read the whole shelf, the others before each turn
    in which it catches up with what changed meanwhile.
    """
    waiting, replaced = list(steps), writer.replace

    def read_then_change(pks=None):
        yield from list(Shelf.those(shelf, pks))
        if pks is None:
            waiting.pop(0)()

    def caught_up(*what):
        replaced(*what)
        if waiting:
            waiting.pop(0)()

    monkeypatch.setattr(shelf, "those", read_then_change)
    monkeypatch.setattr(writer, "replace", caught_up)
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})


def test_a_line_that_is_read_half_written_is_read_again_whole(shelf, engine, monkeypatch):
    note = engine.folder.changed_path

    def begin():
        shelf.add(101, "late egg")
        shelf.add(10_234, "latest egg")
        note.write_text(f"{NAME} 101\n{NAME} 1")

    def end():
        note.write_text(f"{NAME} 101\n{NAME} 10234\n")

    write_while_built(shelf, monkeypatch, begin, end)
    engine.rebuild()
    assert engine.search(Query("late")).pks(NAME) == [101]
    assert engine.search(Query("latest")).pks(NAME) == [10_234]


@pytest.mark.parametrize("half", ["th", NAME, f"{NAME} ", f"{NAME} 1"])
def test_a_writer_that_dies_over_its_note_spoils_no_rebuild(shelf, engine, monkeypatch, half):
    def die_and_write():
        engine.folder.changed_path.write_text(f"{NAME} 2\n{half}")
        shelf.add(101, "late egg")
        engine.update(shelf.kind(), [101])

    write_while_built(shelf, monkeypatch, die_and_write)
    engine.rebuild()
    assert engine.search(Query("late")).pks(NAME) == [101]
    assert total(engine) == 101


def without(*names):
    """Make documents as the engine does, and lose some of their fields."""

    def lossy(kind, document):
        bare = replace(document, **{name: {} for name in names})
        return schema.index_document(kind, bare)

    return lossy


@pytest.mark.parametrize(
    ("lost", "reason"),
    [("texts", "not find thing 1 by “egg cup 1”"), ("numbers", "not find thing 1 by “ab1.1”")],
)
def test_a_new_index_that_does_not_find_what_it_should_is_not_used(
    shelf, engine, monkeypatch, lost, reason
):
    before = in_use(engine)
    shelf.add(1, "Egg cup 1", numbers=("AB : 1.1",))
    monkeypatch.setattr(writer, "index_document", without(lost))
    with pytest.raises(RebuildFailed, match=reason):
        engine.rebuild()
    assert in_use(engine) == before
    assert [path.name for path in engine.folder.root.iterdir() if path.is_dir()] == [before.name]
    assert total(engine) == 100


def test_a_new_index_that_lacks_records_is_not_used(shelf, engine, monkeypatch):
    monkeypatch.setattr(writer, "index_document", lambda kind, document: IndexDocument())
    with pytest.raises(RebuildFailed, match="0 of 100 things"):
        engine.rebuild()
    assert total(engine) == 100


def test_whatever_records_are_called_a_right_index_is_used(shelf, root):
    for pk, text in enumerate(["", "the", "-cup", '"', "½", "ﷺ ⑴", "x" * 300, "NOT (a:b)"], 1):
        shelf.add(500 * pk, text, numbers=(text, f"-{text} 5") if pk % 2 else (f"{text}-1",))
    for pk in shelf.documents.copy():
        for other in range(1, 500):
            shelf.add(pk + other, "filler")
    assert EmbeddedEngine(root).rebuild() == 4000


def on_a_full_disk(engine, shelf, seen):
    """No file may grow beyond a few letters, which is how a full disk looks to a writer."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    for act in (engine.rebuild, lambda: engine.update(shelf.kind(), [1])):
        try:
            act()
        except (RebuildFailed, SearchAway) as error:
            seen.put(type(error).__name__)


def test_a_full_disk_leaves_the_old_index(shelf, engine):
    before, seen = in_use(engine), FORK.Queue()
    process = FORK.Process(target=on_a_full_disk, args=(engine, shelf, seen))
    process.start()
    process.join()
    assert process.exitcode == 0
    assert [seen.get(timeout=5), seen.get(timeout=5)] == ["RebuildFailed", "SearchAway"]
    assert [path.name for path in engine.folder.root.iterdir() if path.is_dir()] == [before.name]
    assert total(EmbeddedEngine(engine.folder.root)) == 100
    shelf.add(101, "egg")
    engine.update(shelf.kind(), [101])
    assert total(engine) == 101


def test_nothing_of_an_old_index_stays_open(shelf, engine):
    old = in_use(engine)
    assert total(engine) == 100
    assert str(old) in Path("/proc/self/maps").read_text()
    engine.rebuild()
    assert total(engine) == 100
    gc.collect()
    assert str(old) not in Path("/proc/self/maps").read_text()
    assert not [
        fd
        for fd in os.listdir("/proc/self/fd")
        if str(old) in os.path.realpath(f"/proc/self/fd/{fd}")
    ]


def test_two_rebuilds_do_not_meet(engine):
    with locks.hold_file(folder.REBUILD), pytest.raises(locks.Busy):
        engine.rebuild()
