"""How memories are found: by the words that people used, by who says them and what they are of.

Words in another language are searched as they were written: English endings are none of theirs.
What is shown is read from the database each time, of what may be seen in a search.
"""

from collections.abc import Iterable, Iterator, Mapping

from memories.models import Memory
from memories.parts import bring_parts
from memories.sentences import HIDDEN
from memories.why import add_sentences
from objects.documents import KIND as OBJECT
from objects.models import Place
from search.records import in_order
from search.registry import Document, Facet, Field, Kind, Sort, extend, register

KIND = "memory"
SURFACE = "search"
BATCH = 500
LAST = 10**10

FIELDS = (
    Field("memory_of", 3, "what it is a memory of", label="what it is about"),
    Field(
        "told",
        5,
        "the words people used themselves",
        ("told", "remembers"),
        label="what they said",
        tells="prose",
        is_remembered=False,
    ),
    Field(
        "told_untranslated",
        5,
        "the words people used themselves, in another language than English",
        label="what they said",
        tells="prose",
        is_stemmed=False,
        is_remembered=False,
    ),
    Field(
        "told_by",
        2,
        "who says it, how they know, when and where it was",
        ("teller",),
        label="who says it",
        tells="mark",
        is_remembered=False,
    ),
    Field(
        "answered",
        1,
        "what the museum answered",
        label="the museum’s answer",
        tells="prose",
        is_remembered=False,
    ),
)
"""Every text of a memory that is searched; weights multiply a word's score."""

SORTS = (Sort("newest", "Newest first"),)


def public():
    """The memories that a search may show now."""
    return Memory.objects.shown_on(SURFACE)


def with_subjects(memories):
    """Memories with what their name is made of."""
    return memories.select_related("telling", "collection_object", "place__preferred", "production")


def documents(pks: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of those that may be found among `pks`, or of all; two queries for some."""
    keys = public().order_by("pk").values_list("pk", flat=True) if pks is None else pks
    keys = sorted(keys)
    for start in range(0, len(keys), BATCH):
        found = with_subjects(public().filter(pk__in=keys[start : start + BATCH]))
        for memory in bring_parts(list(found.order_by("pk"))):
            yield _document(memory)


def _document(memory) -> Document:
    newest = LAST - int(memory.published_at.timestamp()) if memory.published_at else LAST
    return Document(memory.pk, _texts(memory), sorts={"newest": f"{newest:011d}"})


def _texts(memory) -> dict[str, str]:
    telling = memory.telling
    said = [telling.words, *(file.transcript for file in memory.shown_files)]
    others = [telling.content_note, *(file.description for file in memory.shown_files)]
    in_english = [telling.translation, *others]
    if memory.is_in_english:
        in_english, said = [*said, *in_english], []
    return {
        "memory_of": memory.name,
        "told": _lines(in_english),
        "told_untranslated": _lines(said),
        "told_by": _lines([telling.who_says, telling.where]),
        "answered": _lines(answer.text for answer in memory.answers),
    }


def _lines(texts) -> str:
    return "\n".join(text.replace(HIDDEN, " ") for text in texts if text)


def texts(pks: Iterable[int]) -> dict[int, dict[str, str]]:
    """The words to mark what was found in, by field, in two queries."""
    return {document.pk: dict(document.texts) for document in documents(pks)}


def cards(pks: Iterable[int]) -> list[Memory]:
    """These in this order, with what their cards show, in two queries."""
    return bring_parts(in_order(with_subjects(public()), pks))


register(
    Kind(
        name=KIND,
        label="Memories",
        model=Memory._meta.label,
        public=public,
        documents=documents,
        texts=texts,
        fields=FIELDS,
        sorts=SORTS,
        default_sort="newest",
        card="memories/memory_found.html",
        cards=cards,
        explain=add_sentences,
    )
)


# What memories add to objects and places


def has_memories_labels(slugs: Iterable[str]) -> dict[str, str]:
    """What to call whether anybody remembers something of an object."""
    said = {"yes": "With memories", "no": "Without memories"}
    return {slug: said[slug] for slug in slugs if slug in said}


def own_memories(record, slugs: Iterable[str]) -> dict[str, str]:
    """It is called the same on every object."""
    return has_memories_labels(slugs)


def has_memories(pks: list[int]) -> Mapping[int, tuple[Mapping, Mapping]]:
    """For each of these objects whether anybody's memory of it may be found; one query."""
    told = public().of_records("collection_object", pks)
    remembered = set(told.values_list("collection_object", flat=True))
    return {pk: ({}, {"memories": ("yes" if pk in remembered else "no",)}) for pk in pks}


def memories_of_objects(pks: Iterable[int]) -> dict[str, list[int]]:
    """The memories of these objects, whose names and whose being seen follow them."""
    return _memories(collection_object__in=list(pks))


def memories_of_places(pks: Iterable[int]) -> dict[str, list[int]]:
    """The memories of these places and of their other names."""
    keys = list(pks)
    variants = Place.objects.filter(preferred__in=keys).values_list("pk", flat=True)
    return _memories(place__in=[*keys, *variants])


def _memories(**of) -> dict[str, list[int]]:
    return {KIND: list(Memory.objects.filter(**of).values_list("pk", flat=True))}


MEMORIES = Facet(
    "memories",
    "Memories",
    has_memories_labels,
    phrase=", {}",
    phrase_place=8,
    is_lower=True,
    own=own_memories,
    offered=("yes",),
)

extend(OBJECT, facets=(MEMORIES,), add=has_memories, followers=memories_of_objects)
extend("place", followers=memories_of_places)
