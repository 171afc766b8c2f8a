"""What the tests of giving share: somebody who gives a memory, page by page."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from contact.guard.stamps import Stamp
from memories.models import Memory
from tests.factories import CollectionObjectFactory
from tests.memories.uploads import makers

WORDS = "My mother had one of these by the copper."


class Giver:
    """A browser without scripts that walks through the questions of one object or place."""

    def __init__(self, start):
        self.client, self.start, self.words = Client(), start, ""

    def stamp(self, age=timedelta(seconds=30)):
        """The stamp of a form that was shown some time ago."""
        new = Stamp.new()
        return Stamp(new.token, new.made_at - age).signed("memory")

    def first(self, text=WORDS, **fields):
        """Answer the first question; returns the response, not followed."""
        if not self.client.cookies:
            self.client.get(self.start, follow=True)  # whoever sends it has opened it
        said = {"text": text, "kind": "memory", "language": "en", "stamp": self.stamp()} | fields
        response = self.client.post(self.start, said)
        found = re.match(r"/yours/([a-z-]+)/give/", response.headers.get("Location", ""))
        self.words = found[1] if found else self.words
        return response

    def address(self, step):
        return f"/yours/{self.words}/give/{step}/"

    def get(self, step):
        return self.client.get(self.address(step))

    def answer(self, step, **said):
        """Answer one question; returns the response, not followed."""
        return self.client.post(self.address(step), said)

    @property
    def memory(self):
        return Memory.objects.get()


def picture(content=None):
    """A picture as a phone sends it."""
    if content is None:
        held = BytesIO()
        Image.new("RGB", (60, 40), "teal").save(held, "PNG")
        content = held.getvalue()
    return SimpleUploadedFile("letter.png", content, "image/png")


def recording():
    """A sound as a recorder sends it."""
    return SimpleUploadedFile("recording.wav", makers.wav(), "audio/wav")


@pytest.fixture
def thing(db):
    return CollectionObjectFactory(object_number="BAC/1983.4", title="Egg cup")


@pytest.fixture
def giver(thing):
    return Giver(f"/memories/give/{thing.slug}/")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.MEMORY_FILES_DIR = tmp_path / "memories"
    settings.LOCKS_DIR = tmp_path / "locks"


@pytest.fixture
def begun(giver):
    giver.first()
    return giver


@pytest.fixture
def grown(begun):
    begun.answer("age", age="adult")
    return begun


@pytest.fixture
def child(begun):
    begun.answer("age", age="child", agreed_by_adult="on")
    return begun


def goes_to(response):
    assert response.status_code == 303, response.content.decode()
    return response.headers["Location"].rstrip("/").rpartition("/")[2]
