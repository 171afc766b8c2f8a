"""After erasing nothing is left: planted words are looked for in every file that the site has.

Each search is made before as well, where they must be found: so that none passes for nothing.
"""

import os
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from tantivy import Index
from tantivy import Query as IndexQuery

from contact.letters.sending import send_due
from contact.models import Contact, Letter
from memories import forgetting, jobs, leftovers
from memories.models import Memory
from memories.private import new_link
from memories.uploads.receiving import receive
from search.engines import engine
from search.outbox import drain
from tests.contact.post import ADA, contact_at
from tests.factories import MemoryFactory
from tests.memories.giving.conftest import picture
from tests.postgresql import find_programs
from tests.search.conftest import drop_all, server, use_server  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True)

RARE = "quillwortensis"
PLANTED = {
    "words": f"My grandmother kept {RARE} in the wexmoor pot by the window.",
    "changed": "No, it was brackenthwaite, in the vellacott pot, she said.",
    "description": "A pot that says ruddlecombe on its side",
    "question": "Was it really drumlanrigg that you saw?",
    "complaint": "You have put foxwhelpian beside it, which is wrong.",
    "name": "Ysoldabeth",
    "called": "Peregrination",
}
RARE_WORDS = (
    *(RARE, "wexmoor", "brackenthwaite", "vellacott", "ruddlecombe", "drumlanrigg"),
    *("foxwhelpian", "ysoldabeth", "peregrination"),
)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.LEDGER_FILE = tmp_path / "withdrawals.txt"
    settings.MEMORY_FILES_DIR = tmp_path / "private" / "memories"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.LEFTOVERS_DIR = tmp_path / "leftovers"


@pytest.fixture
def planted(index, caplog):
    """A memory with a word of its own in everything that it can have, on the site and found."""
    caplog.set_level("DEBUG")
    reader = get_user_model().objects.create_user("reader")
    memory = MemoryFactory(
        text=PLANTED["words"],
        name_as="first",
        shown_name=PLANTED["name"],
        contact=contact_at(ADA, name=PLANTED["called"]),
    )
    receive(memory, picture(), description=PLANTED["description"])
    memory.submit()
    memory.start_review(reader)
    memory.ask(PLANTED["question"], reader)
    memory.start_review(reader)
    memory.approve(reader)
    memory.retell(text=PLANTED["changed"])
    memory.complain(PLANTED["complaint"])
    drain()
    send_due()
    words = new_link(memory).replace(" ", "-")
    client = Client()
    assert client.get(f"/yours/{words}/memory/").status_code == 200
    assert memory.pk in found_by(RARE)
    for address in ("/search/", "/search/suggest/", "/memories/"):
        client.get(address, {"q": RARE})
    # What is read soon again has to lie in the files, too, when they are looked at.
    Memory.objects.filter(pk=memory.pk).update(version=99)
    return memory


def found_by(word):
    from search.query import Query

    return [pk for kind, pk in engine().search(Query(word)).ids if kind == "memory"]


def take_back_and_erase(memory):
    memory.withdraw()
    drain()
    Memory.objects.update(erase_at=timezone.now())
    assert jobs.erase_due() == 1


# Where words may be


def in_text(held: bytes) -> list[str]:
    small = held.lower()
    return [word for word in RARE_WORDS if word.encode() in small]


def in_files(folder: Path) -> dict[str, list[str]]:
    """The planted words in any file below."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    told = {str(path.relative_to(folder)): in_text(path.read_bytes()) for path in files}
    return {name: words for name, words in told.items() if words}


def in_database() -> list[str]:
    """The planted words in the database's own files, or in a dump of it."""
    if connection.vendor == "postgresql":
        return in_text(dump())
    main = Path(connection.settings_dict["NAME"])
    files = [main, main.with_name(f"{main.name}-wal"), main.with_name(f"{main.name}-journal")]
    held = b"".join(path.read_bytes() for path in files if path.exists())
    return in_text(held)


def dump() -> bytes:
    said = connection.settings_dict
    command = [find_programs() / "pg_dump", "-h", said["HOST"], "-p", str(said["PORT"])]
    command += ["-U", said["USER"], said["NAME"]]
    return subprocess.run(command, check=True, capture_output=True, env=dict(os.environ)).stdout


def in_index(folder: Path) -> list[str]:
    """The planted words in the terms and the stored documents of every index in the folder."""
    found = set()
    for path in filter(Path.is_dir, folder.iterdir()):
        index = Index.open(str(path))
        index.reload()
        searcher = index.searcher()
        for word in RARE_WORDS:
            for name in ("told", "told_untranslated", "told_by", "memory_of", "answered"):
                terms = searcher.terms_with_prefix(
                    f"exact_{name}", word[:6], IndexQuery.all_query(), 1000
                )
                found |= {term for term, _ in terms if term in RARE_WORDS}
        hits = searcher.search(IndexQuery.all_query(), max(1, searcher.num_docs)).hits
        stored = repr([searcher.doc(address).to_dict() for _, address in hits]).encode()
        found |= set(in_text(stored))
    return sorted(found)


