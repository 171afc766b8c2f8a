"""The published objects around one object, and what each has to do with it, in one query."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery

from objects.models import CollectionObject, Mention, RelatedObject

MOST = 200
"""No page lists more; sets in the wild have up to a few dozen parts."""


@dataclass(frozen=True)
class Neighbours:
    """Other parts of the same thing, what a curator set beside it, what the prose links."""

    parts: list
    related: list
    mentioned: list
    mentioned_in: list


def neighbours_of(thing) -> Neighbours:
    """Every object that belongs beside this one, both ways round. Drafts and retired never."""
    found = list(_around(thing)[:MOST]) if thing.pk else []
    groups = {name: [] for name in Neighbours.__dataclass_fields__}
    for other in found:
        groups[_nearest_group(thing, other)].append(other)
    return Neighbours(**groups)


def _nearest_group(thing, other) -> str:
    """Where another object is listed: once only, by the closest thing they have in common."""
    if thing.set_key and other.set_key == thing.set_key:
        return "parts"
    if other.why is not None:
        return "related"
    return "mentioned" if other.is_mentioned else "mentioned_in"


def _around(thing):
    chosen = RelatedObject.objects.filter(collection_object=thing)
    chosen_by = RelatedObject.objects.filter(related=thing)
    # One with words is a link in the text itself.
    said = Mention.objects.filter(collection_object=thing, mentioned__isnull=False, words="")
    said_by = Mention.objects.filter(mentioned=thing)
    beside = (
        Q(pk__in=chosen.values("related"))
        | Q(pk__in=chosen_by.values("collection_object"))
        | Q(pk__in=said.values("mentioned"))
        | Q(pk__in=said_by.values("collection_object"))
    )
    if thing.set_key:
        beside |= Q(set_key=thing.set_key)
    return (
        CollectionObject.objects.published()
        .filter(beside)
        .exclude(pk=thing.pk)
        .only("object_number", "title", "slug", "set_key")
        .annotate(
            why=_why(thing),
            is_mentioned=Exists(said.filter(mentioned=OuterRef("pk"))),
            mentions_it=Exists(said_by.filter(collection_object=OuterRef("pk"))),
        )
        .in_number_order()
    )


def _why(thing):
    """What the curator wrote on either side: "" where nothing, NULL where not related."""
    either = Q(collection_object=thing, related=OuterRef("pk")) | Q(
        related=thing, collection_object=OuterRef("pk")
    )
    return Subquery(RelatedObject.objects.filter(either).order_by("-why").values("why")[:1])
