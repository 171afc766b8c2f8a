"""Numbers of other objects in an object's prose, found and kept as links."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Subquery

from objects.models import CollectionObject, Mention
from objects.numbers import slug_of_number
from objects.numbers_in_prose import find_mentions as find_numbers

PROSE = ("title", "brief_description", "physical_description", "object_history_note")
ANY_NUMBER = r"\b[A-Za-z]{2,10}(?: ?: ?| )\d(?:[\w./-]*\w)?"
"""What an object's number may look like where no mapping says: letters, then figures."""

SHORTEST = 5
"""Fewer characters than this are no safe words to look for in prose."""


def find_mentions(thing: CollectionObject, pattern: str) -> dict[str, str]:
    """The address each number in the object's prose asks for, with its words; not its own.

    Words that would be ambiguous alone (`.3` after another number) are "".
    """
    own = slug_of_number(thing.object_number)
    found: dict[str, str] = {}
    for field in PROSE:
        for mention in find_numbers(pattern, getattr(thing, field)):
            slug = slug_of_number(mention.number)[:200]
            if slug != own and not found.get(slug):
                words = mention.words[:200]
                found[slug] = words if len(words) >= SHORTEST else ""
    return found


def write_mentions(things: Iterable[CollectionObject], pattern: str = "") -> None:
    """Make the mentions of these objects what their prose says now.

    With a mapping's `pattern`, a number that no object has yet is kept and waits for it;
    without, only numbers of known objects count.
    """
    things = list(things)
    found = [
        Mention(collection_object=thing, words=words, slug=slug)
        for thing in things
        for slug, words in find_mentions(thing, pattern or ANY_NUMBER).items()
    ]
    if not pattern:
        slugs = {mention.slug for mention in found}
        known = set(CollectionObject.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        found = [mention for mention in found if mention.slug in known]
    Mention.objects.filter(collection_object__in=things).delete()
    Mention.objects.bulk_create(found)


def resolve_mentions() -> None:
    """Lead each waiting mention to the object that has its number, if it has come."""
    target = CollectionObject.objects.filter(slug=OuterRef("slug")).values("pk")[:1]
    come = Mention.objects.filter(mentioned=None).filter(Exists(target))
    come.update(mentioned=Subquery(target))
