"""An object's facts in plain groups, as its page shows them: data, ready for the template.

Each authority appears once, under its preferred name, with its roles, and leads to its own
page, which may be indexed; dates and sets have none and lead to the list. What is unknown is
said, not left out. Runs no query on an object that came `with_public_relations()`.
"""

from dataclasses import dataclass, field

from django.urls import reverse

from objects.browsing import addresses
from objects.models.relations import Activity
from objects.when import UNDATED, when_labels, when_values


@dataclass(frozen=True)
class Value:
    """One thing that is known: its words, where they lead, and what to add in small type.

    `is_list`: they lead to a list of its like, which is not for programs.
    """

    text: str
    url: str = ""
    note: str = ""
    is_exact: bool = False  # words copied from the thing itself: every space counts
    is_list: bool = False


@dataclass(frozen=True)
class Fact:
    """What is known under one name; without values, `unknown` says that we do not know."""

    name: str
    values: list[Value] = field(default_factory=list)
    unknown: str = ""

    def __bool__(self):
        return bool(self.values or self.unknown)


@dataclass(frozen=True)
class Group:
    """Facts that belong together, under one heading."""

    title: str
    facts: list[Fact]


def fact_groups(thing) -> list[Group]:
    """The groups of facts on an object's page, in order; a group without facts is left out."""
    groups = [
        Group("What it is", what_it_is(thing)),
        Group("Who made it, where and when", makers(thing)),
        Group("What it is made of", made_of(thing)),
        Group("Words on it", words_on_it(thing)),
        Group("Size", size(thing)),
        Group("What it has to do with", connections(thing)),
        Group("Rights and credit", rights(thing)),
    ]
    kept = [Group(group.title, [fact for fact in group.facts if fact]) for group in groups]
    return [group for group in kept if group.facts]


def what_it_is(thing) -> list[Fact]:
    """Its names, how many it is, and the numbers it has besides its own."""
    count = thing.number_of_objects
    return [
        Fact("Kind of object", _terms(thing, "object_name")),
        _text("How many", f"{count:,} together" if count and count > 1 else ""),
        _text("Part of", thing.set_number, addresses.of_number(thing.set_number)),
        _text("Other number", thing.other_number),
    ]


def makers(thing) -> list[Fact]:
    """Who made it by role, where, and when; or that we do not know."""
    people = _people(thing, Activity.PRODUCTION, "Made by")
    return [
        *(people or [Fact("Made by", unknown="We don’t know who made it")]),
        Fact("Made in", _authorities(_of(thing.places, Activity.PRODUCTION), "place")),
        when(thing),
        Fact("Decade or period", _periods(thing)),
        _text("Date as written", thing.date_text if thing.date_text != thing.date_said else ""),
    ]


def when(thing) -> Fact:
    """Its date, marked where it was inferred, with what else is of those years."""
    if not thing.date_said:
        return Fact("When", unknown="We don’t know when")
    note = "from the description" if thing.date_is_inferred else ""
    years = (thing.date_earliest, thing.date_latest)
    url = "" if None in years else addresses.of_years(*years)
    return Fact("When", [Value(thing.date_said, url, note, is_list=bool(url))])


def _periods(thing):
    """What its date counts under, but for what its date says already."""
    slugs = when_values(thing.date_earliest, thing.date_latest)
    return [
        Value(words, addresses.list_address(when=slug), is_list=True)
        for slug, words in when_labels(slugs).items()
        if slug != UNDATED and words != thing.date_said
    ]


def made_of(thing) -> list[Fact]:
    """Materials, techniques and colours."""
    unknown = "We don’t know what it is made of"
    materials = _terms(thing, "material")
    return [
        Fact("Material", materials, "" if materials else unknown),
        Fact("How", _terms(thing, "technique")),
        Fact("Colour", _terms(thing, "colour")),
    ]


def words_on_it(thing) -> list[Fact]:
    """Inscriptions, exactly as they stand there."""
    return [
        Fact(
            line.position[:1].upper() + line.position[1:] or "It says",
            [Value(line.content, note=line.method, is_exact=True)],
        )
        for line in thing.inscriptions.all()
    ]


def size(thing) -> list[Fact]:
    """Measurements by what was measured, as the catalogue wrote them."""
    by_part = {}
    for dimension in thing.dimensions.all():
        part = dimension.part[:1].upper() + dimension.part[1:]
        by_part.setdefault(part, []).append(Value(_measurement(dimension)))
    facts = [Fact(part or "Measured", values) for part, values in by_part.items()]
    return facts or [Fact("Measured", unknown="Nobody has measured it yet")]


def _measurement(dimension):
    if dimension.value is None:
        return dimension.text
    return f"{dimension.value.normalize():f} {dimension.unit}".strip()


def connections(thing) -> list[Fact]:
    """People, places, events and ideas that it has to do with."""
    return [
        *_people(thing, Activity.ASSOCIATION, "People"),
        Fact("Places", _authorities(_of(thing.places, Activity.ASSOCIATION), "place")),
        _text("Event", thing.associated_event, addresses.of_phrase(thing.associated_event)),
        Fact("Shows", _terms(thing, "subject")),
        Fact("About", _terms(thing, "associated_concept")),
    ]


def rights(thing) -> list[Fact]:
    """Whom to credit, and who holds which rights."""
    url = thing.record_url
    return [
        _text("Credit", thing.credit_line),
        _text("Rights", thing.right_type),
        _text("Rights holder", thing.right_holder),
        Fact("Record elsewhere", [Value("The record at its museum", url)] if url else []),
    ]


def _text(name, text, list_of_like=""):
    value = Value(text, list_of_like, is_list=bool(list_of_like))
    return Fact(name, [value] if text.strip() else [])


def _of(links, activity):
    return [link for link in links.all() if link.activity == activity]


def _terms(thing, vocabulary):
    return _authorities(thing.terms_of(vocabulary), "term")


def _people(thing, activity, name_without_role):
    by_role = {}
    for link in _of(thing.people, activity):
        role = link.role[:1].upper() + link.role[1:] or name_without_role
        by_role.setdefault(role, []).append(link)
    return [Fact(role, _authorities(links, "person")) for role, links in by_role.items()]


def _authorities(links, kind):
    """Each authority once, by its preferred name; notes of its links are joined."""
    notes = {}
    for link in links:
        known = notes.setdefault(getattr(link, kind).shown, [])
        note = getattr(link, "note", "")
        if note and note not in known:
            known.append(note)
    return [
        Value(shown.name, reverse(f"objects:{kind}", args=[shown.slug]), "; ".join(said))
        for shown, said in notes.items()
    ]
