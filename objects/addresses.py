"""Where an address leads: permalinks, former ones, raw object numbers, withdrawn records."""

from objects.models import CollectionObject
from objects.numbers import fold_number, slug_of_number


def find_object(address: str) -> CollectionObject | None:
    """The object, in any state, that is meant by what stands after `/objects/`, or None.

    In this order: its slug, a former slug, its number in any case and spacing, and the number
    with other punctuation. An address of one object is never taken for another's number.
    """
    if "\x00" in address:  # PostgreSQL refuses to compare it with anything
        return None
    objects = CollectionObject.objects.select_related("replaced_by")
    folded = address.casefold()
    return (
        objects.filter(slug=folded).first()
        or objects.filter(former_addresses__slug=folded).first()
        or objects.filter(number_key=fold_number(address)).first()
        or objects.filter(slug=slug_of_number(address)).first()
    )


def public_successor(thing: CollectionObject) -> CollectionObject | None:
    """The first public record in the chain of those that replaced this one, or None.

    A chain may lead through withdrawn records, and a mistaken one in a circle.
    """
    seen = set()
    while thing and thing.pk not in seen:
        if thing.is_public:
            return thing
        seen.add(thing.pk)
        thing = thing.replaced_by
    return None


def was_public(thing: CollectionObject) -> bool:
    """Whether the public can ever have known its address."""
    return thing.live or thing.first_published_at is not None
