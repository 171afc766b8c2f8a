"""Asking: one request for the page, the counts, and the number of the last change."""

from zlib import crc32

from elasticsearch import ApiError, Elasticsearch
from elasticsearch.dsl import MultiSearch, Search

from search.engines.elastic.documents import WINDOW
from search.engines.elastic.faceted import RecordSearch
from search.engines.elastic.index import generation_in, generation_search
from search.engines.elastic.queries import Builder
from search.engines.holding import pk_of
from search.engines.reading import kinds_of, wish_of
from search.highlights import highlights
from search.query import Key, Query, Result

PIECE = 10_000
"""Hits in one request, where somebody wants a whole list."""
ANSWER = ",".join(
    f"responses.{part}"
    for part in (
        "error",
        "status",
        "hits.total.value",
        *(f"hits.hits.{name}" for name in ("_id", "_index", "_version", "sort")),
        "aggregations",
    )
)
"""What is needed of an answer: the rest would only be read and thrown away."""


class Asking:
    """One query, asked of the index of one name."""

    def __init__(self, client: Elasticsearch, index: str, shards: int, query: Query):
        self.client, self.index, self.query = client, index, query
        self.wish = wish_of(query)
        self.start, self.size = max(0, query.offset), max(0, query.size)
        builder = Builder(kinds_of(query))
        self.records = RecordSearch(query, self.wish, builder, index=index, using=client)
        self.params = {
            "allow_partial_search_results": False,  # a wrong total is worse than none
            # The pages of one list come from the same copies: others may score a little
            # differently, by what was removed from them.
            "preference": f"list-{crc32(repr(self.wish).encode(errors='replace'))}",
        }
        if shards > 1:  # rare words are as rare in each
            self.params["search_type"] = "dfs_query_then_fetch"

    def result(self) -> Result:
        first = min(self.size, PIECE) if self.start + min(self.size, PIECE) <= WINDOW else 0
        records = self.records[self.start : self.start + first] if first else self.records[0:0]
        records.params(**self.params)
        changes, found = ask(
            self.client, generation_search(self.index, self.client), records.build()
        )
        totals, facets, without = self.records.counts(found["aggregations"])
        ids = self._ids(found, first, sum(totals.values()))
        return Result(
            ids=ids,
            totals=totals,
            facets=facets,
            without=without,
            highlights=highlights(ids, self.wish) if self.query.highlight else {},
            dropped=self.wish.dropped,
            generation=generation_in(hits_of(changes)),
        )

    def _ids(self, found, first: int, total: int) -> tuple[Key, ...]:
        end = min(self.start + self.size, total)
        hits = hits_of(found)
        if not first and self.start < end:
            hits = self._from_the_end(end, total)
        while first and hits and self.start + len(hits) < end:
            hits += self._after(hits[-1], end - self.start - len(hits))
        return tuple(pk_of(hit["_id"]) for hit in hits)

    def _from_the_end(self, end: int, total: int) -> list[dict]:
        """A page too deep to be reached from the beginning. What is deeper than WINDOW from both
        ends is not reached: a step of so many takes half a second. Pages never ask for it
        (`search.paging`).
        """
        if total - self.start > WINDOW:
            return []
        turned = self.records.turned()[total - end : total - self.start]
        return self._hits(turned)[::-1]

    def _after(self, last: dict, size: int) -> list[dict]:
        hits = self.records.hits()[: min(size, PIECE)]
        return self._hits(hits.extra(search_after=last["sort"]))

    def _hits(self, search: Search) -> list[dict]:
        [found] = ask(self.client, search.params(**self.params))
        return hits_of(found)


def ask(client: Elasticsearch, *searches: Search) -> list[dict]:
    """The answers to some searches, in one request, as plain dictionaries."""
    # One after the other: what is kept under the number of a change was found after it.
    params = {"filter_path": ANSWER, "max_concurrent_searches": 1}
    together = MultiSearch()
    for search in searches:
        together = together.add(search)
    # Not by its `execute`, which makes an object of every number in the answers.
    found = client.msearch(searches=together.to_dict(), **params)
    for answer in found["responses"]:
        if "error" in answer:
            raise ApiError("N/A", meta=found.meta, body=answer)
    return found["responses"]


def hits_of(found: dict) -> list[dict]:
    return found.get("hits", {}).get("hits", [])


def pages_in(query: Query) -> int:
    """How many times the time of one page a query may take: a whole list comes in pieces."""
    return 1 + max(0, query.size) // PIECE
