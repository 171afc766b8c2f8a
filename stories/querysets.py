"""Which stories, for whom: every public read begins at `public()`."""

from django.db import models
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class ArticleQuerySet(PageQuerySet):
    """Stories, posts, exhibitions and their chapters, by who may read them."""

    def public(self):
        """Keep what anybody may read, newest first; what stands in two places counts once."""
        shown = super().public().live().filter(alias_of=None)
        return shown.order_by("-first_published_at", "-pk")

    def by(self, contributor):
        """Keep what this person wrote, alone or with others."""
        return self.filter(authorships__contributor=contributor)

    def with_cards(self):
        """What a card shows: its picture, and its authors in order; one more query."""
        authorships = self.model._meta.get_field("authorships").related_model.objects
        named = authorships.select_related("contributor")
        return self.select_related("picture").prefetch_related(
            models.Prefetch("authorships", named, to_attr="author_links")
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
