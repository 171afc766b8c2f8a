"""What search engines are told of stories beside their pages: who writes, and series."""

from objects.sitemaps import SiteSitemap
from stories.models import Contributor, Series


class ContributorSitemap(SiteSitemap):
    """Everybody of whom there is something to read."""

    def items(self):
        return Contributor.objects.public().order_by("pk").only("slug")


class SeriesSitemap(SiteSitemap):
    """Every series of which there is something to read."""

    def items(self):
        return Series.objects.public().order_by("pk").only("slug")


SITEMAPS = {"writers": ContributorSitemap, "series": SeriesSitemap}
"""By section."""
