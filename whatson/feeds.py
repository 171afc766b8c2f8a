"""What is newly announced, as a feed: productions and projects, as soon as BAC writes of them."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape

from objects.atom import FitAtom
from whatson.models import ProductionPage, ProjectPage
from whatson.times import local

NEWEST = 20


class Announced(Feed):
    """The newest productions and projects, with when they are on next."""

    feed_type = FitAtom
    subtitle = "Shows and civic projects, as soon as they are announced."

    def title(self):
        return f"What’s on at {settings.WAGTAIL_SITE_NAME}"

    def link(self):
        return f"{settings.SITE_URL}/whats-on/"

    def feed_url(self):
        return f"{settings.SITE_URL}{reverse('whatson:feed')}"

    def items(self):
        found = [page for model in (ProductionPage, ProjectPage) for page in _newest(model)]
        return sorted(found, key=lambda page: page.first_published_at, reverse=True)[:NEWEST]

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        # Atom's summary is HTML, its title is not.
        return escape(" ".join(filter(None, [f"{page.kind_words}.", page.standfirst, _when(page)])))

    def item_link(self, page):
        return f"{settings.SITE_URL}{page.url}"

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at


def _newest(model):
    pages = model.objects.public().exclude(first_published_at=None)
    return pages.with_times(timezone.now()).order_by("-first_published_at", "-pk")[:NEWEST]


def _when(page) -> str:
    if not page.first:
        return ""
    first, last = (date_format(local(moment), "j F Y") for moment in (page.first, page.last))
    return f"On {first}." if first == last else f"From {first} to {last}."
