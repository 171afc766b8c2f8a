"""Records like another, records whose name or number begins with some letters, and all words."""

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Prefix, Term

from search.engines.base import Broad
from search.engines.elastic.faceted import buckets
from search.engines.elastic.queries import any_of, scored, weighed
from search.engines.elastic.searching import ask, hits_of
from search.engines.holding import (
    Shared,
    folded_start,
    key_in,
    key_of,
    pk_of,
    says_much,
    title_stems,
    values_alike,
)
from search.engines.weights import TITLE
from search.query import Key
from search.registry import Kind, kind_named
from search.words import number_key

ALL_WORDS = 60_000
"""Words in one answer, a little below what Elasticsearch allows; most collections have fewer."""
SCANNED = 5000  # records in one answer, of all of a kind
ENOUGH_OF_TITLE = 2
"""Words of a title, or its only one: "pink" makes no hairdryer of "The Pink Cloud"."""


def like(
    client: Elasticsearch, index: str, kind: str, pk: int, size: int, broad: Broad
) -> list[int]:
    """The records that share most with this one: rare values and words count more, but for the
    `broad` values.
    """
    key = key_of(kind, pk)
    try:
        found = client.get(index=index, id=key, source_includes=["facets", "stems"])
    except NotFoundError as error:
        if "error" in error.body:  # it is the index that is not there
            raise
        return []
    enough, finer = _likenesses(kind_named(kind), found["_source"], broad)
    if not enough:
        return []
    query = Bool(
        filter=[Term("kind", kind)],
        must=[any_of(enough)],
        should=finer,
        must_not=[Term("key", key)],
    )
    search = Search(index=index, using=client).query(query).source(False)
    [answer] = ask(client, search.sort({"_score": "desc"}, {"key": "asc"})[:size])
    return [pk_of(hit["_id"])[1] for hit in hits_of(answer)]


def _likenesses(kind: Kind, source: dict, broad: Broad):
    """The ways to be like it that are enough, and those that only tell more from less alike."""
    title = kind.fields[0].name
    stems = title_stems(source.get("stems", {}).get(title, ""))
    words = [weighed(f"stems.{title}", word, TITLE) for word in stems if says_much(word)]
    enough, finer = (
        [_sharing(value) for value in values]
        for values in values_alike(kind, source.get("facets", {}), broad)
    )
    return ([_title_enough(words)] if words else []) + enough, words + finer


def _sharing(value: Shared):
    field = f"facets.{value.facet}"
    if value.is_flat:
        return scored(Term(field, value.slug), value.weight)
    return weighed(field, value.slug, value.weight)


def _title_enough(words):
    return scored(Bool(should=words, minimum_should_match=min(ENOUGH_OF_TITLE, len(words))), 0)


def beginning_with(client: Elasticsearch, index: str, text: str, size: int) -> list[Key]:
    """Records whose title or number begins with `text`, in the order of what begins so."""
    starts = list(dict.fromkeys(filter(None, (folded_start(text), number_key(text)))))
    if not starts or size < 1:
        return []
    search = Search(index=index, using=client).source(False)[:0]
    search = search.query(any_of([Prefix("starts", start) for start in starts]))
    for start in starts:
        search.aggs.bucket(
            start,
            "terms",
            field="starts",
            include=f"{regular(start)}.*",
            size=size,
            order={"_key": "asc"},
        )
    [answer] = ask(client, search)
    found = [buckets(answer["aggregations"][start]) for start in starts]
    return list(dict.fromkeys(key_in(value) for values in found for value in values))[:size]


def regular(text: str) -> str:
    """Lucene's regular expression for exactly this text."""
    return "".join(letter if letter.isalnum() else f"\\{letter}" for letter in text)


def words(client: Elasticsearch, index: str) -> dict[str, int]:
    """Every word of every text, with how many records have it."""
    found, after = {}, {}
    while after is not None:
        search = Search(index=index, using=client)[:0]
        source = {"word": {"terms": {"field": "words"}}}
        search.aggs.bucket("words", "composite", sources=[source], size=ALL_WORDS, **after)
        [answer] = ask(client, search)
        part = answer["aggregations"]["words"]
        found |= {bucket["key"]["word"]: bucket["doc_count"] for bucket in part["buckets"]}
        after = {"after": part["after_key"]} if "after_key" in part else None
    return found


def held(client: Elasticsearch, index: str, kind: Kind) -> dict[int, int]:
    """The digest of each record of a kind, by its primary key."""
    search = Search(index=index, using=client).filter("term", kind=kind.name).source(["digest"])
    hits = search.params(size=SCANNED).scan()
    return {pk_of(hit.meta.id)[1]: hit.digest for hit in hits}
