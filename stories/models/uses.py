"""Where stories show things: which object or memory stands on which page, in which block."""

from django.db import models
from django.db.models import Q
from wagtail.models import Page

from memories.models import Memory
from objects.models import CollectionMedia, CollectionObject
from objects.open_pages import not_closed


def live_pages():
    """The keys of all pages that somebody may read now; what stands in two places counts once."""
    return Page.objects.live().filter(alias_of=None).order_by().values("pk")


def open_pages():
    """Those of them that anybody may read."""
    return live_pages().filter(not_closed())


class StoryUseQuerySet(models.QuerySet):
    """Uses, by who may read the pages they are on."""

    def public(self):
        """Keep those on pages that anybody may read now."""
        return self.filter(page__in=open_pages())

    def live(self):
        """Keep those on published pages, also on those that only invited readers may read."""
        return self.filter(page__in=live_pages())


class StoryUse(models.Model):
    """One object or memory in one block of a page, as it was last published.

    Rewritten whenever the page is published, taken off, moved or deleted (`stories/uses.py`).
    Wagtail's reference index can't serve: it counts drafts and lags behind.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="story_uses")
    collection_object = models.ForeignKey(
        CollectionObject,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="story_uses",
    )
    memory = models.ForeignKey(
        Memory, null=True, blank=True, on_delete=models.CASCADE, related_name="story_uses"
    )
    block_id = models.CharField(max_length=36)
    block_type = models.CharField(max_length=30)

    objects = StoryUseQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(collection_object__isnull=False, memory__isnull=True)
                | Q(collection_object__isnull=True, memory__isnull=False),
                name="story_use_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["page", "block_id", "collection_object"], name="story_use_of_object_once"
            ),
            models.UniqueConstraint(
                fields=["page", "block_id", "memory"], name="story_use_of_memory_once"
            ),
        ]

    def __str__(self):
        return f"Use {self.pk}"

    @property
    def record(self):
        """The object or memory that is shown."""
        return self.collection_object or self.memory


class StoryMediaQuerySet(models.QuerySet):
    """Recordings in stories, as the public hears them."""

    def public(self):
        """Keep those on pages that anybody may read now."""
        return self.filter(page__in=open_pages())


class StoryMedia(models.Model):
    """A recording that a page, as it was last published, plays: so it may be heard."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="story_media")
    media = models.ForeignKey(CollectionMedia, on_delete=models.CASCADE, related_name="story_media")

    objects = StoryMediaQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "media"], name="story_media_once")]

    def __str__(self):
        return f"Recording {self.media_id} on {self.page_id}"


class StoryMentionQuerySet(models.QuerySet):
    """Mentions, by who may read the pages they are on."""

    def public(self):
        """Keep those on pages that anybody may read now."""
        return self.filter(page__in=open_pages())


class StoryMention(models.Model):
    """A production or a project that a page, as it was last published, links to or shows."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="story_mentions")
    about = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="mentioned_in")

    objects = StoryMentionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "about"], name="story_mention_once")]

    def __str__(self):
        return f"{self.about_id} on {self.page_id}"
