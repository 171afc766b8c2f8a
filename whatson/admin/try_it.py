"""Try the settings: what the box office answers is shown, and nothing is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from whatson.access import LABELS
from whatson.faults import Fault
from whatson.models import BoxOfficeSettings
from whatson.prices import words
from whatson.providers import provider_for
from whatson.providers.base import PerformanceSaid, Provider
from whatson.syncing.season import ask_what_is_on
from whatson.times import local

MAY = "whatson.change_boxofficesettings"
SHOWN = 20
ASKED_ABOUT = 3
"""For so many performances prices and places are asked for as well: somebody waits."""


@dataclass
class Tried:
    """One performance, as it would be kept."""

    name: str
    start: datetime
    venue: str
    access: str
    price: str = ""
    places: str = ""
    link: str = ""


@require_http_methods(["GET", "POST"])
def try_it(request):
    """Ask when the button is pressed; a page that is only opened asks nobody."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    context = {"page_title": "Try the box office", "header_title": "Try the box office"}
    context |= {"header_icon": "calendar-alt", "settings": BoxOfficeSettings.current()}
    if request.method == "POST":
        context |= tried(context["settings"], timezone.now())
    return render(request, "whatson/admin/try_it.html", context)


def tried(settings: BoxOfficeSettings, now: datetime) -> dict:
    """What came back, or what was wrong with it."""
    try:
        provider = provider_for(settings)
        season = ask_what_is_on(provider, now)
    except Fault as fault:
        return {"fault": fault.said}
    names = {said.source_id: said.name for said in season.events.rows}
    first = sorted(season.performances.rows, key=lambda said: said.start)[:SHOWN]
    rows = [_row(said, said.name or names[said.event_id]) for said in first]
    problems = list(season.problems)
    for said, row in list(zip(first, rows, strict=True))[:ASKED_ABOUT]:
        _ask_more(provider, said, row, problems)
    return {
        "rows": rows,
        "events": len(season.events.rows),
        "performances": len(season.performances.rows),
        "problems": problems,
        "asked_about": ASKED_ABOUT,
        "came_back": True,
    }


def _row(said: PerformanceSaid, name: str) -> Tried:
    access = ", ".join(LABELS[field] for field, has in said.access.items() if has)
    return Tried(name, local(said.start), said.venue or "", access)


def _ask_more(provider: Provider, said: PerformanceSaid, row: Tried, problems: list) -> None:
    try:
        row.link = provider.booking_link(said.source_id)
        row.price = words([price.as_json() for price in provider.prices(said) or ()])
        row.places = provider.availability(said.source_id).label
    except Fault as fault:
        problems.append(fault.said)
