"""The copy of all that we hold."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

from django.utils import timezone

from tests.contact.post import contact_at
from tests.memories.yours.conftest import WORDS, owner_of, with_file


def test_the_copy_has_all_that_we_hold(owner, reader):
    file = with_file(owner)
    owner.memory.contact = contact_at("ada@example.org")
    owner.memory.save()
    owner.memory.answer("Thank you, Maureen.", reader)
    response = owner.get("copy/")
    assert response.streaming
    archive = ZipFile(BytesIO(b"".join(response.streaming_content)))
    assert archive.testzip() is None
    held = json.loads(archive.read("what-we-hold.json"))
    assert held["what you told us"][0]["text"] == WORDS
    assert held["how we reach you"]["address"] == "ada@example.org"
    assert held["what we said to each other"][0]["text"] == "Thank you, Maureen."
    assert held["what you allowed"][0]["choices"]["site"] == "yes"
    assert [one["move"] for one in held["what happened to it"]] == [
        *("submit", "start_review", "approve", "publish", "answer")
    ]
    picture_bytes = archive.read(held["your files"][0]["in this copy"])
    assert len(picture_bytes) == file.bytes
    assert "reader" not in json.dumps(held)


def held_of(owner) -> dict:
    """What the file of the copy says."""
    content = b"".join(owner.get("copy/").streaming_content)
    return json.loads(ZipFile(BytesIO(content)).read("what-we-hold.json"))


def test_the_copy_does_not_tell_why_something_is_held(reader):
    owner = owner_of("held", reader)
    assert "risk" not in json.dumps(held_of(owner))


def test_the_copy_says_on_which_day_each_thing_was_allowed(owner):
    days = [timezone.now() - timedelta(days=ago) for ago in (20, 10, 0)]
    owner.memory.consents.update(given_at=days[0])
    for day, answer in zip(days[1:], ("yes", "no"), strict=True):
        owner.memory.agree({"site": "yes", "stories": answer}, given_at=day)
    held = held_of(owner)
    said = [timezone.localdate(day).isoformat() for day in days]
    assert [one["said on"] for one in held["what you allowed"]] == said
    now = {one["choice"]: one["said on"] for one in held["what counts of it now"]}
    assert (now["site"], now["stories"]) == (said[0], said[2])
