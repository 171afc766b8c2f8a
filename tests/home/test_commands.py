"""The commands behind `make run`, for real: processes, a file database, signals."""

import os
import signal
import sqlite3
import time
import urllib.request
from pathlib import Path

import pytest

from tests.home.site import Site, style_sheets

# One group: they share a site, which is set up once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site that was set up from nothing; `site.first_words` is what that printed."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.first_words = site.run("setup_site")
    yield site
    site.end()


@pytest.fixture
def serving(site):
    site.serve()
    site.wait_for(f"The site is at http://127.0.0.1:{site.port}/")
    yield site
    site.end()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as response:
        return response.read().decode()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_first_start_shows_a_password_and_the_next_does_not(site):
    assert "name admin, password " in site.first_words
    assert "Sample collection" in site.first_words
    again = site.run("setup_site")
    assert "password" not in again
    assert "Sample collection" not in again


def test_one_interrupt_ends_the_site_its_worker_and_its_clock(serving):
    commands = ("-m gunicorn", "manage.py work", "manage.py tick --loop")
    children = [pid for command in commands for pid in serving.children(command)]
    assert len(children) == 3
    assert serving.interrupt() == 0
    assert all(map(gone, children))
    assert serving.output.read_text().endswith("== Stopped.\n")


def test_it_says_where_letters_are_written(serving):
    folder = Path(serving.env["VAR_DIR"]) / "letters"
    serving.wait_for(f"Letters are not sent but written to {folder}")


def test_a_very_long_address_gets_our_page(serving):
    page = read(f"http://127.0.0.1:{serving.port}/objects/?q={'radio+' * 1000}")
    assert "BAC Collection" in page


def test_a_terminal_that_closes_ends_both(site):
    terminal, other_end = os.openpty()
    site.serve_on(other_end)
    os.close(other_end)
    wait_until(lambda: b"Ctrl-C ends it." in os.read(terminal, 1000))
    children = site.children("-m gunicorn") + site.children("manage.py work")
    os.close(terminal)
    site.process.send_signal(signal.SIGHUP)
    site.process.wait(60)
    assert len(children) == 2
    assert all(map(gone, children))


def test_a_worker_that_dies_is_started_again(serving):
    (worker,) = serving.children("manage.py work")
    os.kill(worker, signal.SIGKILL)
    serving.wait_for("The worker started again.")
    (other,) = serving.children("manage.py work")
    assert other != worker


def test_an_index_that_is_lost_is_built_anew_by_the_worker(serving):
    (Path(serving.env["VAR_DIR"]) / "index" / "current.json").unlink()
    serving.wait_for("The search index was built anew: it holds ")
    assert "Engine: embedded" in serving.run("search_status")


def test_a_taken_port_is_named(serving):
    done = Site(serving.output.parent)
    done.env["PORT"] = str(serving.port)
    with pytest.raises(AssertionError, match=f"Port {serving.port} cannot be used"):
        done.run("serve")


def test_the_style_sheets_are_one_file_with_a_hash(serving):
    (address,) = style_sheets(read(f"http://127.0.0.1:{serving.port}/"))
    assert address.startswith("/static/CACHE/css/")
    with urllib.request.urlopen(f"http://127.0.0.1:{serving.port}{address}") as response:
        assert "@layer" in response.read().decode()
        assert "immutable" in response.headers["Cache-Control"]


def test_a_task_cut_off_with_its_worker_is_marked_and_the_next_one_runs(serving, tmp_path):
    enqueue(serving, tmp_path / "first", seconds=600)
    wait_until((tmp_path / "first").exists)
    (worker,) = serving.children("manage.py work")
    os.kill(worker, signal.SIGKILL)
    enqueue(serving, tmp_path / "second", seconds=0)
    wait_until((tmp_path / "second").exists)
    wait_until(lambda: tasks(serving)[-1][0] == "SUCCESSFUL")
    status, traceback = tasks(serving)[-2]
    assert status == "FAILED"
    assert "Interrupted: its worker ended before the task was done." in traceback


def test_the_worker_waits_out_a_long_write_and_goes_on(serving, tmp_path):
    (worker,) = serving.children("manage.py work")
    database = sqlite3.connect(f"{serving.env['VAR_DIR']}/db.sqlite3", isolation_level=None)
    enqueue(serving, tmp_path / "mark", seconds=0)
    wait_until((tmp_path / "mark").exists)
    database.execute("BEGIN IMMEDIATE")
    time.sleep(15)  # past the worker's look at the outbox
    database.execute("ROLLBACK")
    database.close()
    enqueue(serving, tmp_path / "after", seconds=0)
    wait_until((tmp_path / "after").exists)
    assert serving.children("manage.py work") == [worker]


def enqueue(site: Site, mark, seconds: int) -> None:
    site.run(
        "shell",
        "-v",
        "0",
        "-c",
        f"from tests.home.tasks import wait; wait.enqueue({str(mark)!r}, {seconds})",
    )


def tasks(site: Site) -> list[tuple[str, str]]:
    with sqlite3.connect(f"{site.env['VAR_DIR']}/db.sqlite3") as database:
        return database.execute(
            "SELECT status, traceback FROM django_tasks_database_dbtaskresult ORDER BY enqueued_at"
        ).fetchall()


def wait_until(true, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
