"""What any index holds of a record, whatever the engine: its key, its words, its numbers."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from search.engines.base import NONE, Broad
from search.engines.weights import BROADER, ENOUGH
from search.query import Key
from search.registry import Document, Facet, Kind
from search.words import (
    GAP,
    SMALL,
    held,
    held_once,
    number_forms,
    number_key,
    short_numbers,
    stem,
    words_for_index,
)

LAST = "\U0010fffd"
"""Sorts after every value: for records that have none."""
STARTS = 60  # letters of a title that a suggestion may be found by
MOST_IN_ORDER = 1000  # letters of a value that records are ordered by
DIGEST = 7  # bytes: what both engines hold as a whole number
MOST_TYPED = 5  # words of a title that a new index is tried with
MOST_LIKE = 20  # words of a title that similar records are sought by
SAYS_NOTHING = frozenset(map(stem, SMALL))


class Shared(NamedTuple):
    """A value by which records may be alike, and how much it counts: `is_flat` however rare."""

    facet: str
    slug: str
    weight: float
    is_flat: bool


Values = list[Shared]


def key_of(kind: str, pk: int) -> str:
    """One word that names a record; keys of a kind sort as their numbers."""
    return f"{kind}:{pk:020d}"


def pk_of(key: str) -> Key:
    """The kind and the primary key that a key names."""
    kind, _, pk = key.rpartition(":")
    return kind, int(pk)


def texts_held(kind: Kind, document: Document) -> Iterator[tuple[str, str, str]]:
    """Each text's field, its words with spaces between, and the same words without endings, but
    whole where the words may be of any language.
    """
    fields = {field.name: field for field in kind.fields}
    for name, text in document.texts.items():
        if text:
            field = fields[name]
            words, stems = held(text) if field.is_remembered else held_once(text)
            yield name, words, stems if field.is_stemmed else words


def numbers_held(document: Document) -> list[str]:
    """Every form of the numbers, and the whole ones marked: `=` its own, `~` another, or what
    people call its own for short.
    """
    forms = [form for number in document.numbers for form in number_forms(number)]
    keys = [number_key(number) for number in document.numbers]
    own = [f"={key}" for key in keys[:1]]
    others = [f"~{name}" for key in keys for name in (key, *short_numbers(key))]
    return list(dict.fromkeys(forms + own + others))


def starts_held(document: Document, key: str) -> list[str]:
    """What its numbers and its title begin with, each ending in the key."""
    title = next(iter(document.texts.values()), "")
    beginnings = [number_key(number) for number in document.numbers] + [folded_start(title)]
    return [f"{start}\0{key}" for start in dict.fromkeys(beginnings) if start]


def key_in(value: str) -> Key:
    """The record that such a beginning, or a value to order by, belongs to."""
    return pk_of(value.rpartition("\0")[2])


def folded_start(text: str) -> str:
    """How a title begins, as suggestions compare it."""
    words = words_for_index(text[: 2 * STARTS])
    return " ".join(words[: words.index(GAP)] if GAP in words else words)[:STARTS]


def order_held(document: Document, sort: str, key: str) -> str:
    """What stands for a record in an order: ends in its key, so that no two are the same."""
    return f"{(document.sorts.get(sort) or LAST)[:MOST_IN_ORDER]}\0{key}"


def digest(document: Document) -> int:
    """A number that tells one document from another, so that what an index holds of a record
    can be compared with what it should hold.
    """
    said = repr(_in_order(document)).encode(errors="replace")
    return int.from_bytes(blake2b(said, digest_size=DIGEST).digest(), "big")


def _in_order(document: Document) -> list:
    """Everything in it, whatever order its parts were read in."""
    values = {facet: sorted(slugs) for facet, slugs in document.values.items() if slugs}
    parts = (document.texts, values, document.spans, document.sorts)
    return [document.pk, document.numbers, *(sorted(part.items()) for part in parts)]


# What makes records alike


def title_words(document: Document) -> tuple[str, list[str]]:
    """The first text's field, and the stems in it by which similar records are sought."""
    field, title = next(iter(document.texts.items()), ("", ""))
    return field, title_stems(held(title)[1])


def title_stems(stems: str) -> list[str]:
    """Those of a title's stems by which similar records are sought."""
    words = dict.fromkeys(word for word in stems.split() if word != GAP)
    return list(words)[:MOST_LIKE]


def says_much(word: str) -> bool:
    """A title's "the" is in every other title, and "2 of 4" made all second parts alike."""
    return word not in SAYS_NOTHING and not word.isdigit()


def values_alike(
    kind: Kind, facets: dict[str, list[str]], broad: Broad = NONE
) -> tuple[Values, Values]:
    """The values that are enough to be alike, and those that only tell more from less alike."""
    enough, finer = [], []
    for facet in kind.facets:
        slugs = facets.get(facet.name, ()) if facet.weight else ()
        # What two things both lack is nothing that they share.
        missing = facet.range.missing if facet.range else None
        values = enough if facet.weight >= ENOUGH else finer
        values += [_shared(facet, slug, broad) for slug in slugs if slug != missing]
    return enough, finer


def _shared(facet: Facet, slug: str, broad: Broad) -> Shared:
    is_broad = (facet.name, slug) in broad
    weight = facet.weight * (BROADER if is_broad else 1)
    return Shared(facet.name, slug, weight, facet.is_steady or is_broad)


def typed_for(document: Document) -> Iterator[str]:
    """What to type to find a record: nothing that a parser could read in two ways."""
    number = number_key(document.numbers[0]) if document.numbers else ""
    if number[:1].isalnum() and any(letter.isdigit() for letter in number):
        yield number
    title = next(iter(document.texts.values()), "")
    plain = [word for word in words_for_index(title) if word.isascii() and word.isalnum()]
    if plain:
        yield " ".join(plain[:MOST_TYPED])


def batches(things: Iterable, size: int) -> Iterator[list]:
    """The same things, so many at a time."""
    things = iter(things)
    while batch := list(islice(things, size)):
        yield batch
