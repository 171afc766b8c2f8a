"""What somebody asks of everything there is, read from an address; none typed by hand raises."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from search.finding import DATES, FIELDS, SPELLING, WORDS
from search.paging import page_number
from search.parser import is_wordless, text_in
from search.query import PAGE, Query
from search.registry import Facet, Kind, kinds
from search.understanding.meaning import without_range

AS_TYPED = "as-typed"
NOT_READ = (SPELLING, DATES, FIELDS, WORDS)
"""What may stand for `as-typed` in an address, in this order."""


@dataclass(frozen=True)
class EverythingForm:
    """The words typed, the one kind chosen ("" for all), what is not to be read into the words
    (see `search.finding`), the page as typed, and whether what was typed `is_wordless`.
    """

    text: str = ""
    chosen: str = ""
    as_typed: frozenset[str] = frozenset()
    page: str = ""
    is_wordless: bool = False

    @classmethod
    def read(cls, typed: QueryDict) -> "EverythingForm":
        """The form for whatever stands in an address; what makes no sense is passed over."""
        chosen = typed.get("kind", "")
        text = text_in(typed.get("q", ""))
        return cls(
            text=text,
            chosen=chosen if chosen in {kind.name for kind in kinds()} else "",
            as_typed=frozenset(NOT_READ).intersection(typed.getlist(AS_TYPED) if text else ()),
            page=typed.get("page", ""),
            is_wordless=is_wordless(typed.get("q", "")),
        )

    @property
    def kind(self) -> Kind | None:
        """The one kind chosen, if one is."""
        return next((kind for kind in kinds() if kind.name == self.chosen), None)

    @property
    def page_number(self) -> int:
        return page_number(self.page)

    # Other states of the page

    def of_kind(self, name: str) -> "EverythingForm":
        return replace(self, chosen=name, page="")

    def with_words(self, text: str) -> "EverythingForm":
        """With other words, of which nothing is known yet."""
        return replace(self, text=text, as_typed=frozenset(), page="")

    def left_as_typed(self, *not_read: str) -> "EverythingForm":
        """With less read into the words."""
        return replace(self, as_typed=self.as_typed.union(not_read), page="")

    def without_range(self, facet: Facet) -> "EverythingForm":
        """With nothing read in the words for a facet's range."""
        text, is_said = without_range(self.text, facet.range, kinds())
        as_typed = self.as_typed | {DATES} if is_said else self.as_typed
        return replace(self, text=text, as_typed=as_typed, page="")

    # Addresses

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What stays where other words are typed."""
        return [("kind", self.chosen)] if self.chosen else []

    @property
    def query_string(self) -> str:
        taken = [(AS_TYPED, name) for name in NOT_READ if name in self.as_typed]
        words = [("q", self.text)] if self.text else []
        return urlencode([*words, *self.fields, *taken])

    @property
    def address(self) -> str:
        query = self.query_string
        return reverse("search:everything") + (f"?{query}" if query else "")

    # The search

    def query(self, page: int = 1, size: int = PAGE) -> Query:
        """The search for one page of the kind chosen, or of all kinds."""
        return Query(
            text=self.text,
            kinds=(self.chosen,) if self.chosen else (),
            offset=(page - 1) * size,
            size=size,
            as_typed=self.as_typed,
        )

    def counting(self) -> Query:
        """The search that only counts what there is."""
        return self.query(size=0)
