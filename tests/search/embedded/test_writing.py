"""Writing the embedded index from several processes, in turns, and killed."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from search import locks
from search.engines.embedded import EmbeddedEngine, writer
from tests.search.contract.kinds import Shelf
from tests.search.embedded.looking import total

FORK = multiprocessing.get_context("fork")


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
