"""Objects, as they are chosen."""

import re

from objects.addresses import find_object, public_successor
from objects.admin.widgets import said_in_form
from objects.chooser.choosable import Choosable, Narrowing
from objects.chooser.lights import CATALOGUE, STORY
from objects.documents import KIND
from objects.models import CollectionObject
from objects.sharing.short_links import pk_of

AT_OBJECTS = re.compile(r"(?:^|/)objects/([^?#]+?)/?(?:[?#]|$)")
AT_SHORT = re.compile(r"(?:^|/)o/([^/?#]+)/?(?:[?#]|$)")
EDITS = "objects.change_collectionobject"
EXHIBITION = "exhibition"


def visible(user, use: str):
    """What the public may see; for those who edit the catalogue, drafts as well. What was
    withdrawn is not chosen for the catalogue, and stands in a story's window with the reason.
    """
    if not user.has_perm(EDITS):
        return CollectionObject.objects.published().in_number_order()
    objects = CollectionObject.objects.in_number_order()
    return objects.filter(retired_at=None) if use == CATALOGUE else objects


def hidden(objects):
    """What the public may not see, which no search finds."""
    return objects.exclude(pk__in=CollectionObject.objects.published())


def named(text: str) -> CollectionObject | None:
    """The object at an address of ours, long or short, or with this number; where it was replaced,
    what readers are led to.
    """
    if short := AT_SHORT.search(text):
        thing = CollectionObject.objects.filter(pk=pk_of(short[1])).first()
    else:
        found = AT_OBJECTS.search(text)
        thing = find_object(found[1] if found else text)
    return thing and (public_successor(thing) or thing)


def bring(things) -> None:
    """What a tile shows, in three queries."""
    CollectionObject.objects.all().bring_card_relations(things)


OBJECTS = Choosable(
    kind=KIND,
    model=CollectionObject,
    uses=(CATALOGUE, STORY, EXHIBITION),
    visible=visible,
    hidden=hidden,
    named=named,
    bring=bring,
    said=said_in_form,
    tile="objects/chooser/object_tile.html",
    hint="Words, a number, or an address",
    narrowings=(
        Narrowing("unseen", "Nobody has looked at it", lambda objects: objects.never_seen()),
    ),
)
