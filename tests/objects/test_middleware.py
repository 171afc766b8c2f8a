"""A save that meets an import waits; if that takes too long it comes back with what was typed."""

import threading
import time

import pytest
from django.db import OperationalError, connection

from objects import middleware, pen
from objects.importing import locks
from tests.factories import CollectionObjectFactory
from users.models import User

pytestmark = pytest.mark.django_db

LOGIN = {"username": "vera", "password": "a<b>c"}
TYPED = {"title": "Tin & lid", "note": "a<b>c"}
SAVE = "/admin/password_reset/"


@pytest.fixture(autouse=True)
def lock_folder(settings, tmp_path, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite has a single place for a writer.")
    settings.LOCKS_DIR = tmp_path / "locks"
    monkeypatch.setattr(middleware, "LONGEST_WAIT", 0.3)
    monkeypatch.setattr(middleware, "PAUSE", 0.05)


def test_a_save_goes_through_when_the_import_is_in(client):
    User.objects.create_user("vera", password="a<b>c")
    held = threading.Event()

    def put_in():
        with locks.hold(locks.APPLY):
            held.set()
            time.sleep(0.15)

    importing = threading.Thread(target=put_in)
    importing.start()
    held.wait()
    response = client.post("/admin/login/", LOGIN)
    importing.join()
    assert response.status_code == 302


def test_a_long_import_gives_back_what_was_typed(client):
    with locks.hold(locks.APPLY):
        response = client.post(SAVE, TYPED)
    page = response.content.decode()
    assert response.status_code == 503
    assert "Nothing you typed is lost" in page
    assert 'name="note" value="a&lt;b&gt;c"' in page
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"


def test_a_password_is_never_written_into_a_page(client):
    with locks.hold(locks.APPLY):
        page = client.post("/admin/login/", LOGIN).content.decode()
    assert "a&lt;b&gt;c" not in page
    assert "vera" not in page
    assert "Please sign in again" in page
    assert 'href="/admin/login/"' in page


def test_every_thread_but_one_may_wait(settings):
    assert middleware.MOST_WAITING == settings.WEB_THREADS - 1


def test_readers_never_wait(client):
    with locks.hold(locks.APPLY):
        assert client.get("/objects/").status_code == 200


def test_the_editors_own_pings_are_answered_at_once(client, monkeypatch):
    monkeypatch.setattr(middleware, "LONGEST_WAIT", 60)
    with locks.hold(locks.APPLY):
        response = client.post("/admin/login/", LOGIN, headers={"accept": "application/json"})
    assert response.status_code == 503
    assert "try again" in response.json()["error"]


def test_only_a_few_wait_so_that_readers_find_a_free_thread(client, monkeypatch):
    monkeypatch.setattr(middleware, "LONGEST_WAIT", 60)
    everyone = [
        middleware.SavesWaitForImports.waiting.acquire() for _ in range(middleware.MOST_WAITING)
    ]
    try:
        with locks.hold(locks.APPLY):
            assert client.post("/admin/login/", LOGIN).status_code == 503
    finally:
        for _ in everyone:
            middleware.SavesWaitForImports.waiting.release()


def test_strangers_cannot_take_every_thread(client, admin_client, monkeypatch):
    """Anybody can send a form; who has signed in still finds a place to wait."""
    waits = middleware.SavesWaitForImports
    monkeypatch.setattr(waits, "strangers", threading.BoundedSemaphore(1))
    waits.strangers.acquire()
    waited = []
    monkeypatch.setattr(middleware, "_wait_for_import", lambda: waited.append(1))
    with locks.hold(locks.APPLY):
        assert client.post(SAVE, TYPED).status_code == 503
        assert not waited
        assert admin_client.post(SAVE, TYPED).status_code == 503
    assert waited
    waits.strangers.release()
    with locks.hold(locks.APPLY):
        client.post(SAVE, TYPED)
    assert len(waited) == 2
    assert waits.strangers.acquire(blocking=False)  # given back


def test_a_look_never_waits_for_an_import(client, monkeypatch):
    monkeypatch.setattr(middleware, "_wait_for_import", lambda: pytest.fail("it waited"))
    thing = CollectionObjectFactory(object_number="BAC/1")
    with locks.hold(locks.APPLY):
        response = client.post("/objects/bac-1/seen/", headers={"accept": "text/html"})
    assert (response.status_code, response.content) == (204, b"")
    thing.refresh_from_db()
    assert thing.first_seen_at is None
    client.post("/objects/bac-1/seen/")
    thing.refresh_from_db()
    assert thing.first_seen_at


def test_what_nobody_misses_waits_for_a_moment_only():
    with pen.or_not_at_all():
        assert busy_timeout() == pen.MOMENT
        raise OperationalError("database is locked")
    assert busy_timeout() > pen.MOMENT
    with pytest.raises(OperationalError), pen.or_not_at_all():
        raise OperationalError("no such table")


def busy_timeout() -> int:
    """Milliseconds that a write waits now."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return cursor.fetchone()[0]


def test_what_a_stranger_posts_is_not_given_back(client):
    """Sent again from our own page it would carry our token, so it must have had one before."""
    client.handler.enforce_csrf_checks = True
    with locks.hold(locks.APPLY):
        response = client.post("/admin/login/", LOGIN)
    assert response.status_code == 403


def test_a_lock_is_free_again_when_its_process_is_gone():
    with locks.hold("import-1"):
        assert locks.is_held("import-1")
        with pytest.raises(locks.Busy), locks.hold("import-1"):
            pass
    assert not locks.is_held("import-1")
