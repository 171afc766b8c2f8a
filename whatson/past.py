"""What was on: the productions and projects whose last time has been."""

from datetime import datetime

from search.paging import page_of
from whatson.models import ProductionPage, ProjectPage

ON_A_PAGE = 36
KINDS = (ProductionPage, ProjectPage)


def over(now: datetime, number: str):
    """One page of them, the latest first, each with all that its card shows."""
    found = [
        (page["ended"], page["pk"])
        for model in KINDS
        for page in model.objects.public().over(now).values("ended", "pk")
    ]
    page = page_of([pk for _, pk in sorted(found, reverse=True)], ON_A_PAGE, number)
    by_key = {}
    for model in KINDS:
        shown = model.objects.public().with_pictures().with_times(now)
        by_key |= shown.in_bulk(page.object_list)
    page.object_list = [by_key[pk] for pk in page.object_list if pk in by_key]
    return page
