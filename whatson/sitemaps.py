"""What search engines are told of what is on beside its pages: what was on, and what is asked."""

from django.urls import reverse
from django.utils.functional import cached_property

from objects.sitemaps import SiteSitemap
from whatson.models import Consultation, WhatsOnPage


class OnSitemap(SiteSitemap):
    """What was on, where there is a list of what is on; every question that is asked, or was, with
    what came of it.
    """

    def items(self):
        return self._addresses

    @cached_property
    def _addresses(self) -> list[str]:
        """Asked for once, though the index wants their number too."""
        was_on = [reverse("whatson:past")] if WhatsOnPage.objects.live().exists() else []
        asked = [one.get_absolute_url() for one in Consultation.objects.public().order_by("pk")]
        return was_on + ([reverse("whatson:asked_list"), *asked] if asked else [])

    def location(self, address):
        return address


SITEMAPS = {"on": OnSitemap}
"""By section."""
