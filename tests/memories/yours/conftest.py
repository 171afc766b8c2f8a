"""What the tests of one's own memory share: somebody with six words, and a reader."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from contact.guard.stamps import Stamp
from memories.private import new_link
from memories.uploads.receiving import receive
from tests.factories import MemoryFactory
from tests.memories.giving.conftest import picture

WORDS = "My mother had one of these by the copper."


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.MEMORY_FILES_DIR = tmp_path / "private" / "memories"
    settings.LOCKS_DIR = tmp_path / "locks"


class Owner:
    """A browser without scripts, with the six words of one memory."""

    def __init__(self, memory):
        self.client, self.memory = Client(), memory
        self.words = new_link(memory).replace(" ", "-")

    def address(self, part=""):
        return f"/yours/{self.words}/memory/{part}"

    def get(self, part=""):
        return self.client.get(self.address(part))

    def post(self, part, **said):
        """Send a form that was shown half a minute ago; not followed."""
        new = Stamp.new()
        what = "address" if part == "letters/" else "change"
        stamp = Stamp(new.token, new.made_at - timedelta(seconds=30)).signed(what)
        return self.client.post(self.address(part), {"stamp": stamp} | said)

    def sees(self, part="") -> str:
        """What stands on a page, without its tags."""
        html = self.get(part).content.decode()
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    @property
    def now(self):
        """The memory as it is in the database."""
        return type(self.memory).objects.get(pk=self.memory.pk)


@pytest.fixture
def reader(db):
    return get_user_model().objects.create_user("reader")


@pytest.fixture
def owner(reader):
    """Of a memory that is on the site, by Maureen Kelly."""
    return owner_of("published", reader)


def owner_of(state, reader, **fields):
    fields = {"text": WORDS, "name_as": "full", "shown_name": "Maureen Kelly"} | fields
    return Owner(MemoryFactory(state=state, reader=reader, **fields))


def with_file(owner, **about):
    file = receive(owner.memory, picture(), description="A blue cup", **about)
    owner.memory.files.update(read_at=timezone.now())
    return file
