"""The list of objects while there is no search: what the database can hold of what was asked."""

from functools import cached_property

from django.db.models import Q, QuerySet

from objects.browsing.choices import Chip, chips
from objects.browsing.form import SearchForm
from objects.browsing.names import names_now
from objects.documents import TERM_FACETS
from objects.models import CollectionObject, ObjectPerson, ObjectPlace, ObjectTerm
from objects.models.relations import Activity
from search.query import SearchAway

MADE = {"activity": Activity.PRODUCTION}
HELD = {
    **{name: (ObjectTerm, "term", {"term__vocabulary": v}) for v, name in TERM_FACETS.items()},
    "maker": (ObjectPerson, "person", MADE),
    "place": (ObjectPlace, "place", MADE),
}
"""By facet, the links that hold its choices: which, whom they name, and which of them count."""


class WithoutSearch:
    """A form without an index: the choices that are held all the same, and what is set aside."""

    def __init__(self, form: SearchForm, away: SearchAway):
        self.form, self.is_preparing = form, away.is_preparing

    @property
    def objects(self) -> QuerySet[CollectionObject]:
        """The published objects that fit what is held."""
        found = CollectionObject.objects.published()
        for facet in HELD:
            if slugs := self.form.chosen(facet):
                found = found.filter(pk__in=_having(facet, slugs))
        return found

    @cached_property
    def _chosen(self) -> list[tuple[str, Chip]]:
        """Each choice with its facet's name."""
        names = names_now(self.form.kind, self.form.choices)
        facets = [name for name, _ in self.form.choices]
        facets += [between.facet.name for between in self.form.spans]
        return list(zip(facets, chips(self.form, names), strict=True))

    @property
    def chips(self) -> list[Chip]:
        """What narrows the list."""
        return [chip for facet, chip in self._chosen if facet in HELD]

    @property
    def set_aside(self) -> list[Chip]:
        """What was chosen and does not."""
        return [chip for facet, chip in self._chosen if facet not in HELD]

    @property
    def is_cut_short(self) -> bool:
        """Whether anything that was asked for waits until there is a search again."""
        return bool(self.form.text or self.set_aside)


def _having(facet: str, slugs) -> QuerySet:
    """The keys of the objects that have one of these values, under its own or preferred name."""
    links, one, which = HELD[facet]
    named = Q(**{f"{one}__slug__in": slugs}) | Q(**{f"{one}__preferred__slug__in": slugs})
    return links.objects.filter(named, **which).values("collection_object")
