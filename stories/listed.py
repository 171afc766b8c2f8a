"""A list of stories: by the year they were published in, page after page."""

from functools import cached_property

from objects.models import CollectionImage
from search.paging import page_of

ON_A_PAGE = 24


class Listed:
    """The stories of a list that an address asks for: of all years, or of the `year` in it."""

    def __init__(self, articles, typed):
        self.articles = articles
        self.typed = typed

    @cached_property
    def years(self) -> list[int]:
        """The years there is something of, the latest first."""
        moments = self.articles.order_by().dates("first_published_at", "year", order="DESC")
        return [moment.year for moment in moments]

    @cached_property
    def year(self) -> int | None:
        """The year asked for, if there is something of it."""
        typed = self.typed.get("year", "")
        return next((year for year in self.years if str(year) == typed), None)

    @cached_property
    def page(self):
        """The page asked for, with what its cards show."""
        articles = self.articles
        if self.year:
            articles = articles.filter(first_published_at__year=self.year)
        return page_of(articles.with_cards(), ON_A_PAGE, self.typed.get("page", ""))

    @property
    def query(self) -> str:
        """What else stands in the address of another page of it."""
        return f"year={self.year}" if self.year else ""


def face_of(contributor):
    """The portrait of somebody who writes, if anybody may see it; two queries."""
    if not contributor or not contributor.portrait_id:
        return None
    public = CollectionImage.objects.public().prefetch_related("renditions")
    return public.filter(pk=contributor.portrait_id).first()
