"""What search engines are told of what is on beside its pages: what was on, and what is asked."""

from django.urls import reverse

from objects.sitemaps import SiteSitemap
from whatson.models import Consultation, WhatsOnPage


class ListSitemap(SiteSitemap):
    """What was on, where there is a list of what is on; all questions, where there are some."""

    def items(self):
        was_on = WhatsOnPage.objects.live().public().exists()
        asked = Consultation.objects.public().exists()
        return ["whatson:past"] * was_on + ["whatson:asked_list"] * asked

    def location(self, name):
        return reverse(name)


class AskedSitemap(SiteSitemap):
    """Every question that is asked, or was, with what came of it."""

    def items(self):
        return Consultation.objects.public().order_by("pk").only("pk")


SITEMAPS = {"on-lists": ListSitemap, "asked": AskedSitemap}
"""By section."""
