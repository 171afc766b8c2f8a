"""Where nothing was found: the names under which there is something."""

from collections import defaultdict
from dataclasses import replace

from rapidfuzz import fuzz, process

from objects.browsing.form import SearchForm
from objects.browsing.names import names_of
from search.finding import find
from search.registry import Kind
from search.understanding.english import is_english
from search.understanding.synonyms import leading
from search.ways_on import Near
from search.words import SMALL, split, stem

MOST = 6
ALIKE = 80
"""Of a hundred: how alike a word must be to one in a name."""
SHORTEST = 4
"""Letters of a word that others may be like."""


def nearest(form: SearchForm) -> list[Near]:
    """Names of kinds, materials, makers… that share a word with what was typed, or have one spelt
    much like it; the nearest first, then those with most things.
    """
    words = [word for _, _, word in split(form.text) if word not in SMALL]
    if not words:
        return []
    everything = find(replace(SearchForm().query(page=1), size=0))
    names = _all_names(form.kind, everything)
    nearness = _nearness(words, names)
    counts = everything.facets
    best = sorted(nearness, key=lambda at: (-nearness[at], -counts[at[0]][at[1]], names[at]))
    return [_near(form, choice, names, counts) for choice in best[:MOST]]


def _all_names(kind: Kind, everything) -> dict[tuple[str, str], str]:
    """What all values are called that have names of their own: no decades, no "with a picture"."""
    named = (facet.name for facet in kind.facets if facet.moved)
    choices = [(facet, slug) for facet in named for slug in everything.facets[facet]]
    return names_of(kind, choices, everything.generation)


def _nearness(words, names) -> dict[tuple[str, str], float]:
    """How near each of the names is that has anything of the words."""
    having, lengths = defaultdict(set), {}
    for choice, name in names.items():
        stems = {stem(word) for _, _, word in split(name)}
        lengths[choice] = len(stems)
        for each in stems:
            having[each].add(choice)
    nearness = defaultdict(float)
    for word in {stem(word): word for word in words}.values():
        for other, alike in _like(word, having).items():
            for choice in having[other]:
                nearness[choice] += alike / lengths[choice] ** 0.5
    return nearness


def _like(word: str, having) -> dict[str, float]:
    """The word itself, if any name has it, else those that are spelt much like it, unless it is
    right as it is: a mangle is near to no mango.
    """
    root = stem(word)
    if root in having:
        return {root: 1.0}
    if len(root) < SHORTEST or is_english(word) or leading().has(word):
        return {}
    found = process.extract(root, list(having), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    return {other: alike / 100 for other, alike, _ in found if len(other) >= SHORTEST}


def _near(form, choice, names, counts) -> Near:
    facet, slug = choice
    return Near(
        facet=form.kind.facet(facet).label,
        name=names[choice],
        count=counts[facet][slug],
        address=SearchForm(choices=(choice,), view=form.view).address,
    )
