"""Which objects one can ask to see, and how people say which they mean."""

import re

from objects.models import CollectionObject
from objects.numbers import fold_number

MOST = 12
"""As many as one can look at in one visit."""
STANDS_ELSEWHERE = (CollectionObject.Whereabouts.ON_SHOW, CollectionObject.Whereabouts.ON_LOAN)
ADDRESS = re.compile(r"/objects/([^/?#\s]+)/?")


def is_to_be_asked_for(thing: CollectionObject) -> bool:
    """Whether it is in the store, as far as anybody has said: what is on show needs no asking."""
    return thing.is_public and thing.whereabouts not in STANDS_ELSEWHERE


def found(line: str) -> CollectionObject | None:
    """The published object of this number, or at this address of ours."""
    published = CollectionObject.objects.published()
    if address := ADDRESS.search(line):
        return published.filter(slug=address[1]).first()
    return published.filter(number_key=fold_number(line)).first()


def asked_for(slugs) -> list[CollectionObject]:
    """Those in an address; what makes no sense in it is passed over."""
    chosen = list(dict.fromkeys(slugs))[:MOST]
    things = CollectionObject.objects.published().filter(slug__in=chosen)
    return sorted(filter(is_to_be_asked_for, things), key=lambda thing: chosen.index(thing.slug))
