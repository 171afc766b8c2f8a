"""What the list of objects shows for one address."""

from functools import cached_property

from django.core.paginator import Page, Paginator

from objects.browsing import choices, wording
from objects.browsing.form import SearchForm
from objects.browsing.names import moved, names_of
from objects.browsing.sets import fold_sets
from objects.browsing.walking import add_steps
from objects.browsing.ways_on import Way, ways_on
from objects.cards import bring_cards
from objects.models import CollectionObject
from search import keeping
from search.engines import engine
from search.query import PAGE, Result
from search.records import in_order


class Found:
    """What an engine found for a form, with the records from the database.

    Raises SearchAway when it is made, where there is no usable index.
    """

    def __init__(self, form: SearchForm):
        self.form = form
        self.result, self.number, self.paginator = self._search()

    def _search(self) -> tuple[Result, int, Paginator]:
        """The result for the page asked for; for one that isn't there, the last."""
        asked = self.form.page_number
        result = engine().search(self.form.query(asked))
        paginator = Paginator(range(result.total), PAGE)
        number = paginator.get_page(self.form.page).number
        if number != asked:
            result = engine().search(self.form.query(number))
        return result, number, paginator

    @cached_property
    def page(self) -> Page:
        """The objects of this page, with what their cards show."""
        state = keeping.state()
        public = CollectionObject.objects.published().told_if_settled()
        things = in_order(public, self.result.pks(self.form.kind.name))
        bring_cards(things, state)
        add_steps(things, self.form, self.result, (self.number - 1) * PAGE + 1)
        return Page(fold_sets(things), self.number, self.paginator)

    @cached_property
    def preferred(self) -> SearchForm | None:
        """The same choices under the names that now stand for them, if one was merged."""
        unknown = [
            (facet, slug)
            for facet, slug in self.form.choices
            if slug not in self.result.facets.get(facet, {})
        ]
        slugs = moved(self.form.kind, unknown) if unknown else {}
        return self.form.renamed(slugs) if slugs else None

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """What to call every value that the page shows."""
        shown = [
            (facet.name, slug)
            for facet in self.form.kind.facets
            for slug in choices.shown_slugs(facet, self.form, self._counts(facet))
        ]
        return names_of(self.form.kind, shown, self.result.generation)

    def _counts(self, facet):
        return self.result.facets.get(facet.name, {})

    @cached_property
    def groups(self) -> list[choices.Group]:
        """The facets; one in which there is nothing to choose, and nothing typed, is left out."""
        made = (
            choices.group(facet, self.form, self._counts(facet), self.names)
            for facet in self.form.kind.facets
        )
        return [group for group in made if group.values or group.is_ranged]

    @property
    def chips(self) -> list[choices.Chip]:
        return choices.chips(self.form, self.names)

    @property
    def orders(self) -> list[choices.Order]:
        return choices.orders(self.form)

    @property
    def views(self) -> list[choices.Order]:
        return choices.views(self.form)

    @property
    def heading(self) -> str:
        return wording.heading(self.form, self.names)

    @cached_property
    def left_out(self) -> int:
        """How many more there would be with those that have no date, where one is chosen."""
        if not self.form.leaves_out:
            return 0
        if self.form.spans:
            return engine().search(self.with_left_out.counting()).total - self.result.total
        facet, missing = self.form.leaves_out
        return self.result.facets[facet].get(missing, 0)

    @property
    def with_left_out(self) -> SearchForm:
        return self.form.toggled(*self.form.leaves_out)

    @cached_property
    def ways_on(self) -> list[Way]:
        """Where to go from here, if there is nothing."""
        return ways_on(self.form, self.names)