def test_where_the_words_are_is_known(planted, settings):
    """While it is on the site they are in each of these places."""
    assert set(in_database()) >= {RARE, "brackenthwaite", "ruddlecombe", "drumlanrigg"}
    assert RARE in in_index(settings.SEARCH_INDEX_DIR)
    assert found_by(RARE) == [planted.pk]
    assert list(Path(settings.MEMORY_FILES_DIR).rglob("*.*"))
    assert "peregrination" not in in_database()  # encrypted all the time


def test_removing_it_from_the_index_is_not_enough(planted, settings):
    """Why the index is made anew: the files still hold what no search finds any more."""
    planted.withdraw()
    drain()
    assert found_by(RARE) == []
    assert len(list(settings.SEARCH_INDEX_DIR.iterdir())) >= 2
    before = {path for path in settings.SEARCH_INDEX_DIR.iterdir() if path.is_dir()}
    engine().forget()
    after = {path for path in settings.SEARCH_INDEX_DIR.iterdir() if path.is_dir()}
    assert len(after) == 1
    assert not before & after


def test_nothing_is_left_anywhere(planted, settings, tmp_path, caplog):
    take_back_and_erase(planted)
    assert in_database() == []
    assert in_index(settings.SEARCH_INDEX_DIR) == []
    assert in_files(tmp_path) == {}
    assert not list(Path(settings.MEMORY_FILES_DIR).rglob("*.*"))
    assert in_text(caplog.text.encode()) == []
    assert found_by(RARE) == []
    assert RARE not in engine().words()
    assert not Contact.objects.exists()
    assert not Letter.objects.exists()
    assert leftovers.waiting() == []


@pytest.fixture
def on_a_server(index, settings, server):  # noqa: F811
    """The site asks a real Elasticsearch; skipped where there is none."""
    drop_all(server)
    use_server(settings, server)
    engine().rebuild()
    yield server
    drop_all(server)


def on_server(server, word) -> int:  # noqa: F811
    """How many documents of any index of ours have the word, as the server finds them."""
    fields = ["exact.told", "exact.told_untranslated", "exact.told_by"]
    query = {"multi_match": {"query": word, "fields": fields}}
    found = server.client().search(index=f"{server.prefix}-*", query=query)
    return found["hits"]["total"]["value"]


def test_nothing_is_left_on_a_search_server(on_a_server, planted):
    client = on_a_server.client()
    assert on_server(on_a_server, RARE) == 1
    before = set(client.indices.get(index=f"{on_a_server.prefix}-*"))
    take_back_and_erase(planted)
    assert on_server(on_a_server, RARE) == 0
    [name] = client.indices.get(index=f"{on_a_server.prefix}-*")
    assert name not in before
    every = client.search(index=name, query={"match_all": {}}, size=1000)
    assert in_text(repr(every.body).encode()) == []
    [segments] = client.indices.segments(index=name)["indices"][name]["shards"].values()
    counted = [one for copy in segments for one in copy["segments"].values()]
    assert counted
    # Only what counts the changes was ever written twice.
    assert sum(one["deleted_docs"] for one in counted) <= 1
    assert RARE not in engine().words()


def test_no_address_tells_of_it(planted):
    client = Client()
    take_back_and_erase(planted)
    addresses = [f"/search/?q={RARE}", f"/search/suggest/?q={RARE[:5]}", "/memories/", "/"]
    addresses += [planted.get_absolute_url(), planted.collection_object.get_absolute_url()]
    for address in addresses:
        said = client.get(address).content.replace(RARE.encode(), b"", 4 if "q=" in address else 0)
        assert not [word for word in in_text(said) if word != RARE], address
    assert client.get(planted.get_absolute_url()).status_code == 410


def test_a_draft_that_is_thrown_away_leaves_nothing_in_the_database(planted):
    take_back_and_erase(planted)
    draft = MemoryFactory(text=PLANTED["words"])
    assert RARE in in_database()
    draft.throw_away()
    assert leftovers.waiting() == ["rows"]
    assert jobs.forget_traces() == 1
    assert in_database() == []


def test_what_fails_is_done_the_next_time(planted, settings, monkeypatch):
    planted.withdraw()
    Memory.objects.update(erase_at=timezone.now())
    broken = monkeypatch.context()
    with broken as patch:
        patch.setattr(forgetting, "forget_in_engines", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            jobs.erase_due()
    assert not Memory.objects.exists()
    assert leftovers.waiting() == ["rows", "index"]
    assert "rows" in jobs.still_to_forget()
    assert jobs.forget_traces() == 2
    assert in_database() == in_index(settings.SEARCH_INDEX_DIR) == []
    assert jobs.forget_traces() == 0


def test_what_was_kept_of_searches_goes(planted):
    caches["searches"].set("one", "kept")
    take_back_and_erase(planted)
    assert caches["searches"].get("one") is None
