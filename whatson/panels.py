"""What stands of productions and projects on an object's page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef
from django.utils import timezone

from objects.models import CollectionObject
from objects.open_pages import not_closed
from objects.panels import Panel
from whatson.models import Performance, ProductionObject, ProjectObject, Session
from whatson.times import local
from whatson.timing import moments
from whatson.visits.things import is_to_be_asked_for

ON_STAGE, ASK_TO_SEE = 15, 90
"""Their places among the panels: after what people remember and before stories; after all."""


@dataclass(frozen=True)
class Behind:
    """A production or a project that an object is behind, and when it is on. `last` is its last
    time to come, `over` whether all that is known of it has been.
    """

    page: object
    is_show: bool
    first: datetime | None
    last: datetime | None
    over: bool

    @property
    def words(self) -> str:
        """What stands before its title."""
        if self.over:
            return "Was part of"
        if not self.last:
            return "Part of"
        return "On stage" if self.is_show else "Take part"


def behind_objects(records) -> dict[int, list[Behind]]:
    """The productions and projects that each published object is behind; two queries."""
    public = [record.pk for record in records if record.is_public]
    now, found = timezone.now(), defaultdict(dict)
    for row in (*_productions(public, now), *_projects(public, now)):
        behind = _behind(row)
        found[row.collection_object_id].setdefault(behind.page.pk, behind)
    return {pk: sorted(those.values(), key=_soonest) for pk, those in found.items()}


def _productions(public, now):
    times = Performance.objects.filter(event=OuterRef("page__event"))
    return _rows(ProductionObject, public, moments(times, "event", now))


def _projects(public, now):
    times = Session.objects.filter(project=OuterRef("page"))
    return _rows(ProjectObject, public, moments(times, "project", now))


def _rows(model, public, times):
    rows = model.objects.filter(not_closed("page__path"), collection_object__in=public)
    rows = rows.filter(page__live=True, page__alias_of=None).select_related("page")
    return rows.annotate(**times).order_by("page", "sort_order")


def _behind(row) -> Behind:
    first, last = (local(moment) if moment else None for moment in (row.first, row.last))
    is_show = isinstance(row, ProductionObject)
    return Behind(row.page, is_show, first, last, over=bool(row.ended) and not last)


def _soonest(behind: Behind):
    """What is to come goes before what has been."""
    return behind.last is None, behind.first.timestamp() if behind.first else 0, behind.page.title


def may_be_asked_for(records) -> dict[int, bool]:
    """Whether somebody can ask to see each of these; no query."""
    return {record.pk: is_to_be_asked_for(record) for record in records}


PANELS = (
    Panel(CollectionObject, ON_STAGE, "whatson/object_panel.html", behind_objects),
    Panel(CollectionObject, ASK_TO_SEE, "whatson/visits/ask_panel.html", may_be_asked_for),
)
