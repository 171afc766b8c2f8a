"""The feed of new memories: a link and a line for each, and nobody's words."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import escape

from memories.documents import with_subjects
from memories.models import Memory
from objects.atom import FitAtom

NEWEST = 30


class NewMemoriesFeed(Feed):
    """The newest memories as Atom. Readers keep what a feed says, so it says nothing of theirs."""

    feed_type = FitAtom
    subtitle = "What people remember: follow a link to read it."

    def title(self):
        return f"New memories in {settings.WAGTAIL_SITE_NAME}"

    def link(self):
        return f"{settings.SITE_URL}{reverse('memories:list')}"

    def feed_url(self):
        return f"{settings.SITE_URL}{reverse('memories:feed')}"

    def items(self):
        shown = with_subjects(Memory.objects.shown_on("feed"))
        return shown.order_by("-published_at", "-pk")[:NEWEST]

    def item_title(self, memory):
        return memory.name

    def item_description(self, memory):
        # Atom's summary is HTML, its title is not.
        return escape(memory.name)

    def item_link(self, memory):
        return f"{settings.SITE_URL}{memory.get_absolute_url()}"

    def item_pubdate(self, memory):
        return memory.published_at

    def item_updateddate(self, memory):
        return memory.published_at
