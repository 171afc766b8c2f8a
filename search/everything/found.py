"""What the page over all kinds shows for one address."""

from dataclasses import dataclass, replace
from functools import cached_property

from search.asking import Ask, ways_to_ask
from search.engines import engine
from search.everything.form import EverythingForm
from search.finding import find, find_of_each, find_page
from search.paging import ListPage
from search.query import Query, Result
from search.records import in_order
from search.registry import Kind, kind_named, kinds
from search.understood import Understood
from search.ways_on import Near, Way, further_ways, nearest, words_of_nothing
from search.words import split

FEW = 6
"""Records of each kind, before one is chosen."""
MOST_SHOWN = 4
"""Kinds of which some are shown; of more only the count, so that the page stays quick."""


@dataclass(frozen=True)
class Choice:
    """A kind that may be chosen, or all of them, and how many there are."""

    name: str
    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many, the first few, and where all of them are."""

    kind: Kind
    total: int
    records: list
    address: str

    @property
    def has_more(self) -> bool:
        return self.total > len(self.records)

    def is_named(self, words: list[str]) -> bool:
        """Whether one of them is called by just these words."""
        return bool(words) and any(_words(str(record)) == words for record in self.records)


class Everything:
    """What was found for a form, with the records from the database. Raises SearchAway."""

    def __init__(self, form: EverythingForm):
        self.form = form
        self.result, self.firsts = find_of_each(form.of_kind("").counting(), FEW)
        one_kind = find_page(form) if form.chosen else (None, 1, None)
        self.listed, self.number, self.paginator = one_kind

    @cached_property
    def understood(self) -> Understood:
        return Understood(self.form, self.shown)

    @property
    def shown(self) -> Result:
        """Of the kind chosen, else of all."""
        return self.listed or self.result

    @property
    def total(self) -> int:
        return self.shown.total

    @property
    def heading(self) -> str:
        what = self.form.kind.label if self.form.kind else "Everything"
        return f"{what}: “{self.form.text}”" if self.form.text else "Search"

    @cached_property
    def choices(self) -> list[Choice]:
        """All kinds together, then each that has any; none where nothing is to choose."""
        totals = self.result.totals
        if not self.result.total and not self.form.chosen:
            return []
        offered = [("", "All", self.result.total)]
        offered += [(kind.name, kind.label, totals.get(kind.name, 0)) for kind in kinds()]
        return [
            Choice(name, label, count, self.form.of_kind(name).address, name == self.form.chosen)
            for name, label, count in offered
            if count or name == self.form.chosen
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds of which anything was found, that first whose record the words name."""
        shown = [self._group(kind) for kind in self._found_kinds()[:MOST_SHOWN]]
        words = _words(self.understood.searched)
        return sorted(shown, key=lambda group: not group.is_named(words))

    def _found_kinds(self) -> list[Kind]:
        return [kind_named(name) for name in self.firsts]

    def _group(self, kind: Kind) -> Group:
        """Of a kind that has a list of its own, all are there."""
        first = self.firsts[kind.name]
        own, words = kind.list_address, {"q": self.form.text} if self.form.text else {}
        return Group(
            kind=kind,
            total=self.result.totals[kind.name],
            records=self._explained(kind, first),
            address=own(**words) if own else self.form.of_kind(kind.name).address,
        )

    @property
    def others(self) -> list[Choice]:
        """The kinds of which there is only the count."""
        left = {kind.name for kind in self._found_kinds()[MOST_SHOWN:]}
        return [choice for choice in self.choices if choice.name in left]

    @cached_property
    def page(self) -> ListPage:
        """The records of the kind chosen."""
        # The same search, so it is remembered; only words are marked anew.
        marked = find(replace(self.form.query(self.number), highlight=bool(self.form.text)))
        records = self._explained(self.form.kind, marked)
        return ListPage(records, self.number, self.paginator, self.form.page_number)

    def _explained(self, kind: Kind, found: Result) -> list:
        """The records of a kind that were found, and why, where words were typed: among all kinds
        those of the first (`find_of_each`).
        """
        records = records_of(kind, found.pks(kind.name))
        if kind.explain and self.form.text:
            kind.explain(records, kind, found, self.understood.searched)
        return records

    @property
    def ways_to_ask(self) -> list[Ask]:
        """What can be typed to search the kind chosen, or all."""
        return ways_to_ask([self.form.kind] if self.form.kind else kinds())

    # Where there is nothing

    @cached_property
    def words_of_nothing(self) -> list[str]:
        return words_of_nothing(self.form.text)

    @cached_property
    def nearest(self) -> list[Near]:
        return nearest(self.form.text)

    @cached_property
    def ways_on(self) -> list[Way]:
        """Where to go from here if there is nothing: to all there is, and what apps offer."""
        totals = engine().search(Query(size=0)).totals
        lists = [
            Way(
                f"Look through all {kind.label.lower()}",
                "Everything that can be seen here.",
                kind.list_address(),
                totals[kind.name],
            )
            for kind in kinds()
            if kind.list_address and totals.get(kind.name)
        ]
        home = Way(
            "Start at the front door", "What this collection is, and a few things from it.", "/"
        )
        return [*lists, *further_ways(self.form.text), home]


def records_of(kind: Kind, pks) -> list:
    """The records of a kind with these keys, in this order, with what their cards show."""
    return kind.cards(pks) if kind.cards else in_order(kind.public(), pks)


def _words(text: str) -> list[str]:
    return [word for _, _, word in split(text)]
