"""A copy of all that we hold about one memory: a ZIP that is made while it is sent.

Nothing of it is written to a disk. Left out is what is not about the giver: which member of
staff did something, and why something is held.
"""

import json
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.forms.models import model_to_dict
from django.http import StreamingHttpResponse
from django.utils import timezone

from contact.models import Letter, PrivateLink
from contact.secrets import WrongKey
from memories import states
from memories.private import PURPOSE
from memories.uploads.store import path_of

PIECE = 64 * 1024
NOT_THE_GIVERS = {
    "id",
    "memory",
    "reader",
    "read_by",
    "by",
    "settled_by",
    "token",
    "telling",
    "contact",
}
WORDS_FILE = "what-we-hold.json"


def as_response(memory) -> StreamingHttpResponse:
    """The copy as a download."""
    response = StreamingHttpResponse(pieces(memory), content_type="application/zip")
    name = f"memory-{memory.reference}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def pieces(memory) -> Iterator[bytes]:
    """The ZIP, bit by bit."""
    sink = _Sink()
    with ZipFile(sink, "w") as archive:
        words = json.dumps(all_we_hold(memory), indent=2, ensure_ascii=False, default=str)
        archive.writestr(_entry(WORDS_FILE, ZIP_DEFLATED), words)
        yield sink.take()
        for file in memory.files.ready():
            yield from _file_pieces(archive, sink, file)
    yield sink.take()


def _file_pieces(archive, sink, file):
    """Sound and pictures are packed already. One that is just being erased is left out."""
    path = path_of(file.stored)
    try:
        source = path.open("rb")
    except OSError:
        return
    with source, archive.open(_entry(name_of(file), ZIP_STORED), "w", force_zip64=True) as target:
        while piece := source.read(PIECE):
            target.write(piece)
            yield sink.take()


def name_of(file) -> str:
    """What a file is called in the copy."""
    return f"files/{file.reference}{path_of(file.stored).suffix}"


def _entry(name, how):
    entry = ZipInfo(name, timezone.localtime().timetuple()[:6])
    entry.compress_type = how
    entry.external_attr = 0o600 << 16
    return entry


def all_we_hold(memory) -> dict:
    """Everything of this memory that is in the database."""
    return {
        "memory": _row(memory) | {"about": memory.name, "state": states.STATES[memory.state]},
        "what you told us": [_row(telling) for telling in memory.tellings.order_by("pk")],
        "what you allowed": [_consent(one) for one in memory.consents.order_by("pk")],
        "what counts of it now": _uses(memory),
        "your files": [_file(file) for file in memory.files.order_by("position", "pk")],
        "what we said to each other": [_row(one) for one in memory.messages.order_by("pk")],
        "what we learned from it": [_row(note) for note in memory.notes.order_by("pk")],
        "what happened to it": [_move(moved) for moved in memory.moves.order_by("pk")],
        "how we reach you": _contact(memory.reached),
        "letters about it": _letters(memory),
        "links to your page": _links(memory),
    }


def _row(record) -> dict:
    names = [field.name for field in record._meta.concrete_fields]
    values = model_to_dict(record, names) | {
        name: getattr(record, name) for name in names if not _is_relation(record, name)
    }
    return {name: value for name, value in values.items() if name not in NOT_THE_GIVERS}


def _consent(given) -> dict:
    """One answer, the day on which it was given first."""
    return {"said on": timezone.localdate(given.given_at).isoformat()} | _row(given)


def _uses(memory) -> list[dict]:
    """Each use with the day since which its answer has been the same."""
    since = {}
    for given in memory.consents.order_by("pk"):
        for choice, answer in given.choices.items():
            if since.get(choice, ("",))[0] != answer:
                since[choice] = answer, timezone.localdate(given.given_at).isoformat()
    uses = memory.uses.order_by("pk")
    return [_row(use) | {"said on": since.get(use.choice, ("", ""))[1]} for use in uses]


def _is_relation(record, name):
    return record._meta.get_field(name).is_relation


def _file(file) -> dict:
    row = _row(file)
    stored = row.pop("stored")
    row.pop("poster")
    return row | ({"in this copy": name_of(file)} if stored else {})


def _move(moved) -> dict:
    row = _row(moved)
    if moved.move == "hold":
        row.pop("reason")
    return row


def _contact(contact) -> dict:
    """With a lost key nobody can read name and address; the rest is handed over all the same."""
    try:
        row = _row(contact) if contact else {}
    except WrongKey:
        return {"name and address": "We cannot read them any more: our key to them is lost."}
    row.pop("address_hash", None)
    return row


def _letters(memory) -> list[dict]:
    letters = Letter.objects.filter(contact_id=memory.contact_id, about=memory.reference)
    found = letters.exclude(contact=None).order_by("pk")
    return [{"kind": one.kind, "state": one.state, "sent": one.sent_at} for one in found]


def _links(memory) -> list[dict]:
    links = PrivateLink.objects.to(PURPOSE, memory.reference).order_by("pk")
    return [
        {"given": one.get_given_display(), "made": one.created_at, "ends": one.expires_at}
        for one in links
    ]


class _Sink:
    """A file that is only written to, and gives away what it was given."""

    def __init__(self):
        self._pieces = []

    def write(self, data):
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self):
        """Nothing is kept back."""

    def take(self) -> bytes:
        """What was written since the last time."""
        taken, self._pieces = b"".join(self._pieces), []
        return taken
