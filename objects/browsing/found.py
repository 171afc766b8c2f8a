"""What the list of objects shows for one address."""

from dataclasses import replace
from functools import cached_property

from objects.browsing import choices, wording
from objects.browsing.form import SearchForm
from objects.browsing.names import moved, names_of
from objects.browsing.nearest import nearest
from objects.browsing.sets import fold_sets
from objects.browsing.understood import Understood, as_said
from objects.browsing.walking import add_steps
from objects.browsing.ways_on import ways_on
from objects.cards import bring_cards
from objects.models import CollectionObject
from objects.why import add_reasons
from search import keeping
from search.asking import Ask, ways_to_ask
from search.finding import find, find_page
from search.paging import ListPage
from search.query import PAGE
from search.records import in_order
from search.ways_on import Near, Way, words_of_nothing


class Found:
    """What was found for a form, with the records from the database.

    Raises SearchAway when it is made, where there is no usable index.
    """

    def __init__(self, form: SearchForm):
        self.form = form
        self.result, self.number, self.paginator = find_page(form)
        self.understood = Understood(form, self.result)

    @cached_property
    def page(self) -> ListPage:
        """The objects of this page, with what their cards show."""
        state = keeping.state()
        public = CollectionObject.objects.published().told_if_settled()
        things = in_order(public, self.result.pks(self.form.kind.name))
        bring_cards(things, state)
        if self.form.text:
            self._add_reasons(things)
        add_steps(things, self.form, self.result, (self.number - 1) * PAGE + 1)
        asked = self.form.page_number
        return ListPage(fold_sets(things), self.number, self.paginator, asked)

    def _add_reasons(self, things):
        # The same search, so it is remembered; only words are marked anew.
        marked = find(replace(self.form.query(self.number), highlight=True))
        add_reasons(things, self.form.kind, marked, self.understood.searched)

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
            choices.group(
                facet, self.form, self._counts(facet), self.names, self.understood.as_chosen
            )
            for facet in self.form.kind.facets
        )
        return [group for group in made if group.values or group.is_ranged]

    @property
    def chips(self) -> list[choices.Chip]:
        """What narrows the list: what was chosen, then what was read in the words."""
        return choices.chips(self.form, self.names) + self.understood.chips

    @property
    def orders(self) -> list[choices.Order]:
        return choices.orders(self.form)

    @property
    def views(self) -> list[choices.Order]:
        return choices.views(self.form)

    @property
    def heading(self) -> str:
        return wording.heading(as_said(self.form, self.result), self.names)

    @cached_property
    def left_out(self) -> int:
        """How many more there would be with those that have no date, where one is chosen."""
        as_chosen = self.understood.as_chosen
        if not as_chosen.leaves_out:
            return 0
        if as_chosen.spans:
            return find(self.with_left_out.counting()).total - self.result.total
        facet, missing = as_chosen.leaves_out
        return self.result.facets[facet].get(missing, 0)

    @property
    def with_left_out(self) -> SearchForm:
        as_chosen = self.understood.as_chosen
        return as_chosen.toggled(*as_chosen.leaves_out)

    @property
    def ways_to_ask(self) -> list[Ask]:
        return ways_to_ask([self.form.kind])

    # Where there is nothing

    @cached_property
    def words_of_nothing(self) -> list[str]:
        return words_of_nothing(self.form.text)

    @cached_property
    def nearest(self) -> list[Near]:
        return nearest(self.form)

    @cached_property
    def ways_on(self) -> list[Way]:
        """Where to go from here."""
        return ways_on(self.form, self.names)
