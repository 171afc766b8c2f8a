"""As many documents as are wanted, made from those of the database without passing through it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from objects.documents import KIND
from search import registry
from search.registry import Document, Kind

COPY = 1_000_000
"""Keys of one copy of the collection: the next copy's begin here."""
DIFFERENT = 3
"""One copy in so many has a word and a maker that no other has: as a collection grows, so do
its vocabulary and its list of makers, though less.
"""
SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou")


class Grown:
    """A collection of `size` documents: the originals, then varied copies of them."""

    def __init__(self, originals: Sequence[Document], size: int):
        self.originals, self.size = originals, size

    def documents(self, pks: None) -> Iterator[Document]:
        """All of them, in the order of their keys."""
        return map(self._document, range(self.size))

    def _document(self, count: int) -> Document:
        copy, at = divmod(count, len(self.originals))
        return varied(self.originals[at], copy, count) if copy else self.originals[at]


def varied(document: Document, copy: int, count: int) -> Document:
    """A copy with a number of its own, and now and then with a word and a maker of its own."""
    texts, values = document.texts, document.values
    if count % DIFFERENT == 0:
        word = made_up_word(count)
        texts = {**texts, "description": f"{texts.get('description', '')} {word}"}
        values = {**values, "maker": (*values.get("maker", ()), f"maker-{word}")}
    return replace(
        document,
        pk=copy * COPY + document.pk,
        texts=texts,
        numbers=tuple(f"K{copy} {number}" for number in document.numbers),
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

    They are made and held in memory: neither a database nor the making of copies is what is
    measured.
    """
    before = dict(registry._kinds)
    originals = list(before[KIND].documents(None))
    try:
        for name, kind in before.items():
            made = Grown(originals, size) if name == KIND else kind
            held = {document.pk: document for document in made.documents(None)}
            registry._kinds[name] = replace(kind, documents=partial(those, held))
        yield [(kind, each) for kind in registry.kinds() for each in kind.documents(None)]
    finally:
        registry._kinds.update(before)


def those(held: Mapping[int, Document], pks: Iterable[int] | None = None) -> Iterable[Document]:
    """The documents of these keys, or all."""
    return held.values() if pks is None else [held[pk] for pk in pks if pk in held]
