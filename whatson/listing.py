"""The list of all that is on: performances and sessions in one order, then projects without a day,
narrowed as somebody asks.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.db.models import DateTimeField, F, Value

from search.paging import page_of
from whatson.asking import COSTS, FREE, WHEN, Asked
from whatson.models.performances import Performance
from whatson.models.productions import ProductionPage
from whatson.models.projects import ProjectPage, Session
from whatson.occasions import (
    CANCELLED,
    SHOW,
    Occasion,
    of_performances,
    of_project,
    of_sessions,
    of_taken_down,
)
from whatson.times import local

ON_A_PAGE = 36
MODELS = (Performance, Session, ProjectPage)
"""What stands in it, in the order in which things stand that begin at once."""
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
        page.object_list = with_pages(read(page.object_list), self.now)
        return page

    @property
    def days(self) -> list[tuple]:
        """Each day with its occasions; at the end None, with what has no day."""
        found = groupby(self.page, key=lambda one: one.day)
        return [(day, list(occasions)) for day, occasions in found]

    @property
    def today(self):
        return local(self.now).date()

    @cached_property
    def _found(self) -> list[tuple]:
        """The model and the key of all that is asked for, in order, what has no day last. No more
        than that is read of what stands on another page of the list; one query.
        """
        asked_for = (self._performances(), self._sessions(), self._at_any_time())
        first, *others = (_keys(rows) for rows in asked_for if rows is not None)
        found = first.union(*others, all=True) if others else first
        return [(MODELS[which], pk) for _, which, pk in sorted(found, key=_in_time)]

    def _performances(self):
        if self.asked.kind not in ("", SHOW):
            return None
        return self._dated(Performance.objects.shown(self.now))

    def _sessions(self):
        if self.asked.kind == SHOW:
            return None
        return self._dated(self._of_kind(Session.objects.public().shown(self.now), "project__kind"))

    def _at_any_time(self):
        """What has no day is on none that is asked for, and nobody has said what access it has."""
        if self.asked.kind == SHOW or self.asked.access or self.asked.days(self.today):
            return None
        projects = ProjectPage.objects.public().at_any_time()
        return self._narrowed(self._of_kind(projects, "kind"))

    def _of_kind(self, rows, kind: str):
        return rows.filter(**{kind: self.asked.kind}) if self.asked.kind else rows

    def _dated(self, rows):
        rows = rows.with_access(self.asked.access)
        if days := self.asked.days(self.today):
            rows = rows.between(*days)
        return self._narrowed(rows)

    def _narrowed(self, rows):
        if self.asked.cost:
            is_free = self.asked.cost == FREE
            rows = rows.free(self.now) if is_free else rows.pay_what_you_can(self.now)
        return rows if self.asked.age is None else rows.for_age(self.asked.age)


def _keys(rows):
    """When each of these is, of which model, and its key: so that all can be asked for at once."""
    has_day = rows.model is not ProjectPage
    moment = F("start") if has_day else Value(None, output_field=DateTimeField())
    rows = rows.order_by().annotate(moment=moment, which=Value(MODELS.index(rows.model)))
    return rows.values_list("moment", "which", "pk")


def _in_time(row: tuple) -> tuple:
    moment, *which = row
    return moment is None, moment.timestamp() if moment else 0, which


def everything(now: datetime) -> list[Occasion]:
    """All that is to come, in order, as calendars have it: also what is off as its page was taken
    down, or whoever had it before would not hear of that.
    """
    performances = Performance.objects.shown(now).with_event().with_page_changes()
    sessions = Session.objects.public().shown(now).with_taken()
    to_come = with_pages([*performances, *sessions], now)
    off = of_taken_down(Session.objects.taken_down().shown(now))
    return sorted([*to_come, *off], key=lambda one: (one.start, one.name))


def of_page(slug: str, now: datetime) -> tuple[str, list[Occasion]] | None:
    """What the calendar of one page is called and has; None where there was no such page. Of a
    project that was taken down it has that nothing takes place, and none of its words.
    """
    for model in (ProductionPage, ProjectPage):
        if found := model.objects.public().filter(slug=slug).first():
            return found.title, found.occasions(now)
    if not ProjectPage.objects.taken_down().filter(slug=slug).exists():
        return None
    off = Session.objects.taken_down().shown(now).filter(project__slug=slug)
    return CANCELLED, of_taken_down(off.order_by("start", "pk"))


def read(found: list[tuple]) -> list:
    """What stands at these places of the list, in their order: (model, key) of each; a query for
    each of both models.
    """
    keys = {model: [pk for one, pk in found if one is model] for model in (Performance, Session)}
    rows = {ProjectPage: {pk: Undated(pk) for one, pk in found if one is ProjectPage}}
    whole = (Performance.objects.with_event(), Session.objects.with_taken())
    for rows_of in whole:
        rows[rows_of.model] = rows_of.in_bulk(keys[rows_of.model])
    return [rows[model][pk] for model, pk in found if pk in rows[model]]


@dataclass(frozen=True)
class Undated:
    """A project's place in a list, where it has no day."""

    project_id: int


def with_pages(rows, now: datetime) -> list[Occasion]:
    """These performances, sessions and projects as occasions, with their published pages; four
    queries.
    """
    events = {row.event_id for row in rows if isinstance(row, Performance)}
    projects = {row.project_id for row in rows if not isinstance(row, Performance)}
    found = ProductionPage.objects.public().filter(event__in=events).with_pictures()
    productions = {one.event_id: one for one in found} if events else {}
    found = ProjectPage.objects.public().filter(pk__in=projects).with_pictures()
    pages = {one.pk: one for one in found} if projects else {}
    return [one for row in rows for one in _occasion(row, productions, pages, now)]


def _occasion(row, productions, projects, now) -> list[Occasion]:
    """In a list: a project that was closed meanwhile has none."""
    if isinstance(row, Performance):
        return of_performances([row], productions, now)
    if row.project_id not in projects:
        return []
    if isinstance(row, Undated):
        return [of_project(projects[row.project_id])]
    return of_sessions([row], projects)
