"""What the window must know of a kind of record, beyond what its search knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from search.registry import Kind, kind_named


@dataclass(frozen=True)
class Narrowing:
    """A filter that the database answers: `narrow` keeps what fits."""

    name: str
    label: str
    narrow: Callable[[QuerySet], QuerySet]


@dataclass(frozen=True)
class Choosable:
    """One kind of record that can be chosen, by its `kind` of search.

    `visible(user, use)` is the queryset of what this person may see in the window for this use, in
    the order in which it stands before anything is typed; it has a `matching(words)` for the time
    while the search is away, and `hidden(queryset)` keeps what no search finds (drafts). `named`
    finds the record that an address of ours or a number means. `bring` fetches what tiles show;
    the template `tile` gets one as `record`; a form shows what was chosen as `said`. `uses` are
    what it may be chosen for.
    """

    kind: str
    model: type[Model]
    uses: tuple[str, ...]
    visible: Callable[[object, str], QuerySet]
    hidden: Callable[[QuerySet], QuerySet]
    named: Callable[[str], Model | None]
    bring: Callable[[Sequence[Model]], None]
    said: Callable[[Model], str]
    tile: str
    hint: str
    narrowings: tuple[Narrowing, ...] = ()

    @property
    def search(self) -> Kind:
        return kind_named(self.kind)

    @property
    def one(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def several(self) -> str:
        """What its records are called: "objects"."""
        return str(self.model._meta.verbose_name_plural)

    @property
    def offered(self) -> list[tuple[str, str]]:
        """(name, label) of every filter: first those of its facets, then the database's own."""
        facets = [
            (f"{facet.name}:{slug}", label)
            for facet in self.search.facets
            for slug, label in facet.labels(facet.offered).items()
            if facet.offered
        ]
        return [*facets, *((one.name, one.label) for one in self.narrowings)]

    def facets_of(self, chosen: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The slugs by facet among the chosen filters."""
        pairs = [name.split(":", 1) for name in chosen if ":" in name]
        return {
            facet: tuple(slug for name, slug in pairs if name == facet) for facet in dict(pairs)
        }

    def narrowed(self, queryset: QuerySet, chosen: Sequence[str]) -> QuerySet:
        """The queryset with the database's own among the chosen filters."""
        for one in self.narrowings:
            if one.name in chosen:
                queryset = one.narrow(queryset)
        return queryset
