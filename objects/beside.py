"""What an object's page shows beside the object: what belongs to it, what is like it, and where
it stands in the list one came from. All in three queries, with those for its own parts shared.
"""

from objects.browsing.walking import Walk
from objects.documents import KIND
from objects.models import CollectionObject
from objects.neighbours import neighbours_of
from search.engines import engine
from search.query import SearchAway

ALIKE = 6
"""How many like it are shown: a row on a wide screen."""
ASKED = 3 * ALIKE
"""How many are asked for: of a set, only the part that is most like it is shown."""


class Beside:
    """Everything around one published object, ready for its page; brings its own parts as well.

    `typed` is the address's query. While search is away, `alike` is empty and `walk` None.
    """

    def __init__(self, thing, typed):
        self.neighbours = neighbours_of(thing)
        self.walk = Walk.read(typed, thing)
        keys = self._keys_alike(thing)
        things = self._read(keys)
        self.alike = one_of_each_set(things[key] for key in keys if key in things)[:ALIKE]
        if self.walk:
            self.walk.fill(things)
        CollectionObject.objects.all().bring_relations(thing, self.alike)

    def _keys_alike(self, thing) -> list[int]:
        """The best first, without the parts of its own set, which stand on the page already."""
        parts = {part.pk for part in self.neighbours.parts}
        try:
            found = engine().similar(KIND, thing.pk, ASKED + len(parts))
        except SearchAway:
            return []
        return [key for key in found if key not in parts][:ASKED]

    def _read(self, keys) -> dict:
        wanted = {*keys, *(self.walk.pks if self.walk else ())}
        return CollectionObject.objects.published().in_bulk(wanted) if wanted else {}


def one_of_each_set(things) -> list:
    """In order, without what is of the same set as one before it."""
    firsts = {}
    for thing in things:
        firsts.setdefault(thing.set_key or thing.pk, thing)
    return list(firsts.values())
