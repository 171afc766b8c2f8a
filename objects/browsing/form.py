"""What somebody asks of the list of objects, read from its address.

Every state of the list is an address that can be copied; one typed by hand never raises.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from objects.browsing.between import Between
from objects.documents import KIND
from search.finding import DATES, FIELDS, SPELLING, WORDS
from search.paging import page_number
from search.parser import is_wordless, text_in
from search.query import PAGE, RELEVANCE, Query, Span
from search.registry import Facet, Kind, kind_named
from search.understanding.meaning import without_range

SLUG = re.compile(r"[-\w]{1,120}", re.ASCII)
MOST_CHOICES = 12
"""More than anybody chooses: a crawler that walks every combination comes to an end there."""
AS_TYPED = "as-typed"
NOT_READ = (SPELLING, DATES, FIELDS, WORDS)
"""What may stand for `as-typed` in an address, in this order."""
LINES = "list"
"""The other way to look at things: one below the other, not side by side."""


@dataclass(frozen=True)
class SearchForm:
    """The words typed, the facet values chosen (in the order of the address), sort and page.

    `choices` are (facet, slug), `too_many` those that were more than can be chosen at once;
    `ranges` those in which anything was typed; `as_typed` is what is not to be read into the
    words (see `search.finding`); `page` is as typed; `is_wordless`: it has no word.
    """

    text: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ranges: tuple[Between, ...] = ()
    chosen_sort: str = ""
    view: str = ""
    page: str = ""
    as_typed: frozenset[str] = frozenset()
    too_many: int = 0
    is_wordless: bool = False

    @classmethod
    def read(cls, typed: QueryDict) -> "SearchForm":
        """The form for whatever stands in an address; what makes no sense is passed over."""
        kind = kind_named(KIND)
        sort = typed.get("sort", "")
        text = text_in(typed.get("q", ""))
        choices = _choices(kind, typed)
        return cls(
            text=text,
            choices=choices[:MOST_CHOICES],
            ranges=_ranges(kind, typed),
            chosen_sort=sort if sort in sort_names(kind) else "",
            view=LINES if typed.get("view") == LINES else "",
            page=typed.get("page", ""),
            as_typed=frozenset(NOT_READ).intersection(typed.getlist(AS_TYPED) if text else ()),
            too_many=len(choices[MOST_CHOICES:]),
            is_wordless=is_wordless(typed.get("q", "")),
        )

    @property
    def kind(self) -> Kind:
        return kind_named(KIND)

    @property
    def default_sort(self) -> str:
        return RELEVANCE if self.text else self.kind.default_sort

    @property
    def sort(self) -> str:
        """The order in use: nothing is more relevant than another where no words were typed."""
        if self.chosen_sort == RELEVANCE and not self.text:
            return self.default_sort
        return self.chosen_sort or self.default_sort

    @property
    def is_narrowed(self) -> bool:
        """Whether this is less than everything."""
        return bool(self.text or self.has_choices)

    @property
    def has_choices(self) -> bool:
        return bool(self.choices or self.spans)

    @property
    def is_plain(self) -> bool:
        """Whether this is the list as everybody first meets it: the one that may be indexed."""
        is_other = self.ranges or self.chosen_sort or self.view or self.is_wordless
        return not (self.is_narrowed or is_other)

    @property
    def is_full(self) -> bool:
        """Whether no more can be chosen."""
        return len(self.choices) >= MOST_CHOICES

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The slugs chosen in a facet."""
        return tuple(slug for name, slug in self.choices if name == facet)

    @property
    def spans(self) -> tuple[Between, ...]:
        """The ranges that narrow the list."""
        return tuple(between for between in self.ranges if between.is_chosen)

    @property
    def has_trouble(self) -> bool:
        """Whether anything typed for a range was not understood."""
        return any(between.trouble for between in self.ranges)

    def range_of(self, facet: Facet) -> Between | None:
        """What was typed for a facet's range, or nothing yet; None if it has no range."""
        if not facet.range:
            return None
        typed = (between for between in self.ranges if between.facet is facet)
        return next(typed, Between(facet))

    @property
    def leaves_out(self) -> tuple[str, str] | None:
        """The (facet, slug) of what has no value, where one is chosen and that isn't."""
        for facet in self.kind.facets:
            chosen = self.chosen(facet.name)
            if not facet.range or facet.range.missing in chosen:
                continue
            if chosen or self.range_of(facet).is_chosen:
                return facet.name, facet.range.missing
        return None

    # Other states of the list: each begins at its first page

    def toggled(self, facet: str, slug: str) -> "SearchForm":
        """With this value chosen, or no longer."""
        choice = (facet, slug)
        left = tuple(other for other in self.choices if other != choice)
        return replace(self, choices=left if choice in self.choices else (*left, choice), page="")

    def without_range(self, facet: Facet) -> "SearchForm":
        """With nothing typed for a facet's range, and nothing read for it in the words."""
        text, is_said = without_range(self.text, facet.range, [self.kind])
        return replace(
            self._unranged(facet),
            text=text,
            as_typed=self.as_typed | {DATES} if is_said else self.as_typed,
        )

    def _unranged(self, facet: Facet) -> "SearchForm":
        left = tuple(between for between in self.ranges if between.facet is not facet)
        return replace(self, ranges=left, page="")

    def with_read(self, read: Mapping[str, Span]) -> "SearchForm":
        """With what was read in the words as if it had been typed and chosen by hand."""
        form = self
        for facet in self.kind.facets:
            if span := facet.range and read.get(facet.range.name):
                said = ("" if end is None else facet.range.say(end, end) for end in span.ends)
                missing = ((facet.name, facet.range.missing),) if span.with_missing else ()
                form = replace(
                    form._unranged(facet),
                    ranges=(*form._unranged(facet).ranges, Between(facet, *said)),
                    choices=(*form.choices, *missing),
                )
        return form

    def to_be_ranged(self, facet: Facet) -> "SearchForm":
        """What stays when a range is typed: that is instead of the facet's values."""
        left = tuple(
            (name, slug)
            for name, slug in self.choices
            if name != facet.name or slug == facet.range.missing
        )
        return replace(self._unranged(facet), choices=left)

    def without_choices(self) -> "SearchForm":
        return replace(self, choices=(), ranges=(), page="")

    def with_words(self, text: str) -> "SearchForm":
        """With other words, of which nothing is known yet."""
        return replace(self, text=text, as_typed=frozenset(), page="")

    def left_as_typed(self, *not_read: str) -> "SearchForm":
        """With less read into the words."""
        return replace(self, as_typed=self.as_typed.union(not_read), page="")

    def sorted_by(self, sort: str) -> "SearchForm":
        return replace(self, chosen_sort="" if sort == self.default_sort else sort, page="")

    def seen_as(self, view: str) -> "SearchForm":
        """The same page, looked at in another way."""
        return replace(self, view=view)

    def renamed(self, slugs: dict[tuple[str, str], str]) -> "SearchForm":
        """With other slugs for some choices, each kept once."""
        choices = ((facet, slugs.get((facet, slug), slug)) for facet, slug in self.choices)
        return replace(self, choices=tuple(dict.fromkeys(choices)))

    # Addresses

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Names and values of all but the words and the page, as in the address."""
        ends = [field for between in self.ranges for field in between.fields]
        rest = [("sort", self.chosen_sort), ("view", self.view)]
        return [*self.choices, *ends, *((name, value) for name, value in rest if value)]

    @property
    def all_fields(self) -> list[tuple[str, str]]:
        """The same with the words, and with how they are taken."""
        words = [("q", self.text)] if self.text else []
        taken = [(AS_TYPED, name) for name in NOT_READ if self.text and name in self.as_typed]
        return [*words, *self.fields, *taken]

    @property
    def query_string(self) -> str:
        return urlencode(self.all_fields)

    @property
    def address(self) -> str:
        return self._under("objects:list")

    @property
    def address_here(self) -> str:
        """The same, at this page of it."""
        if self.page_number == 1:
            return self.address
        query = urlencode([*self.all_fields, ("page", self.page_number)])
        return f"{reverse('objects:list')}?{query}"

    def _under(self, name, *args):
        query = self.query_string
        return _path(name, *args) + (f"?{query}" if query else "")

    # The search

    @property
    def page_number(self) -> int:
        return page_number(self.page)

    @property
    def table_address(self) -> str:
        """Where all of this list is as a table."""
        return self._under("objects:table")

    def all_values_address(self, facet: str) -> str:
        """Where all values of a facet are."""
        return self._under("objects:choose", facet)

    def query(self, page: int, size: int = PAGE) -> Query:
        """The search for one page, counting every facet."""
        facets = tuple(facet.name for facet in self.kind.facets)
        return Query(
            text=self.text,
            kinds=(self.kind.name,),
            filters=self._filters(),
            ranges={
                between.range.name: between.span(between.range.missing in self._values(between))
                for between in self.spans
            },
            sort=self.sort,
            offset=(page - 1) * size,
            size=size,
            facets=facets,
            as_typed=self.as_typed,
        )

    def counting(self) -> Query:
        """The search that only counts what there is."""
        return replace(self.query(page=1, size=0), facets=())

    def _values(self, between: Between) -> tuple[str, ...]:
        return self.chosen(between.facet.name)

    def _filters(self) -> dict[str, tuple[str, ...]]:
        """The chosen slugs by facet. Beside a range, what has no value is let in, not asked for."""
        filters = {facet.name: self.chosen(facet.name) for facet in self.kind.facets}
        for between in self.spans:
            if self._values(between) == (between.range.missing,):
                del filters[between.facet.name]
        return {facet: slugs for facet, slugs in filters.items() if slugs}


@cache
def _path(name, *args) -> str:
    """Where a view is; a page of the list has a hundred addresses of three views."""
    return reverse(name, args=args)


def sort_names(kind: Kind) -> list[str]:
    return [RELEVANCE, *(sort.name for sort in kind.sorts)]


def _choices(kind: Kind, typed: QueryDict) -> tuple[tuple[str, str], ...]:
    names = {facet.name for facet in kind.facets}
    pairs = ((name, slug) for name, slugs in typed.lists() if name in names for slug in slugs)
    return tuple(dict.fromkeys(pair for pair in pairs if SLUG.fullmatch(pair[1])))


def _ranges(kind: Kind, typed: QueryDict) -> tuple[Between, ...]:
    read = (Between.read(facet, typed) for facet in kind.facets if facet.range)
    return tuple(between for between in read if between)
