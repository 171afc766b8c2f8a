"""As many documents as are wanted, made from those of the database without passing through it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from objects.documents import KIND
from search import registry
from search.registry import Document, Kind

MOST_HELD = 200_000
"""Some gigabytes, as our documents and as an engine's."""
COPY = 1_000_000
"""Keys of one copy of the collection: the next copy's begin here."""
NEW_WORD, NEW_MAKER = 3, 10
"""One copy in so many has a word, or a maker, that no other has: as a collection grows, so do its
vocabulary and its list of makers, though less.
"""
STRIDE = 997
"""How far from a thing that other lies whose description its copy has; prime, so as to meet all."""
FIGURES = re.compile(r"\d+")
SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou")


def grown(originals: Sequence[Document], size: int) -> Iterator[Document]:
    """So many documents: the originals, then varied copies of them, in the order of their keys."""
    for count in range(size):
        copy, at = divmod(count, len(originals))
        other = originals[(at + copy * STRIDE) % len(originals)]
        yield varied(originals[at], other, copy, count) if copy else originals[at]


def varied(document: Document, other: Document, copy: int, count: int) -> Document:
    """A copy with a number of its own, told of as another is: of things that are all the same
    nobody has ten. Now and then it has a word or a maker of its own.
    """
    word = made_up_word(count)
    texts = {**document.texts, "description": other.texts.get("description", "")}
    texts["title"] = " ".join([document.texts["title"], *other.texts["title"].split()[-1:]])
    if count % NEW_WORD == 0:
        texts["description"] += f" {word}"
    values = document.values
    if count % NEW_MAKER == 0:
        values = {**values, "maker": (*values.get("maker", ()), f"maker-{word}")}
    return replace(
        document,
        pk=copy * COPY + document.pk,
        texts=texts,
        numbers=tuple(FIGURES.sub(rf"{copy}\g<0>", number, 1) for number in document.numbers),
        values=values,
        sorts={**document.sorts, "number": f"k{copy:04} {document.sorts.get('number', '')}"},
    )


def made_up_word(count: int) -> str:
    """A word for a number, another for each."""
    word = ""
    while count or len(word) < 6:
        count, syllable = divmod(count, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word


Ready = Sequence[tuple[Kind, Document]]


@contextmanager
def collection(size: int) -> Iterator[Ready]:
    """So many objects, and what else there is, as every kind's documents within the block.

    Made and held in memory, as neither a database nor the making of copies is what is measured.
    Of more than MOST_HELD only the originals are: the rest is made when it is asked for.
    """
    before = dict(registry._kinds)
    originals = list(before[KIND].documents(None))
    many = {KIND: partial(grown, originals, size)} if size > MOST_HELD else {}
    try:
        ready = []
        for name, kind in before.items():
            of_objects = originals if many else grown(originals, size)
            documents = list(of_objects if name == KIND else kind.documents(None))
            ready += ((kind, document) for document in documents)
            everything = many.get(name) or partial(iter, documents)
            registry._kinds[name] = replace(kind, documents=partial(those, documents, everything))
        yield ready
    finally:
        registry._kinds.update(before)


def those(held: Sequence[Document], everything: Callable, pks=None) -> Iterable[Document]:
    """Every document there is, or those of some keys among the ones held."""
    return everything() if pks is None else [each for each in held if each.pk in set(pks)]
