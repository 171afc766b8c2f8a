"""One search with its facets: the counts of a facet ignore its own choice."""

from elasticsearch.dsl import FacetedSearch, Search, TermsFacet
from elasticsearch.dsl.faceted_search import Facet
from elasticsearch.dsl.query import MatchAll, Terms

from search.engines.elastic.queries import Builder, overlapping
from search.engines.reading import possible, sort_of
from search.query import Query, Span
from search.wish import Wish

MOST_BUCKETS = 60_000
"""How many values one answer may count, a little below what Elasticsearch allows. All of a
facet's values must fit, or the counts of one in several shards would be wrong by a few.
"""
MOST_KINDS = 1000
BY_KIND = "by kind"
CHOSEN = "chosen"
MISSING = "missing "


Counts = dict[str, int]


class SpanFacet(Facet):
    """A range: chosen by its ends; what it counts is how many records have none."""

    agg_type = "missing"

    def __init__(self, name: str):
        self.name = name
        super().__init__(field=f"spans.{name}")

    def get_value_filter(self, filter_value: Span):
        return overlapping(self.name, filter_value)


class RecordSearch(FacetedSearch):
    """A `search.query.Query` as one request.

    `facets` are those to be counted. A choice in one of these narrows after the counting
    (post_filter); any other choice narrows from the beginning, which costs less.
    """

    def __init__(self, query: Query, wish: Wish, builder: Builder, **where):
        self.asked, self.builder = query, builder
        self.index, self.using = where["index"], where["using"]
        self.sorted_by = sort_of(query, wish, builder.kinds)
        self.facets = self._counted()
        super().__init__(query=builder.words(wish), filters=self._choices(), sort=self._order())

    def _counted(self) -> dict[str, Facet]:
        """The facets that are wanted, and each range that is chosen."""
        known = {facet.name for kind in self.builder.kinds for facet in kind.facets}
        wanted = [facet for facet in self.asked.facets if facet in known]
        size = MOST_BUCKETS // max(1, len(wanted))
        counted = {facet: TermsFacet(field=f"facets.{facet}", size=size) for facet in wanted}
        return counted | {MISSING + name: SpanFacet(name) for name in self._ranges()}

    def _ranges(self) -> dict[str, Span]:
        known = {name for kind in self.builder.kinds for name in kind.ranges}
        spans = self.asked.ranges.items()
        return {name: span for name, span in spans if name in known and not span.is_open}

    def _choices(self) -> dict:
        chosen = {name: possible(slugs) for name, slugs in self.asked.filters.items() if slugs}
        counted = {name: slugs for name, slugs in chosen.items() if name in self.facets}
        return counted | {MISSING + name: span for name, span in self._ranges().items()}

    def _order(self) -> list:
        if not self.sorted_by:
            return [{"_score": "desc"}, {"key": "asc"}]
        order = {"order": "asc", "missing": "_last", "unmapped_type": "keyword"}
        return [{f"sorts.{self.sorted_by}": order}, {"key": "asc"}]

    def counts(self, found: dict) -> tuple[Counts, dict[str, Counts], Counts]:
        """What was counted, out of the answer's aggregations: totals by kind, the facets'
        values, and by range how many have none.
        """
        here = found.get(CHOSEN, found)
        answers = {name: found.get(f"_filter_{name}", here)[name] for name in self.facets}
        facets = {name: buckets(answers[name]) for name in self.asked.facets if name in answers}
        without = {name: answers[MISSING + name]["doc_count"] for name in self._ranges()}
        return buckets(here[BY_KIND]), facets, without

    def build(self) -> Search:
        """The search with everything that is counted, to be sent together with others."""
        return self._s

    def turned(self) -> Search:
        """The hits from the last to the first."""
        keys = [next(iter(part.items())) for part in self._sort]
        order = [({name: _turned(how)}) for name, how in keys]
        return self.hits().sort(*order)

    def hits(self) -> Search:
        """The hits alone, with nothing counted."""
        search = self.query(self.search(), self._query)
        return self.sort(self.filter(search).extra(track_total_hits=False))

    # What FacetedSearch is made of

    def search(self):
        """Of the kinds asked for, with every choice that nothing is counted beside."""
        known = {facet.name for kind in self.builder.kinds for facet in kind.facets}
        kinds = [kind.name for kind in self.builder.kinds]
        search = super().search().filter("terms", kind=kinds).source(False)
        for name, slugs in self.asked.filters.items():
            if slugs and name in known and name not in self.facets:
                search = search.filter(Terms(f"facets.{name}", possible(slugs)))
        return search.extra(track_total_hits=True)

    def query(self, search, query):
        """The words; where those without a date are wanted too, they come last."""
        ranges = self._ranges().items()
        spans = [overlapping(name, span) for name, span in ranges if span.with_missing]
        return search.query(query) if not spans else search.query("bool", must=[query, *spans])

    def aggregate(self, search):
        """Totals by kind and the facets without a choice under all choices; others under all
        but their own.
        """
        here = search.aggs
        if self._filters:
            here = search.aggs.bucket(CHOSEN, "filter", filter=self._narrowed())
        here.bucket(BY_KIND, "terms", field="kind", size=MOST_KINDS)
        for name, facet in self.facets.items():
            if name in self._filters:
                rest = search.aggs.bucket(f"_filter_{name}", "filter", filter=self._narrowed(name))
                rest.bucket(name, facet.get_aggregation())
            else:
                here.bucket(name, facet.get_aggregation())

    def _narrowed(self, without: str = ""):
        found = MatchAll()
        for name, chosen in self._filters.items():
            if name != without:
                found &= chosen
        return found


def _turned(how):
    if isinstance(how, str):
        return "asc" if how == "desc" else "desc"
    return {**how, "order": "desc", "missing": "_first"}


def buckets(answer: dict) -> Counts:
    """Each value with its count: the commonest first, ties by value, as they were asked for."""
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
