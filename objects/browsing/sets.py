"""Parts of one set that meet on a page: one card, with the rest behind it."""

from collections.abc import Iterable


def fold_sets(things: Iterable) -> list:
    """The first of each set and whatever is in none, in order; each has the others of its set
    on this page as `folded`.
    """
    first_of, shown = {}, []
    for thing in things:
        first = first_of.setdefault(thing.set_key or thing.pk, thing)
        if first is thing:
            thing.folded = []
            shown.append(thing)
        else:
            first.folded.append(thing)
    return shown
