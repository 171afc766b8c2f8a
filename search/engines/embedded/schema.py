"""What the embedded index holds of a record, made from the registered kinds.

A text is held twice, word for word (`exact_`) and without endings (`stem_`), both split by
`search.words`. Facets, numbers and sorts are plain words.
"""

import json
import zlib
from functools import cache
from hashlib import sha256

from tantivy import Document as IndexDocument
from tantivy import Schema, SchemaBuilder, __version__

from search.engines.holding import (
    digest,
    key_of,
    numbers_held,
    order_held,
    starts_held,
    texts_held,
    title_words,
)
from search.registry import Document, Kind, kinds

VERSION = 5
"""Raise it when what is written below changes: an index of another version is rebuilt."""


def build_schema(of: tuple[Kind, ...] | None = None) -> Schema:
    """The schema for these kinds (else all that are registered)."""
    builder = SchemaBuilder()
    for name in ("key", "starts", "has"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("kind", *_named("facet_", of, "facets")):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in _named("sort_", of, "sorts"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("numbers", tokenizer_name="whitespace", index_option="basic")
    for name in _named("", of, "fields"):
        builder.add_text_field(f"exact_{name}", tokenizer_name="whitespace")
        # With places, as other ways to say a word may be several words in a row.
        builder.add_text_field(f"stem_{name}", tokenizer_name="whitespace")
    for name in ("pk", "kind_code", "digest", *range_fields(of)):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("likeness", stored=True)
    return builder.build()


def _named(prefix: str, of, attribute: str) -> list[str]:
    """The names that any kind has, each once."""
    names = [part.name for kind in of or kinds() for part in getattr(kind, attribute)]
    return [prefix + name for name in dict.fromkeys(names)]


def range_fields(of=None) -> list[str]:
    names = dict.fromkeys(name for kind in of or kinds() for name in kind.ranges)
    return [f"{name}_{end}" for name in names for end in ("from", "to")]


def fingerprint() -> str:
    """Tells whether an index was made for the kinds that are registered now, by this tantivy."""
    shape = [
        (kind.name, kind.ranges, [part.name for part in (*kind.fields, *kind.facets, *kind.sorts)])
        for kind in sorted(kinds(), key=lambda kind: kind.name)
    ]
    return sha256(json.dumps([VERSION, __version__, shape]).encode()).hexdigest()[:16]


@cache
def kind_code(name: str) -> int:
    """A number for a kind: numbers of many hits are read at once, texts one by one."""
    return zlib.crc32(name.encode())


def index_document(kind: Kind, document: Document) -> IndexDocument:
    """A record as tantivy is to hold it."""
    key = key_of(kind.name, document.pk)
    values = {
        "kind": [kind.name],
        "key": [key],
        "pk": [document.pk],
        "kind_code": [kind_code(kind.name)],
        "digest": [digest(document)],
        "has": list(document.spans),
    }
    for field, words, stems in texts_held(kind, document):
        values[f"exact_{field}"], values[f"stem_{field}"] = [words], [stems]
    values["numbers"] = [" ".join(numbers_held(document))]
    values["starts"] = starts_held(document, key)
    for facet, slugs in document.values.items():
        values[f"facet_{facet}"] = list(slugs)
    for name, (earliest, latest) in document.spans.items():
        values[f"{name}_from"], values[f"{name}_to"] = [earliest], [latest]
    for sort in kind.sorts:
        values[f"sort_{sort.name}"] = [order_held(document, sort.name, key)]
    values["likeness"] = [_likeness(kind, document)]
    return IndexDocument.from_dict({name: value for name, value in values.items() if value})


def _likeness(kind, document) -> bytes:
    """What similar records are sought by: values of the facets that count, words of the title."""
    facets = {
        facet.name: document.values.get(facet.name, ()) for facet in kind.facets if facet.weight
    }
    return json.dumps([facets, *title_words(document)]).encode()
