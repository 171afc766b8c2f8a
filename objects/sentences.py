"""What an object is, where to see it, and how to cite it: each in a plain sentence."""

from objects.models import CollectionObject
from objects.models.relations import Activity

MADE = {
    "": "made by",
    "artist": "by",
    "author": "written by",
    "designer": "designed by",
    "editor": "edited by",
    "maker": "made by",
    "made for": "made for",
    "manufacturer": "made by",
    "photographer": "photographed by",
    "printer": "printed by",
    "publisher": "published by",
}
"""A role in production, as a sentence says it; any other stands in brackets after the name."""

WHEREABOUTS = {
    CollectionObject.Whereabouts.IN_STORE: "It is in our store, not on show.",
    CollectionObject.Whereabouts.ON_SHOW: "It is on show.",
    CollectionObject.Whereabouts.ON_LOAN: "It is on loan and not here at the moment.",
}

LONGEST_KIND = 60


def what_it_is(thing) -> str:
    """Kind, makers and date in one sentence; what is unknown is said in a second.

    "Radio, designed by Wells Coates, made by Ekco, about 1935."
    """
    kind = thing.kind_of_object[:LONGEST_KIND]
    made, date = _makers(thing), _date(thing)
    known = ", ".join(filter(None, [kind, *made, date])) or "an object"
    sentence = f"{known[:1].upper()}{known[1:]}."
    missing = [words for words, known in (("who made it", made), ("when", date)) if not known]
    return f"{sentence} We don’t know {' or '.join(missing)}." if missing else sentence


def where_it_is(thing) -> str:
    """Where to see it, in a sentence; "" where nobody has said."""
    if not thing.whereabouts:
        return ""
    if thing.whereabouts_note and thing.whereabouts == CollectionObject.Whereabouts.ON_SHOW:
        return f"On show {thing.whereabouts_note.rstrip('.')}."
    note = f" {thing.whereabouts_note}" if thing.whereabouts_note else ""
    return WHEREABOUTS[thing.whereabouts] + note


def citation(thing, site: str, permalink: str) -> str:
    """How to refer to it: name, number, collection, and the address that stays."""
    return f"{thing.name}, object number {thing.object_number}, {site}, {permalink}"


def said_short(thing) -> str:
    """Kind and date for a card: "Radio, 1950s (from the description)"."""
    kind = thing.kind_of_object if thing.title else ""
    return ", ".join(filter(None, [kind, _date(thing)]))


def _date(thing):
    mark = " (from the description)" if thing.date_is_inferred else ""
    return f"{thing.date_said}{mark}" if thing.date_said else ""


def _makers(thing):
    by_role = {}
    for link in thing.people.all():
        if link.activity == Activity.PRODUCTION:
            names = by_role.setdefault(link.role.casefold(), [])
            name = _said_name(link.person.shown)
            if name not in names:
                names.append(name)
    return [_made(role, names) for role, names in by_role.items()]


def _said_name(person):
    """A person's name as people say it: "Feakes, Ernest" is Ernest Feakes."""
    last, comma, first = person.name.partition(", ")
    if person.kind == person.Kind.PERSON and comma and "," not in first:
        return f"{first} {last}"
    return person.name


def _made(role, names):
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{MADE[role]} {listed}" if role in MADE else f"{listed} ({role})"
