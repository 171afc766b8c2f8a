"""What an object is, where to see it, and how to cite it: each in a plain sentence."""

import re
from urllib.parse import urlsplit

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

OUTSIDE_LISTS = {
    "wikidata.org": "Wikidata",
    "vocab.getty.edu": "the Getty vocabularies",
    "viaf.org": "VIAF",
    "geonames.org": "GeoNames",
    "id.loc.gov": "the Library of Congress",
    "isni.org": "ISNI",
}
"""What to call the outside lists that names are looked up in."""

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


def reference(thing, site: str, permalink: str) -> str:
    """The same in one line of BibTeX, which every reference manager takes."""
    makers = [
        link.person.shown for link in thing.people.all() if link.activity == Activity.PRODUCTION
    ]
    fields = {
        "author": " and ".join(dict.fromkeys(_in_braces(maker) for maker in makers)),
        "title": _in_braces(thing.name),
        "year": thing.date_said if re.fullmatch(r"\d{4}", thing.date_said) else "",
        "note": f"Object number {_plain(thing.object_number)}",
        "publisher": _plain(site),
        "url": permalink,
    }
    said = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{thing.slug}, {said}}}"


def coordinates(place) -> str:
    """Where a place is, in words: "51.47° north, 0.16° west"; "" if the record does not say."""
    latitude, longitude = getattr(place, "latitude", None), getattr(place, "longitude", None)
    if latitude is None or longitude is None:
        return ""
    north = f"{abs(latitude):.2f}° {'north' if latitude >= 0 else 'south'}"
    return f"{north}, {abs(longitude):.2f}° {'east' if longitude >= 0 else 'west'}"


def outside_list(address: str) -> str:
    """What to call the list in which an outside address is: its name, else its host."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return OUTSIDE_LISTS.get(host, host)


def _plain(text):
    """Without what BibTeX would take for a sign of its own."""
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\~^]", "", text))


def _in_braces(text):
    """Kept as it is written: an organisation's name is not turned round, no capital is lost."""
    text = getattr(text, "name", text)
    return f"{{{_plain(text)}}}"


def said_short(thing) -> str:
    """Kind and date for a card: "Radio, 1950s (as described)"."""
    kind = thing.kind_of_object if thing.title else ""
    return ", ".join(filter(None, [kind, _date(thing, "as described")]))


def _date(thing, note="from the description"):
    mark = f" ({note})" if thing.date_is_inferred else ""
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
