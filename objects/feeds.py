"""The feed of new objects: who follows it hears of each that can be seen for the first time."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import escape

from objects import sentences
from objects.atom import FitAtom
from objects.models import CollectionObject

NEWEST = 30


class NewObjectsFeed(Feed):
    """The newest published objects as Atom, with the addresses that stay."""

    feed_type = FitAtom
    subtitle = "Objects that can be seen here for the first time."

    def title(self):
        return f"New in {settings.WAGTAIL_SITE_NAME}"

    def link(self):
        return f"{settings.SITE_URL}{reverse('objects:list')}"

    def feed_url(self):
        return f"{settings.SITE_URL}{reverse('objects:feed')}"

    def items(self):
        """In two queries: keys alone are sorted first, as whole records take four times as long."""
        published = CollectionObject.objects.published()
        newest = published.newest_first().values("pk")[:NEWEST]
        found = CollectionObject.objects.published().filter(pk__in=list(_keys(newest)))
        return found.newest_first().with_public_relations()

    def item_title(self, thing):
        return f"{thing.name} ({thing.object_number})"

    def item_description(self, thing):
        # Atom's summary is HTML, its title is not.
        return escape(sentences.what_it_is(thing))

    def item_link(self, thing):
        return f"{settings.SITE_URL}{thing.get_absolute_url()}"

    def item_pubdate(self, thing):
        return thing.shown_since

    def item_updateddate(self, thing):
        return thing.updated_at


def _keys(rows):
    return (row["pk"] for row in rows)
