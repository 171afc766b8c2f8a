"""The list of all that is on: performances and sessions in one order, narrowed as somebody asks."""

from datetime import datetime
from functools import cached_property
from itertools import groupby

from search.paging import page_of
from whatson.asking import COSTS, FREE, WHEN, Asked
from whatson.models.performances import Performance
from whatson.models.productions import ProductionPage
from whatson.models.projects import ProjectPage, Session
from whatson.occasions import SHOW, Occasion, of_performances, of_sessions
from whatson.times import local

ON_A_PAGE = 36
KINDS = {SHOW: "Shows", **dict(ProjectPage.Kind.choices)}
"""The kinds that one can ask for, in order."""


class Listing:
    """One page of the list. `said` is the query of its address; nothing in it is ever refused."""

    kinds, costs, links = KINDS, COSTS, WHEN

    def __init__(self, said, now: datetime):
        self.asked, self.now = Asked.read(said, KINDS), now
        self.query = self.asked.query
        self._number = said.get("page", "")

    @cached_property
    def page(self):
        """The occasions of this page of the list, each with all that its card shows."""
        page = page_of(self._found, ON_A_PAGE, self._number)
        page.object_list = with_pages(page.object_list, self.now)
        return page

    @property
    def days(self) -> list[tuple]:
        """Each day with its occasions."""
        found = groupby(self.page, key=lambda one: one.day)
        return [(day, list(occasions)) for day, occasions in found]

    @property
    def today(self):
        return local(self.now).date()

    @cached_property
    def _found(self) -> list:
        """The rows of all that is asked for, in order."""
        rows = [*self._performances(), *self._sessions()]
        return sorted(rows, key=lambda row: (row.start, type(row).__name__, row.pk))

    def _performances(self):
        if self.asked.kind not in ("", SHOW):
            return ()
        return self._narrowed(Performance.objects.shown(self.now).with_event())

    def _sessions(self):
        if self.asked.kind == SHOW:
            return ()
        sessions = Session.objects.public().shown(self.now).with_taken()
        if self.asked.kind:
            sessions = sessions.filter(project__kind=self.asked.kind)
        return self._narrowed(sessions)

    def _narrowed(self, rows):
        rows = rows.with_access(self.asked.access)
        if days := self.asked.days(self.today):
            rows = rows.between(*days)
        if self.asked.cost:
            is_free = self.asked.cost == FREE
            rows = rows.free(self.now) if is_free else rows.pay_what_you_can(self.now)
        return rows if self.asked.age is None else rows.for_age(self.asked.age)


def everything(now: datetime) -> list[Occasion]:
    """All that is to come, in order, as calendars have it."""
    performances = Performance.objects.shown(now).with_event()
    sessions = Session.objects.public().shown(now).with_taken()
    return with_pages(sorted([*performances, *sessions], key=lambda row: row.start), now)


def with_pages(rows, now: datetime) -> list[Occasion]:
    """These performances and sessions as occasions, with their published pages; four queries."""
    performances = [row for row in rows if isinstance(row, Performance)]
    events = {row.event_id for row in performances}
    projects = {row.project_id for row in rows if isinstance(row, Session)}
    found = ProductionPage.objects.public().filter(event__in=events).with_pictures()
    productions = {one.event_id: one for one in found} if events else {}
    found = ProjectPage.objects.public().filter(pk__in=projects).with_pictures()
    pages = {one.pk: one for one in found} if projects else {}
    return [one for row in rows for one in _occasion(row, productions, pages, now)]


def _occasion(row, productions, projects, now) -> list[Occasion]:
    """In a list: a project that was closed meanwhile has none."""
    if isinstance(row, Performance):
        return of_performances([row], productions, now)
    return of_sessions([row], projects) if row.project_id in projects else []
