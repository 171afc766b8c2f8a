"""What an object's page shows beside the object: what belongs to it, what is like it, and where
it stands in the list one came from. All in three queries, with those for its own parts shared.
"""

from objects.browsing.walking import Walk
from objects.documents import KIND
from objects.documents.facets import TERM_FACETS
from objects.models import CollectionObject, Term
from objects.neighbours import neighbours_of
from objects.parts import Parts
from objects.querysets import TYPE
from search import keeping
from search.engines import engine
from search.query import SearchAway

ALIKE = 6
"""How many like it are shown: a row on a wide screen."""
ASKED = 3 * ALIKE
"""How many are asked for: of a set, only the part that is most like it is shown."""


class Beside:
    """One published object's page, ready: its `parts`, and the `walk` or None.

    `typed` is the address's query. The object was read with `told_for_a_page()`, after `state`.
    While search is away, nothing is like it and there is no walk.
    """

    def __init__(self, thing, typed, state: str):
        self.walk = Walk.read(typed, thing)
        now, name = state if thing.is_settled else "", f"parts-{thing.pk}"
        self.parts = keeping.find(now, [name]).get(name)
        if self.parts:
            self._bring_walk(thing)
        else:
            self.parts = self._made(thing)
            keeping.keep(now, {name: self.parts})

    def _bring_walk(self, thing):
        """What a made page brings on the way."""
        if self.walk:
            self.walk.fill(self._read(()))
            if self.walk.form.choices:
                CollectionObject.objects.all().bring_walk_relations(thing)

    def _made(self, thing) -> Parts:
        neighbours = neighbours_of(thing)
        keys = self._keys_alike(thing, {part.pk for part in neighbours.parts})
        things = self._read(keys)
        alike = one_of_each_set(things[key] for key in keys if key in things)[:ALIKE]
        if self.walk:
            self.walk.fill(things)
        CollectionObject.objects.all().bring_relations(thing, alike)
        return Parts.of(thing, neighbours, alike)

    def _keys_alike(self, thing, parts) -> list[int]:
        """The best first, without the `parts` of its own set, which stand on the page already."""
        try:
            found = engine().similar(KIND, thing.pk, ASKED + len(parts), broader_kinds(thing))
        except SearchAway:
            return []
        return [key for key in found if key not in parts][:ASKED]

    def _read(self, keys) -> dict:
        wanted = {*keys, *(self.walk.pks if self.walk else ())}
        return CollectionObject.objects.published().in_bulk(wanted) if wanted else {}


def broader_kinds(thing) -> frozenset[tuple[str, str]]:
    """What its record's type is called, as a facet's values, where it has a name beside that: a
    radio is called equipment, too, and so is a jar of pins.
    """
    told = (thing.kinds_told or "").split(",")
    names = {slug for slug in told if not slug.startswith(TYPE)}
    types = {slug.removeprefix(TYPE) for slug in told} - names
    facet = TERM_FACETS[Term.Vocabulary.OBJECT_NAME]
    return frozenset((facet, slug) for slug in types) if names else frozenset()


def one_of_each_set(things) -> list:
    """In order, without what is of the same set as one before it."""
    firsts = {}
    for thing in things:
        firsts.setdefault(thing.set_key or thing.pk, thing)
    return list(firsts.values())
