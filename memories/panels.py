"""What stands of memories on the pages of objects, places, productions and projects."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Q
from django.urls import reverse

from contact.models import IntakeSettings
from memories.models import Memory, RecordNote
from memories.parts import bring_parts
from memories.subjects import subject_of
from objects.models import CollectionObject, Place
from objects.panels import Panel
from whatson.models import ProductionPage, ProjectPage

TOLD, ASKED = 10, 11
"""Their places among the panels: what people remember, and at once whether you do too."""
ON_TEMPLATE = "memories/production_panel.html"


@dataclass
class Asking:
    """The question to the reader: where to answer it or why not now, and what answers taught us."""

    question: str
    give: str
    closed: str
    notes: list[RecordNote] = field(default_factory=list)

    @classmethod
    def about(cls, record, closed: str, notes=()) -> "Asking":
        """The question about an object, a place or a production."""
        subject = subject_of(record)
        give = reverse(subject.give, args=[record.slug])
        return cls(subject.question, give, closed, list(notes))


def told(one: str, stands_for: str, records) -> dict[int, list[Memory]]:
    """The memories of each record by its key, in order, in two queries; also those of what it
    `stands_for`: the withdrawn records that it replaced, the other names of a place.
    """
    keys = {record.pk: record for record in records}
    of = Q(**{f"{one}__in": keys}) | Q(**{f"{one}__{stands_for}__in": keys})
    shown = Memory.objects.shown_on("object_page").filter(of).in_order()
    found = defaultdict(list)
    for memory in shown.select_related("telling").annotate(shown_for=F(f"{one}__{stands_for}")):
        own = getattr(memory, f"{one}_id")
        key = own if own in keys else memory.shown_for
        if own in keys:
            setattr(memory, one, keys[own])
        found[key].append(memory)
    bring_parts([memory for memories in found.values() for memory in memories])
    return found


def asked_of_objects(records) -> dict[int, Asking]:
    """The question for each published object, with our notes of what we learned; two queries."""
    public = [record for record in records if record.is_public]
    notes = defaultdict(list)
    for note in RecordNote.objects.filter(collection_object__in=public):
        notes[note.collection_object_id].append(note)
    closed = closed_words() if public else ""
    return {record.pk: Asking.about(record, closed, notes[record.pk]) for record in public}


def _told_behind(chosen: str):
    """How to find the memories of productions, or of projects: their own first, then those of the
    published objects `chosen` on them; of people who agreed to that, in two queries.
    """

    def load(pages) -> dict[int, list[Memory]]:
        keys = {page.pk: page for page in pages}
        of_objects = Q(**{f"{chosen}__in": keys}, collection_object__in=_published())
        shown = Memory.objects.shown_on("production").filter(Q(production__in=keys) | of_objects)
        with_things = shown.in_order().select_related("telling", "collection_object")
        found = defaultdict(dict)
        for memory in with_things.annotate(shown_for=F(chosen)):
            if memory.production_id:
                memory.production = keys[memory.production_id]
            found[memory.production_id or memory.shown_for].setdefault(memory.pk, memory)
        bring_parts([memory for memories in found.values() for memory in memories.values()])
        return {key: sorted(those.values(), key=_own_first) for key, those in found.items()}

    return load


def _published():
    return CollectionObject.objects.published().order_by().values("pk")


def _own_first(memory):
    return memory.production_id is None


def asked_of_productions(pages) -> dict[int, Asking]:
    """Whether the reader was there; one query. Before anybody may read of it, nothing is asked."""
    closed = closed_words()
    return {page.pk: Asking.about(page, closed) for page in pages if page.live}


def asked_of_places(records) -> dict[int, Asking]:
    """The question for each place; one query."""
    closed = closed_words()
    return {record.pk: Asking.about(record, closed) for record in records}


def closed_words() -> str:
    """Why nothing is taken now, and from when it is again; or "". One query, which makes no row."""
    intake = IntakeSettings.objects.first()
    return intake.words if intake and intake.is_closed_now else ""


def told_of_objects(records):
    return told("collection_object", "replaced_by", records)


def told_of_places(records):
    return told("place", "preferred", records)


PANELS = (
    Panel(CollectionObject, TOLD, "memories/told_panel.html", told_of_objects),
    Panel(CollectionObject, ASKED, "memories/asking_panel.html", asked_of_objects),
    Panel(Place, TOLD, "memories/told_panel.html", told_of_places),
    Panel(Place, ASKED, "memories/asking_panel.html", asked_of_places),
    Panel(
        ProductionPage, TOLD, ON_TEMPLATE, _told_behind("collection_object__productionobject__page")
    ),
    Panel(ProductionPage, ASKED, "memories/asking_panel.html", asked_of_productions),
    Panel(ProjectPage, TOLD, ON_TEMPLATE, _told_behind("collection_object__projectobject__page")),
)
