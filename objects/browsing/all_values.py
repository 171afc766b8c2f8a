"""Every value of one facet, by letter: all makers, not the ten commonest alone."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from objects.browsing.choices import Value, value
from objects.browsing.found import Found
from objects.browsing.names import names_of
from search.registry import Facet

OTHER = "0–9"
"""Stands for all names that don't begin with one of our letters."""
WITHOUT_LETTERS = 60
"""So many stand on one page, whatever they begin with."""
MOST_NAMES = 20_000
"""How many folded names are remembered, about 2 MB: each is asked for again on every page."""


@dataclass(frozen=True)
class Letter:
    """A letter that some names begin with, and the address of the page with those."""

    name: str
    is_here: bool
    address: str


class AllValues:
    """The values of a facet that fit a form, under the letter asked for or the first there is."""

    def __init__(self, found: Found, facet: Facet, letter: str):
        self.found, self.form, self.facet = found, found.form, facet
        self.counts = found.result.facets[facet.name]
        self.names = names_of(
            found.form.kind,
            [(facet.name, slug) for slug in self.counts],
            found.result.generation,
        )
        self.has_letters = len(self.counts) > WITHOUT_LETTERS
        self.letter = letter if letter in self._by_letter else next(iter(self._by_letter), "")

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

    def _address(self, letter):
        query = urlencode({"letter": letter})
        rest = self.form.query_string
        address = reverse("objects:choose", args=[self.facet.name])
        return f"{address}?{rest}&{query}" if rest else f"{address}?{query}"

    @property
    def values(self) -> list[Value]:
        """Those under this letter, or all of them where they are few."""
        slugs = self._by_letter.get(self.letter, []) if self.has_letters else self._all()
        return [value(self.facet, slug, self.form, self.counts, self.names) for slug in slugs]

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
