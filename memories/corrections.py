"""What memories put right, as a table for the museum's own catalogue system."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone

from memories.models import RecordNote
from objects.exporting import harmless

HEADINGS = ("object_number", "date", "note", "memory")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """One line for each note, in the order in which they were made; "" for an erased memory."""
    notes = RecordNote.objects.select_related("collection_object", "memory")
    for note in notes.iterator(chunk_size=500):
        made_on = timezone.localdate(note.made_at).isoformat()
        reference = note.memory.reference if note.memory else ""
        line = (note.collection_object.object_number, made_on, note.text, reference)
        yield tuple(map(harmless, line))


def as_response() -> StreamingHttpResponse:
    """The table as a download; no cell is a formula in anybody's spreadsheet."""
    lines = map(csv.writer(_Echo()).writerow, _table())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="corrections.csv"'
    return response


def _table():
    yield HEADINGS
    yield from rows()


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, value):
        return value
