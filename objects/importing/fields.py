"""The one list of what an import may set, and how each is read, compared and written.

A field's *plain value* is JSON: text, a number, or a list of rows of texts. The same shape
comes from a mapped source row and from the database, so that file, last import and
database can be compared.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from objects.models import (
    CollectionObject,
    Dimension,
    Inscription,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    Person,
    Place,
    Term,
)
from objects.models.relations import Activity

Plain = Any
DATE_COLUMNS = ("date_text", "date_edtf", "date_earliest", "date_latest", "date_certainty")
LARGEST_MEASURE = Decimal(10) ** 9
"""A figure from here on is a slip of the keyboard: its text is kept, without a value."""


@dataclass(frozen=True)
class Field:
    """One thing an import sets. `columns`: of the object; `rows`: the model that hangs on it."""

    name: str
    label: str
    read: Callable[[CollectionObject], Plain]
    empty: Plain
    columns: tuple[str, ...] = ()
    rows: type | None = None
    same: Callable[[Plain], Plain] = lambda value: value

    def equal(self, one: Plain, other: Plain) -> bool:
        """Whether two plain values mean the same."""
        return self.same(one) == self.same(other)


def _column(name, label, empty=""):
    return Field(name, label, lambda thing: getattr(thing, name), empty, columns=(name,))


def _date(thing):
    return [getattr(thing, column) for column in DATE_COLUMNS]


def _terms(vocabulary):
    is_name = vocabulary == Term.Vocabulary.OBJECT_NAME

    def read(thing):
        links = thing.terms_of(vocabulary)
        return [[link.term.name, _type(link) if is_name else link.note] for link in links]

    label = Term.Vocabulary(vocabulary).label
    return Field(str(vocabulary), label, read, [], rows=ObjectTerm)


def _type(link):
    return "type" if link.is_type else ""


def _people(name, label, activity):
    def read(thing):
        links = [link for link in thing.people.all() if link.activity == activity]
        return [[link.person.name, link.person.kind, link.role] for link in links]

    # Whether a name is a person or an organisation belongs to the authority, which a
    # curator may have put right; it is no news of the record.
    return Field(
        name, label, read, [], rows=ObjectPerson, same=lambda rows: [[r[0], r[2]] for r in rows]
    )


def _places(name, label, activity):
    def read(thing):
        return [[link.place.name] for link in thing.places.all() if link.activity == activity]

    return Field(name, label, read, [], rows=ObjectPlace)


def _dimensions(thing):
    return [
        [row.text, row.part, figure(row.value), row.unit, figure(row.value_mm)]
        for row in thing.dimensions.all()
    ]


def figure(number: Decimal | None) -> str:
    """A measurement as its shortest decimal text, "" for none."""
    return "" if number is None else f"{number.normalize():f}"


def _measures(rows):
    return [[r[0], r[1], figure(measure(r[2])), r[3], figure(measure(r[4]))] for r in rows]


def measure(text: str) -> Decimal | None:
    """A decimal text as it is stored: four places, nothing beyond `LARGEST_MEASURE`."""
    if not text or abs(Decimal(text)) >= LARGEST_MEASURE:
        return None
    return round(Decimal(text), 4)


def _inscriptions(thing):
    return [[row.content, row.method, row.position] for row in thing.inscriptions.all()]


def _without_ours(rows):
    """A file says nothing of what is written here (alt text, may be shown): only undo needs it."""
    return [row[:6] for row in rows]


def _images(thing):
    """Only what came from a catalogue; a picture that a curator added is not the import's."""
    links = [link for link in thing.object_images.all() if link.source_name]
    return [
        [
            link.source_name,
            link.caption,
            link.creator,
            link.licence,
            link.rights_holder,
            link.image.received_hash,
            link.alt_text,
            link.may_show,
        ]
        for link in links
    ]


FIELDS = {
    field.name: field
    for field in (
        _column("object_number", "object number"),
        _column("other_number", "other number"),
        _column("set_number", "part of"),
        _column("title", "title"),
        _column("number_of_objects", "number of objects", None),
        _column("brief_description", "description"),
        _column("physical_description", "physical description"),
        Field(
            "object_production_date", "date", _date, ["", "", None, None, ""], columns=DATE_COLUMNS
        ),
        _column("associated_event", "event"),
        _column("object_history_note", "history"),
        _column("credit_line", "credit line"),
        _column("right_type", "rights"),
        _column("right_holder", "rights holder"),
        _column("record_url", "record elsewhere"),
        *(_terms(vocabulary) for vocabulary in Term.Vocabulary),
        _people("production_people", "made by", Activity.PRODUCTION),
        _people("associated_people", "people", Activity.ASSOCIATION),
        _places("production_places", "made in", Activity.PRODUCTION),
        _places("associated_places", "places", Activity.ASSOCIATION),
        Field("dimension", "size", _dimensions, [], rows=Dimension, same=_measures),
        Field("inscription_content", "inscription", _inscriptions, [], rows=Inscription),
        Field("image", "picture", _images, [], rows=ObjectImage, same=_without_ours),
    )
}

RELATIONS = (
    "people__person",
    "places__place",
    "terms__term",
    "dimensions",
    "inscriptions",
    "object_images__image",
)
"""What must be prefetched before fields are read of many objects."""

NAME_LENGTH = 500
LENGTHS = {
    column.name: column.max_length
    for column in CollectionObject._meta.concrete_fields
    if getattr(column, "max_length", None)
}
ROW_LENGTHS = {
    ObjectTerm: (NAME_LENGTH, 500),
    ObjectPerson: (NAME_LENGTH, 20, 100),
    ObjectPlace: (NAME_LENGTH,),
    Dimension: (500, 200, None, 50, None),
    Inscription: (None, 500, 500),
    ObjectImage: (500, None, 500, 500, 500, 64),
}
"""How many characters fit in each text of a row; None: any number."""


def read_all(thing: CollectionObject, names) -> dict[str, Plain]:
    """The plain values of an object whose `RELATIONS` are prefetched."""
    return {name: FIELDS[name].read(thing) for name in names}


def too_long(values: dict[str, Plain]) -> list[tuple[str, str]]:
    """Fields whose text does not fit, with a sentence that says so."""
    return [
        (name, f"{length:,} characters long; at most {limit} fit here.")
        for name, value in values.items()
        for length, limit in _overflows(FIELDS[name], value)
    ]


def _overflows(field: Field, value: Plain):
    if field.rows:
        for row in value:
            for text, limit in zip(row, ROW_LENGTHS[field.rows], strict=False):
                if limit and len(text) > limit:
                    yield len(text), limit
        return
    texts = value if isinstance(value, list) else [value]
    for column, text in zip(field.columns, texts, strict=True):
        if isinstance(text, str) and column in LENGTHS and len(text) > LENGTHS[column]:
            yield len(text), LENGTHS[column]


AUTHORITIES = {ObjectTerm: Term, ObjectPerson: Person, ObjectPlace: Place}
