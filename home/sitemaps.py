"""The sitemap's sections: the pages, and what each app to the left has."""

from urllib.parse import urlsplit

from django.utils.functional import cached_property
from wagtail.contrib.sitemaps import Sitemap

from memories.sitemaps import SITEMAPS as MEMORIES
from objects.sitemaps import SITEMAPS as OBJECTS
from objects.sitemaps import SiteSitemap
from stories.sitemaps import SITEMAPS as STORIES
from whatson.sitemaps import SITEMAPS as ON


class PageSitemap(SiteSitemap, Sitemap):
    """Every page that anybody may read, as Wagtail lists them, at the addresses of `SITE_URL`."""

    def items(self):
        return self._pages

    @cached_property
    def _pages(self):
        """Asked for once, though the index wants their last day and their number.

        What stands in two places is named once, at its own: an alias is as closed as its source.
        """
        return super().items().filter(alias_of=None)

    def _urls(self, page, protocol, domain):
        found = super()._urls(page, protocol, domain)
        for url in found:
            here = urlsplit(url["location"])._replace(scheme=protocol, netloc=domain)
            url["location"] = here.geturl()
        return found


SITEMAPS = {"pages": PageSitemap, **OBJECTS, **ON, **MEMORIES, **STORIES}
