"""Every value of one facet, by letter or by name: all makers, not the ten commonest alone."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from objects.browsing.choices import Value, value
from objects.browsing.found import Found
from objects.browsing.names import NO_SUCH, names_of
from search.parser import text_in
from search.registry import Facet

OTHER = "0–9"
"""Stands for all names that don't begin with one of our letters."""
WITHOUT_LETTERS = 60
"""So many stand on one page, whatever they begin with."""
MOST_NAMES = 20_000
"""How many folded names are remembered, about 2 MB: each is asked for again on every page."""
MOST_NAMED = 200
"""With more names than this, somebody types another letter sooner than she reads them."""
NAMED = "named"
"""In the address, what is to be in the names."""


@dataclass(frozen=True)
class Letter:
    """A letter that some names begin with, and the address of the page with those."""

    name: str
    is_here: bool
    address: str


class AllValues:
    """The values of a facet that fit a form: those with all words of `named` in their names,
    else those under the letter asked for, or the first there is.
    """

    def __init__(self, found: Found, facet: Facet, letter: str, named: str = ""):
        self.found, self.form, self.facet = found, found.form, facet
        counts = found.result.facets[facet.name]
        self.names = names_of(
            found.form.kind, [(facet.name, slug) for slug in counts], found.result.generation
        )
        # The index may still count what was withdrawn this moment: that is named by nobody.
        self.counts = {slug: n for slug, n in counts.items() if self._name(slug) != NO_SUCH}
        self.has_letters = len(self.counts) > WITHOUT_LETTERS
        self.named = text_in(named)
        first = letter if letter in self._by_letter else next(iter(self._by_letter), "")
        self.letter = "" if self.named else first

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Slugs by the letter that their names begin with, both in order."""
        by_letter = {}
        for slug in sorted(self.counts, key=lambda slug: folded(self._name(slug))):
            by_letter.setdefault(initial(self._name(slug)), []).append(slug)
        return dict(sorted(by_letter.items(), key=lambda item: (item[0] == OTHER, item[0])))

    def _name(self, slug):
        return self.names[self.facet.name, slug]

    @property
    def letters(self) -> list[Letter]:
        if not self.has_letters:
            return []
        return [
            Letter(letter, letter == self.letter, self._address(letter))
            for letter in self._by_letter
        ]

    @property
    def own_address(self) -> str:
        """The page of these values without what narrows the list, for a form to send that."""
        return reverse("objects:choose", args=[self.facet.name])

    def _address(self, letter):
        query = urlencode({"letter": letter})
        rest = self.form.query_string
        address = self.own_address
        return f"{address}?{rest}&{query}" if rest else f"{address}?{query}"

    @property
    def values(self) -> list[Value]:
        """Those named so, those under this letter, or all of them where they are few."""
        slugs = self._named[:MOST_NAMED] if self.named else self._of_letter()
        return [value(self.facet, slug, self.form, self.counts, self.names) for slug in slugs]

    @property
    def count_named(self) -> int:
        """How many have what was typed in their names; more than are shown, maybe."""
        return len(self._named)

    @cached_property
    def _named(self) -> list[str]:
        words = folded(self.named).split()
        in_order = (slug for slugs in self._by_letter.values() for slug in slugs)
        return [slug for slug in in_order if all(w in folded(self._name(slug)) for w in words)]

    def _of_letter(self):
        return self._by_letter.get(self.letter, []) if self.has_letters else self._all()

    def _all(self):
        order = self.facet.order or (lambda slug: folded(self._name(slug)))
        return sorted(self.counts, key=order)


@lru_cache(maxsize=MOST_NAMES)
def folded(name: str) -> str:
    """A name as it is sorted: without accents, quotes and capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.casefold().strip(" '\"‘’“”([")


def initial(name: str) -> str:
    """The letter under which a name stands."""
    first = folded(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER
