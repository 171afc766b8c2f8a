"""The fields of an object that a mapping may fill, and the shape of each: the one list of them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """One field. `kind` says how it is built, `beside` which further words its rows may have.

    Rows are `[value, *beside]` in this order; `said` are those of them that a mapping may say
    itself (`role = "designer"`) or have read from a column or sub-unit (`role_from`).
    """

    kind: str  # "text", "number", "date", "rows"
    beside: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    names: bool = False  # the value is a name, in which runs of spaces mean nothing


TEXT = Target("text")
TERM = Target("rows", ("note",), said=("note",), names=True)
PEOPLE = Target("rows", ("kind", "role"), said=("kind", "role"), names=True)
PLACES = Target("rows", names=True)
OBJECT_NAME = Target("rows", ("type",), said=("type",), names=True)
DIMENSION = Target("rows", ("part", "value", "unit", "mm"))
INSCRIPTION = Target("rows", ("method", "position"), said=("method", "position"))
ABOUT_IMAGES = ("caption", "creator", "licence", "rights_holder")

TARGETS = {
    "object_number": TEXT,
    "other_number": TEXT,
    "title": TEXT,
    "object_name": OBJECT_NAME,
    "number_of_objects": Target("number"),
    "brief_description": TEXT,
    "physical_description": TEXT,
    "object_history_note": TEXT,
    "object_production_date": Target("date"),
    "production_people": PEOPLE,
    "production_places": PLACES,
    "material": TERM,
    "technique": TERM,
    "colour": TERM,
    "dimension": DIMENSION,
    "inscription_content": INSCRIPTION,
    "associated_people": PEOPLE,
    "associated_places": PLACES,
    "associated_event": TEXT,
    "associated_concept": TERM,
    "subject": TERM,
    "credit_line": TEXT,
    "right_type": TEXT,
    "right_holder": TEXT,
    "record_url": TEXT,
    "image": Target("rows", ABOUT_IMAGES, said=ABOUT_IMAGES),
}
KINDS_OF_PEOPLE = ("person", "organisation")
STATES = ("published", "draft")

# Where things are kept, what they are worth and who gave them are a museum's secrets (Spectrum
# holds them in the same record). They are refused, so that no mapping publishes them by mistake.
PRIVATE = re.compile(
    r"(current|normal|storage|store|shelf)[\s_-]*location|^location$|valuation|^(object[\s_-]*)?value$"
    r"|insur|donor|depositor|lender|owners?[\s_-]*(address|contact)|^address$|purchase[\s_-]*price"
    r"|acquisition[\s_-]*(source|price)",
    re.I,
)


def is_private(name: str) -> bool:
    """Whether a column, unit or field of this name tells what must never be on the site."""
    return bool(PRIVATE.search(name.rpartition("/")[2].strip()))
