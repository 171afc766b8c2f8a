"""What is next: one time of each show and of each project, for pages that show only a few."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from objects.open_pages import may_be_seen
from whatson.models.performances import Performance
from whatson.models.productions import ProductionPage
from whatson.models.projects import ProjectPage, Session
from whatson.occasions import Occasion, of_performances, of_project, of_sessions


def next_shows(now: datetime, most: int, chosen: Sequence[int] = ()) -> list[Occasion]:
    """The next performance of each production, the soonest first; those of the `chosen` pages
    before all others, in their order. Two queries.
    """
    to_come = Performance.objects.taking_place(now)
    pages = ProductionPage.objects.public().filter(event=OuterRef("event"))
    page = "event__production_page"
    rows = to_come.first_of_each("event").select_related(f"{page}__picture")
    rows = rows.annotate(
        is_open=Exists(pages.order_by()), may_show_picture=may_be_seen(f"{page}__picture")
    )
    rows = rows.prefetch_related(f"{page}__picture__renditions")
    found = list(_in_order(rows, Q(is_open=True), f"{page}__pk", chosen)[:most])
    known = {
        row.event_id: _pictured(row, row.event.production_page) for row in found if row.is_open
    }
    return of_performances(found, known, now)


def next_projects(now: datetime, most: int, chosen: Sequence[int] = ()) -> list[Occasion]:
    """The next session of each project, in the same way; then, while there is room, those without
    a day. The chosen ones keep their order. At most four queries.
    """
    dated = _next_sessions(now, most, chosen)
    if len(dated) == most and not chosen:
        return dated
    # A stable sort: among themselves both are in order.
    both = [*dated, *_at_any_time(most, chosen)]
    places = {pk: place for place, pk in enumerate(chosen)}
    return sorted(both, key=lambda one: places.get(one.page.pk, len(chosen)))[:most]


def _at_any_time(most, chosen) -> list[Occasion]:
    found = ProjectPage.objects.public().at_any_time().with_pictures()
    first = [Case(When(pk__in=chosen, then=Value(0)), default=Value(1))] if chosen else []
    return [of_project(page) for page in found.order_by(*first, "-last_published_at", "pk")[:most]]


def _next_sessions(now, most, chosen) -> list[Occasion]:
    to_come = Session.objects.public().taking_place(now)
    rows = to_come.first_of_each("project").with_taken().select_related("project__picture")
    rows = rows.annotate(may_show_picture=may_be_seen("project__picture"))
    rows = rows.prefetch_related("project__picture__renditions")
    found = list(_in_order(rows, Q(), "project_id", chosen)[:most])
    return of_sessions(found, {row.project_id: _pictured(row, row.project) for row in found})


def alternating(shows: Iterable[Occasion], projects: Iterable[Occasion]) -> list[Occasion]:
    """One of each by turns, begun by the kind that is on first; then whatever is left."""
    first, second = sorted((list(shows), list(projects)), key=_begins)
    pairs = [one for pair in zip(first, second, strict=False) for one in pair]
    both = min(len(first), len(second))
    return [*pairs, *first[both:], *second[both:]]


def _begins(some: list[Occasion]) -> tuple:
    """By which of two is first: what is on at a time goes before what has none."""
    start = some[0].start if some else None
    return not some, start is None, start.timestamp() if start else 0


def _in_order(rows, may_be_chosen: Q, key: str, chosen: Sequence[int]):
    """The chosen ones in their order, then the soonest."""
    whens = [
        When(may_be_chosen & Q(**{key: pk}), then=Value(place)) for place, pk in enumerate(chosen)
    ]
    first = [Case(*whens, default=Value(len(chosen)))] if whens else []
    return rows.order_by(*first, "start", "pk")


def _pictured(row, page):
    page.may_show_picture = row.may_show_picture
    return page
