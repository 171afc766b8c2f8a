"""What search engines are told of: each object and each name that has a page, in pages of 2,000."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from objects.models import CollectionObject, Person, Place, Term

ON_A_PAGE = 2000


class SiteSitemap(Sitemap):
    """Addresses as `SITE_URL` gives them, whatever host the sitemap was asked of."""

    limit = ON_A_PAGE

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


class ListSitemap(SiteSitemap):
    """The list of everything."""

    def items(self):
        return ["objects:list"]

    def location(self, name):
        return reverse(name)


class ObjectSitemap(SiteSitemap):
    """Every published object, with the day of its last change."""

    def items(self):
        return CollectionObject.objects.published().order_by("pk").only("slug", "updated_at")

    def lastmod(self, thing):
        return thing.updated_at

    def get_latest_lastmod(self):
        """Asked for at each look at the index: by the database, not object by object."""
        return CollectionObject.objects.published().aggregate(last=Max("updated_at"))["last"]


class NameSitemap(SiteSitemap):
    """The people, places or terms that a published object names."""

    model = None

    def items(self):
        return self.model.objects.with_published_objects().order_by("pk").only("slug")

    def location(self, authority):
        return reverse(f"objects:{self.model._meta.model_name}", args=[authority.slug])


class PersonSitemap(NameSitemap):
    model = Person


class PlaceSitemap(NameSitemap):
    model = Place


class TermSitemap(NameSitemap):
    model = Term


SITEMAPS = {
    "lists": ListSitemap,
    "objects": ObjectSitemap,
    "people": PersonSitemap,
    "places": PlaceSitemap,
    "terms": TermSitemap,
}
