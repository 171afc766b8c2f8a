"""The sitemap's sections: the pages, and what each app to the left has."""

from django.urls import reverse
from wagtail.models import Page, Site

from objects.sitemaps import SITEMAPS as OBJECTS
from objects.sitemaps import SiteSitemap


class PageSitemap(SiteSitemap):
    """Every page that anybody may read, and the list of objects."""

    def items(self):
        root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
        pages = Page.objects.descendant_of(root, inclusive=True).live().public().order_by("path")
        listed = [(page.get_url(), page.last_published_at) for page in pages]
        return [*listed, (reverse("objects:list"), None)]

    def location(self, item):
        return item[0]

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        return max((last for _, last in self.items() if last), default=None)


SITEMAPS = {"pages": PageSitemap, **OBJECTS}
