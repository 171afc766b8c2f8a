"""Two hundred people give at once, over real HTTP: nothing lost, nothing doubled, no 500.

On SQLite, or beside the database that `DATABASE_URL` names (`python -m tests.postgresql`).
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import connection

from tests.objects.importing.test_crash import Copy
from tests.places import PROJECT
from tests.postgresql import free_port

pytestmark = pytest.mark.slow

PEOPLE = 200
CODE = "copper kettle"
HOST = "127.0.0.1"
STAMP = re.compile(r'name="stamp"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="stamp"')
CSRF = re.compile(r'name="csrfmiddlewaretoken"[^>]*value="([^"]+)"')
PREPARE = f"""
from datetime import timedelta
from django.utils import timezone
from contact.models import WorkshopCode
from objects.models import CollectionObject
CollectionObject.objects.create(object_number="BAC/1", title="Egg cup", live=True)
now = timezone.now()
WorkshopCode.objects.create(code={CODE!r}, what_for="Open day", most={PEOPLE},
    valid_from=now - timedelta(days=1), valid_until=now + timedelta(days=1))
"""
COUNT = """
import json
from contact.models import WorkshopCode
from memories.models import Consent, Memory, Moved, Telling
print(json.dumps({
    "words": sorted(Telling.objects.values_list("text", flat=True)),
    "states": sorted(Memory.objects.values_list("state", flat=True)),
    "moves": sorted(Moved.objects.values_list("move", flat=True)),
    "consents": Consent.objects.count(),
    "used": WorkshopCode.objects.get().used,
}))
"""


class Busy(Copy):
    """The site as it is served, with a database that nobody else uses."""

    def __init__(self, folder, database_url):
        super().__init__(folder, database_url)
        self.environment |= {"DEBUG": "1"}  # style sheets as they are written
        self.port = free_port()
        self.python(PREPARE)

    def python(self, code):
        return self.manage("shell", "-v0", "-c", code)

    def __enter__(self):
        options = ["--worker-class", "gthread", "--workers", "2", "--threads", "8"]
        bind = ["--bind", f"{HOST}:{self.port}", "--log-level", "warning"]
        self.log = (self.folder / "log").open("w+")
        self.served = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, *bind, "bac_collection.wsgi"],
            cwd=PROJECT,
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        give_up = time.monotonic() + 120
        while not self.answers():
            assert time.monotonic() < give_up, self.said()
            time.sleep(0.5)
        return self

    def __exit__(self, *error):
        self.served.send_signal(signal.SIGTERM)
        self.served.wait(timeout=60)
        self.log.close()

    def answers(self):
        try:
            return Person(self.port, 0).ask("GET", "/robots.txt")[0] == 200
        except OSError:
            return False

    def said(self):
        self.log.seek(0)
        return self.log.read()


class Person:
    """Somebody with a phone, who presses the first button twice."""

    def __init__(self, port, number):
        self.port, self.number = port, number
        self.words = f"My mother had one by the copper, number {number}."
        self.cookie = ""
        self.statuses = []

    def ask(self, method, path, **said):
        connection = HTTPConnection(HOST, self.port, timeout=180)
        headers = {"Cookie": self.cookie, "Referer": f"http://{HOST}:{self.port}/"}
        body = urlencode(said) if method == "POST" else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        page = response.read().decode()
        if cookie := response.headers.get("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        self.statuses.append(response.status)
        connection.close()
        return response.status, page, response.headers.get("Location", "")

    def give(self, together):
        _, _, form = self.ask("GET", "/memories/give/bac-1/")
        _, page, _ = self.ask("GET", form)
        stamp = next(filter(None, STAMP.search(page).groups()))
        said = {"text": self.words, "kind": "memory", "language": "en", "stamp": stamp}
        said |= {"workshop_code": CODE, "csrfmiddlewaretoken": CSRF.search(page)[1]}
        together.wait()
        with ThreadPoolExecutor(2) as fingers:
            presses = [fingers.submit(self.ask, "POST", form, **said) for _ in range(2)]
        found = [press.result() for press in presses]
        assert [status for status, _, _ in found] == [303, 303]
        age = found[0][2].partition("?")[0]
        assert self.ask("POST", age, age="adult")[0] == 303
        look = age.replace("/age/", "/look/")
        assert self.ask("GET", look)[0] == 200
        assert self.ask("POST", look)[0] == 303
        return self.statuses


@pytest.fixture
def database_url():
    """A new database on the server that the tests use; "" is a file of the site's own."""
    if connection.vendor != "postgresql":
        yield ""
        return
    server, name = os.environ["DATABASE_URL"].rpartition("/")[0], f"many_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as postgres:
        postgres.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server}/{name}"
        finally:
            postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_two_hundred_people_give_at_once(tmp_path, database_url, capsys):
    together = Barrier(PEOPLE, timeout=300)
    with Busy(tmp_path, database_url) as site:
        began = time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as room:
            people = [Person(site.port, number) for number in range(PEOPLE)]
            gave = [room.submit(person.give, together) for person in people]
        broken = [error for one in gave if (error := one.exception())]
        statuses = Counter(status for person in people for status in person.statuses)
        took = time.monotonic() - began
        said = site.said()
    assert broken == [], (broken[:3], statuses, said[-3000:])
    assert set(statuses) == {200, 303}
    assert "Traceback" not in said
    found = json.loads(site.python(COUNT).strip().splitlines()[-1])
    assert found["words"] == sorted(person.words for person in people)
    assert found["states"] == ["submitted"] * PEOPLE
    assert found["moves"] == ["submit"] * PEOPLE
    assert found["consents"] == PEOPLE
    assert found["used"] == PEOPLE
    with capsys.disabled():
        print(f"\n{PEOPLE} people gave in {took:.0f} s: {dict(statuses)}")
