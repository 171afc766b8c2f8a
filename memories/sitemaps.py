"""What search engines are told of memories: the lists, and each that may be read in one."""

from django.urls import reverse

from memories.models import Memory
from objects.sitemaps import SiteSitemap


class MemoryListSitemap(SiteSitemap):
    """The page of all memories, and that of the objects nobody has told us of."""

    def items(self):
        return ["memories:list", "memories:wanted"]

    def location(self, name):
        return reverse(name)


class MemorySitemap(SiteSitemap):
    """Every memory that the public may find, at its own address."""

    def items(self):
        return Memory.objects.shown_on("lists").order_by("pk").only("reference")


SITEMAPS = {"memory-lists": MemoryListSitemap, "memories": MemorySitemap}
"""By section."""
