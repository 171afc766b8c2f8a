"""The facets of a list as its page shows them: data, ready for the template."""

from collections.abc import Mapping
from dataclasses import dataclass

from objects.browsing.between import Between, End
from objects.browsing.form import LINES, SearchForm
from objects.browsing.names import NO_SUCH
from search.query import RELEVANCE
from search.registry import Facet

SHOWN = 10
"""How many values of a facet stand on the page, besides those chosen."""


@dataclass(frozen=True)
class Value:
    """One value of a facet; its address chooses it, or takes it away if it is chosen, and is ""
    where no more can be chosen.
    """

    id: str
    name: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True)
class RangeFields:
    """A range to type: its fields, the others of its form, and what was not understood."""

    name: str
    ends: list[End]
    fields: list[tuple[str, str]]
    trouble: str


@dataclass(frozen=True)
class Group:
    """A facet: its values to show, and what leads to all of them where there are more."""

    name: str
    label: str
    values: list[Value]
    is_open: bool
    total: int
    all_called: str
    all_address: str
    range: RangeFields | None

    @property
    def is_ranged(self) -> bool:
        """Whether something was typed for its range."""
        return bool(self.range and any(end.typed for end in self.range.ends))


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the list, and what is asked without it."""

    label: str
    name: str
    without: SearchForm

    @property
    def address(self) -> str:
        return self.without.address


@dataclass(frozen=True)
class Order:
    """A way to sort the list, or to look at it."""

    name: str
    label: str
    is_chosen: bool
    address: str


def shown_slugs(facet: Facet, form: SearchForm, counts: Mapping[str, int]) -> list[str]:
    """The slugs of a facet that the page shows: the commonest ten, and those chosen."""
    slugs = list(dict.fromkeys([*list(counts)[:SHOWN], *form.chosen(facet.name)]))
    if order := facet.order:
        # What an address made up, or narrowing left nothing of, comes last.
        slugs.sort(key=lambda slug: (0, order(slug)) if slug in counts else (1, 0))
    return slugs


def group(
    facet: Facet, form: SearchForm, counts: Mapping[str, int], names, as_chosen: SearchForm
) -> Group:
    """A facet with its counts, by slug, and the names of its values; `as_chosen` has in its range
    what was read in the words.
    """
    chosen = form.chosen(facet.name)
    between = form.range_of(facet) or as_chosen.range_of(facet)
    slugs = shown_slugs(facet, form, counts)
    return Group(
        name=facet.name,
        label=facet.label,
        # The index may still count what was withdrawn this moment: that is named by nobody.
        values=[
            value(facet, slug, form, counts, names)
            for slug in slugs
            if slug in chosen or names[facet.name, slug] != NO_SUCH
        ],
        is_open=facet.is_open or bool(chosen or between),
        total=len(counts),
        all_called=facet.all_called if len(counts) > SHOWN else "",
        all_address=form.all_values_address(facet.name),
        range=range_fields(between, form) if facet.range else None,
    )


def range_fields(between: Between, form: SearchForm) -> RangeFields:
    """The fields in which a facet's range is typed."""
    return RangeFields(
        name=between.range.name,
        ends=between.parts,
        fields=form.to_be_ranged(between.facet).all_fields,
        trouble=between.trouble,
    )


def value(facet: Facet, slug: str, form: SearchForm, counts: Mapping[str, int], names) -> Value:
    """One value of a facet."""
    is_chosen = slug in form.chosen(facet.name)
    return Value(
        id=f"{facet.name}-{slug}",
        name=names[facet.name, slug],
        count=counts.get(slug, 0),
        is_chosen=is_chosen,
        address=form.toggled(facet.name, slug).address if is_chosen or not form.is_full else "",
    )


def chips(form: SearchForm, names) -> list[Chip]:
    """What narrows the list, in the order in which it was chosen; ranges come last."""
    chosen = [
        Chip(form.kind.facet(facet).label, names[facet, slug], form.toggled(facet, slug))
        for facet, slug in form.choices
    ]
    ranges = [
        Chip(between.facet.label, between.said, form.without_range(between.facet))
        for between in form.spans
    ]
    return chosen + ranges


def views(form: SearchForm) -> list[Order]:
    """The ways to look at this list."""
    offered = (("", "Grid"), (LINES, "List"))
    return [
        Order(view or "grid", label, view == form.view, form.seen_as(view).address_here)
        for view, label in offered
    ]


def orders(form: SearchForm) -> list[Order]:
    """The ways to sort this list."""
    offered = [(RELEVANCE, "Best match")] if form.text else []
    offered += [(sort.name, sort.label) for sort in form.kind.sorts]
    return [
        Order(name, label, name == form.sort, form.sorted_by(name).address)
        for name, label in offered
    ]
