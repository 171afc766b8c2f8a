"""The embedded index as files: rebuilding, crashing, writing from several processes, breaking."""

import gc
import multiprocessing
import os
import resource
import shutil
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tantivy import Document as IndexDocument

from search import locks, registry
from search.engines.base import RebuildFailed
from search.engines.embedded import EmbeddedEngine, folder, reader, schema, writer
from search.query import Query, SearchAway
from tests.search.contract.kinds import NAME, Shelf

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def shelf(monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(registry, "_kinds", {NAME: shelf.kind()})
    return shelf


@pytest.fixture
def root(settings, tmp_path):
    settings.LOCKS_DIR = tmp_path / "locks"
    return tmp_path / "index"


@pytest.fixture
def engine(shelf, root):
    for pk in range(1, 101):
        shelf.add(pk, f"egg cup {pk}")
    engine = EmbeddedEngine(root)
    engine.rebuild()
    return engine


def total(engine) -> int:
    return engine.search(Query("egg")).total


def in_use(engine):
    return engine.folder.path_of(engine.folder.pointer())


def test_without_an_index_searching_is_away_and_writing_waits_for_nothing(shelf, root):
    engine = EmbeddedEngine(root)
    with pytest.raises(SearchAway, match="rebuild_search_index"):
        engine.search(Query("egg"))
    shelf.add(1, "egg")
    engine.update(shelf.kind(), [1])
    assert "no search index" in engine.status().trouble
    engine.rebuild()
    assert total(engine) == 1


@pytest.mark.parametrize("breakage", ["meta", "pointer", "segments", "folder"])
def test_a_broken_index_is_away_until_it_is_rebuilt(shelf, engine, breakage):
    path = in_use(engine)
    if breakage == "meta":
        (path / "meta.json").write_text("{")
    elif breakage == "pointer":
        engine.folder.pointer_path.write_text("nonsense")
    elif breakage == "segments":
        for file in path.glob("*.idx"):
            file.unlink()
    else:
        shutil.rmtree(path)
    fresh = EmbeddedEngine(engine.folder.root)
    with pytest.raises(SearchAway):
        fresh.search(Query("egg"))
    with pytest.raises(SearchAway):
        fresh.update(shelf.kind(), [1])
    assert fresh.status().trouble
    fresh.rebuild()
    assert total(fresh) == 100


def test_an_index_made_for_other_kinds_is_not_used(engine, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.schema.VERSION", -1)
    with pytest.raises(SearchAway, match="another version"):
        EmbeddedEngine(engine.folder.root).search(Query("egg"))


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


def test_an_error_of_ours_is_not_taken_for_a_broken_index(engine, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.engine.wish_of", lambda query: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        engine.search(Query("egg"))


def test_the_log_says_once_why_searching_is_away(engine, monkeypatch, caplog):
    monkeypatch.setattr(reader, "_told", {})
    (in_use(engine) / "meta.json").write_text("{}")
    fresh = EmbeddedEngine(engine.folder.root)
    for _ in range(3):
        with pytest.raises(SearchAway):
            fresh.search(Query("egg"))
    (said,) = caplog.messages
    assert said.startswith("Searching is away: The search index cannot be read: ")
    assert "meta.json" in said
    assert caplog.records[0].exc_info
    engine.folder.pointer_path.unlink()
    with pytest.raises(SearchAway):
        fresh.generation()
    assert len(caplog.messages) == 2
    monkeypatch.setattr(reader, "TOLD_AGAIN", 0)
    with pytest.raises(SearchAway):
        fresh.generation()
    assert len(caplog.messages) == 3


@pytest.mark.parametrize("spoilt", ["{}", "[]", "nonsense", '{"opstamp": null}'])
def test_an_index_that_is_spoilt_while_open_is_away(engine, spoilt):
    assert total(engine) == 100
    (in_use(engine) / "meta.json").write_text(spoilt)
    with pytest.raises(SearchAway):
        engine.generation()


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


def ask_for_a_turn(wanted, asked, had):
    assert wanted.wait(30)
    asked.set()
    with locks.hold_file(writer.WRITER, patience=30):
        had.set()


def test_a_large_change_is_written_in_turns_with_others_in_between(shelf, engine, monkeypatch):
    monkeypatch.setattr(writer, "BATCH", 5)
    wanted, asked, had, turns = FORK.Event(), FORK.Event(), FORK.Event(), []
    other = FORK.Process(target=ask_for_a_turn, args=(wanted, asked, had))
    other.start()

    def those(pks=None):
        wanted.set()
        assert asked.wait(30)
        turns.append((len(pks), had.is_set()))
        return Shelf.those(shelf, pks)

    monkeypatch.setattr(shelf, "those", those)
    engine.update(shelf.kind(), range(1, 101))
    other.join()
    assert [size for size, _ in turns] == [5] * 20
    assert turns[0] == (5, False)
    assert turns[-1] == (5, True)


def test_two_rebuilds_do_not_meet(engine):
    with locks.hold_file(folder.REBUILD), pytest.raises(locks.Busy):
        engine.rebuild()


def put_for_ever(root, shelf, started):
    engine = EmbeddedEngine(root)
    while True:
        engine.put(shelf.kind(), shelf.those(range(1, 51)))
        started.set()


def rebuild_for_ever(root, shelf, started):
    engine = EmbeddedEngine(root)
    while True:
        engine.rebuild()
        started.set()


@pytest.mark.slow
@pytest.mark.parametrize("work", [put_for_ever, rebuild_for_ever])
def test_a_writer_that_is_killed_leaves_a_usable_index(shelf, engine, work):
    for pause in (0.0, 0.013, 0.04, 0.09, 0.17):
        started = FORK.Event()
        process = FORK.Process(target=work, args=(engine.folder.root, shelf, started))
        process.start()
        assert started.wait(30)
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert total(EmbeddedEngine(engine.folder.root)) == 100
        engine.update(shelf.kind(), [1])
        assert total(engine) == 100


def put_own(root, shelf, first):
    engine = EmbeddedEngine(root)
    for pk in range(first, first + 10):
        shelf.add(pk, "egg")
        engine.put(shelf.kind(), shelf.those([pk]))


def test_writers_in_several_processes_take_turns(shelf, engine, monkeypatch):
    monkeypatch.setattr(writer, "PATIENCE", 60)
    processes = [
        FORK.Process(target=put_own, args=(engine.folder.root, shelf, first))
        for first in (1001, 2001, 3001)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert total(engine) == 130


def test_readers_go_on_while_it_is_written_and_rebuilt(shelf, engine):
    done, wrong = threading.Event(), []

    def read():
        own = EmbeddedEngine(engine.folder.root)
        while not done.is_set():
            if (found := total(own)) != 100:
                wrong.append(found)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for _ in range(5):
        engine.put(shelf.kind(), shelf.those())
        engine.rebuild()
    done.set()
    for thread in readers:
        thread.join()
    assert wrong == []
