"""What Elasticsearch holds of a record: the mapping, made from the registered kinds.

A text is held twice, word for word (`exact`) and without endings (`stems`). Both are split,
folded and stemmed by `search.words` before they get here, so that the two engines agree and
all that is left to an analyser is to cut at spaces.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from elasticsearch.dsl import Document, Index, IntegerRange, Keyword, Long, Mapping, Object, Text

from search.engines.elastic.connection import Server
from search.engines.holding import digest, key_of, numbers_held, order_held, starts_held, texts_held
from search.paging import DEEPEST
from search.registry import Document as Held
from search.registry import Kind, kinds
from search.words import GAP

VERSION = 3
"""Raise it when other words are written into the same mapping: such an index is rebuilt."""
WINDOW = DEEPEST
"""How deep a list can be entered, from either end; Elasticsearch keeps as many in memory."""
MOST = 2**31 - 1
"""Beyond any year, and all that an integer_range can hold."""


class Record(Document):
    """One record of any kind. What follows from the kinds is added by `mapping`."""

    kind = Keyword()
    key = Keyword()  # orders what ties; `_id` cannot
    digest = Long(index=False)
    numbers = Keyword(multi=True)
    starts = Keyword(multi=True)
    words = Keyword(multi=True, index=False)  # unstemmed, to be counted


def mapping() -> Mapping:
    """The mapping for the kinds that are registered now; nothing else is taken."""
    found = Mapping().meta("dynamic", "strict")
    found.update(Record._doc_type.mapping)
    text = {"analyzer": "whitespace"}
    found.field("exact", _object("fields", lambda: Text(**text)))
    found.field("stems", _object("fields", lambda: Text(**text)))
    # Of a record with many makers each says less: the embedded engine counts so too.
    found.field("facets", _object("facets", lambda: Keyword(norms=True)))
    found.field("spans", _object("ranges", IntegerRange))
    found.field("sorts", _object("sorts", Keyword))
    return found


def _object(attribute: str, make) -> Object:
    return Object(dynamic="strict", properties={name: make() for name in names_of(attribute)})


def names_of(attribute: str) -> list[str]:
    """The names that any kind has, each once: of fields, facets, sorts or ranges."""
    parts = [part for kind in kinds() for part in getattr(kind, attribute)]
    return list(dict.fromkeys(part if isinstance(part, str) else part.name for part in parts))


def fingerprint() -> str:
    """Tells whether an index was made for the kinds that are registered now."""
    return _fingerprint_of(kinds())


@lru_cache(maxsize=4)  # every search asks for it, and a mapping takes milliseconds to make
def _fingerprint_of(registered: tuple[Kind, ...]) -> str:
    return sha256(json.dumps([VERSION, shape()]).encode()).hexdigest()[:16]


def shape() -> list[str]:
    """Everything in the mapping by its path, with its type: what two versions differ in."""
    return sorted(_paths(mapping().to_dict()["properties"]))


def _paths(properties: dict, before: str = "") -> Iterable[str]:
    for name, field in properties.items():
        if "properties" in field:
            yield from _paths(field["properties"], f"{before}{name}.")
        else:
            yield f"{before}{name}: {field['type']}"


def definition(name: str, server: Server) -> Index:
    """The index that is to be made: named, with its settings and its mapping."""
    index = Index(name)
    index.settings(
        number_of_shards=server.shards,
        max_result_window=WINDOW,
        refresh_interval="-1",  # until it is filled
        **replicas(server.replicas),
    )
    index.mapping(mapping())
    return index


def replicas(said: str) -> dict[str, str]:
    """`1` is so many copies, `0-1` as many of these as there are nodes for."""
    return {"auto_expand_replicas": said} if "-" in said else {"number_of_replicas": said}


# One record


def source(kind: Kind, document: Held) -> dict:
    """A record as Elasticsearch is to hold it."""
    key = key_of(kind.name, document.pk)
    texts = list(texts_held(kind, document))
    values = {
        "kind": kind.name,
        "key": key,
        "digest": digest(document),
        "numbers": numbers_held(document),
        "starts": starts_held(document, key),
        "words": distinct(words for _, words, _ in texts),
        "exact": {field: words for field, words, _ in texts},
        "stems": {field: stems for field, _, stems in texts},
        "facets": {facet: list(slugs) for facet, slugs in document.values.items() if slugs},
        "spans": {name: within(*span) for name, span in document.spans.items()},
        "sorts": {sort.name: order_held(document, sort.name, key) for sort in kind.sorts},
    }
    return {name: value for name, value in values.items() if value}


def distinct(texts: Iterable[str]) -> list[str]:
    """The words of some texts, each once."""
    words = dict.fromkeys(word for text in texts for word in text.split())
    words.pop(GAP, None)
    return list(words)


def within(first: int | None, last: int | None) -> dict[str, int]:
    """Two ends, of which one may be open, as Elasticsearch writes a range."""
    ends = {"gte": first, "lte": last}
    return {end: max(-MOST, min(MOST, year)) for end, year in ends.items() if year is not None}


def put_action(kind: Kind, document: Held) -> dict:
    """What a bulk request says to put a record in, in the place of the one there was."""
    return {
        "_op_type": "index",
        "_id": key_of(kind.name, document.pk),
        "_source": source(kind, document),
    }


def remove_action(kind: Kind, pk: int) -> dict:
    """What a bulk request says to take a record out."""
    return {"_op_type": "delete", "_id": key_of(kind.name, pk)}
