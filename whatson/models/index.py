"""The one page that lists all that is on."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from contact.guard import ONLY_READ
from objects.open_pages import KnowsIfOpen
from search.asked_again import asked_again
from whatson import listing

SLUG = "whats-on"
"""The calendars' addresses begin with it too (whatson/urls.py), so it is the page's for good."""
FRONT_DOOR = 2
"""How deep a site's first page stands in the tree."""


class WhatsOnPage(KnowsIfOpen, Page):
    """What is on: performances and civic work in one list, by date."""

    introduction = models.TextField(blank=True, help_text="One or two sentences under the title.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("show_in_menus")]
        )
    ]

    allowed_http_methods = ONLY_READ
    max_count = 1
    subpage_types = ["whatson.ProductionPage", "whatson.ProjectPage"]

    class Meta:
        verbose_name = "what's on"
        verbose_name_plural = "what's on"

    @classmethod
    def can_exist_under(cls, parent) -> bool:
        """Directly below the front door alone: elsewhere its address would be another one."""
        return parent.depth == FRONT_DOOR and super().can_exist_under(parent)

    def full_clean(self, *args, **kwargs):
        self.slug = SLUG
        super().full_clean(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        own = {"listing": listing.Listing(request.GET, timezone.now())}
        return super().get_context(request, *args, **kwargs) | own

    def serve(self, request, *args, **kwargs):
        """As Wagtail's; nobody keeps a copy without asking again: what is on changes hourly."""
        return asked_again(super().serve)(request, *args, **kwargs)
