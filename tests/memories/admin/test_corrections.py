"""What a memory put right becomes the museum's note on the object, and a line in a table."""

import csv
import io

import pytest
from django.utils import timezone

from memories.models import RecordNote
from tests.factories import CollectionObjectFactory, MemoryFactory, PlaceFactory
from tests.memories.admin.pages import offered, press, url_of
from tests.objects.admin.pages import words

pytestmark = pytest.mark.django_db


def lines(client):
    response = client.get("/admin/memories/corrections.csv")
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_a_note_is_dated_the_museums_own_and_outlives_the_memory(moderator_client, moderator):
    thing = CollectionObjectFactory(object_number="=BAC/7", title="Copper")
    memory = MemoryFactory(state="published", kind="correction", collection_object=thing)
    press(moderator_client, memory, "note", text="=It is a dolly tub, not a copper.")
    note = RecordNote.objects.get()
    assert (note.collection_object, note.by) == (thing, moderator)
    page = words(moderator_client.get(url_of(memory)))
    assert "It is a dolly tub, not a copper. (Ann)" in page
    day = timezone.localdate(note.made_at).isoformat()
    assert lines(moderator_client) == [
        ["object_number", "date", "note", "memory"],
        ["'=BAC/7", day, "'=It is a dolly tub, not a copper.", memory.reference],
    ]
    memory.withdraw()
    memory.erase()
    assert lines(moderator_client)[1][2:] == ["'=It is a dolly tub, not a copper.", ""]


def test_a_place_has_no_record_to_note_it_on(moderator_client):
    memory = MemoryFactory(state="published", collection_object=None, place=PlaceFactory())
    assert "note" not in offered(moderator_client, memory)
